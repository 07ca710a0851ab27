"""The example of a stranger's plugin, installed as a stranger would install it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples/04_write_a_plugin"

FIND_AND_USE = """
from bridge.hooks import PluginManager, Role
from bridge.testing import sample_conversation
plugins = PluginManager()
plugins.load_installed()
(report,) = [report for report in plugins.reports if report.name == "pirate"]
print(report.source, report.error or "works")
print(plugins.registry.create(Role.STYLE, "swagger", {}).style().name)
model = plugins.registry.create(Role.DIALOGUE, "pirate", {})
print("".join(model.reply(sample_conversation("Where is the gold?"))))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the example into a folder of its own, without asking any index."""
    folder = tmp_path_factory.mktemp("site")
    _run(
        *("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"),
        *("--no-deps", "--no-build-isolation", "--target", str(folder), str(EXAMPLE)),
    )
    return folder


def _run(*arguments, path=""):
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=EXAMPLE,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_bridge_finds_it_and_can_use_it(installed):
    source, style, answer = _run("-c", FIND_AND_USE, path=installed).splitlines()
    assert source == "bridge-pirate works"
    assert style == "swagger"
    assert answer.endswith("All the gold lies *deep*, and there it stays.")


def test_it_passes_its_own_tests(installed):
    output = _run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=.", path=installed)
    assert "passed" in output
    assert "failed" not in output
