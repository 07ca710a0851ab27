"""The package's C#, as built for each runtime."""

from pathlib import Path

import pytest
import unity

_BUILD_SECS = 600  # the first test builds for all; on a busy machine that takes its time


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(_BUILD_SECS))


@pytest.fixture(params=unity.RUNTIMES, ids=str)
def runtime(request):
    """Return each runtime in turn."""
    return request.param


@pytest.fixture(scope="session")
def core_dll():
    """Return ``core_dll(runtime)``: the path of the core."""
    return unity.core_dll


@pytest.fixture(scope="session")
def program():
    """Return ``program(name, runtime)``: the path of a program of ``Tests~/Programs``."""
    return unity.program


@pytest.fixture(scope="session")
def run_program():
    """Return ``run_program(name, runtime, *args, stdin=, timeout=)``: what it printed."""
    return unity.run_program


@pytest.fixture(scope="session")
def start_program():
    """Return ``start_program(name, runtime, *args)``: its process."""
    return unity.start_program
