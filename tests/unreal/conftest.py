"""The Unreal client's C++, as CMake built it: with sanitisers, which end what is undefined."""

from pathlib import Path

import pytest
import unreal

_BUILD_SECS = 600  # the first test builds for all; on a busy machine that takes its time


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(_BUILD_SECS))


@pytest.fixture(scope="session")
def run_program():
    """Return ``run_program(name, *args, stdin=, timeout=)``: what it printed."""
    return unreal.run_program


@pytest.fixture(scope="session")
def start_program():
    """Return ``start_program(name, *args)``: its process."""
    return unreal.start_program
