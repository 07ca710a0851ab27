import os
import sys
from pathlib import Path

import pytest

from bridge.hooks import PluginManager
from bridge.model import Utterance

PLUGIN = "parts_for_tests"
FOLDER = str(Path(__file__).parent)


@pytest.fixture
def parts(monkeypatch):
    """The name of the test plugin, importable here and in children."""
    monkeypatch.syspath_prepend(FOLDER)
    paths = [FOLDER, os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in paths if p))
    yield PLUGIN
    sys.modules.pop(PLUGIN, None)


@pytest.fixture
def registry(parts):
    manager = PluginManager()
    manager.load(__import__(parts), parts)
    assert not manager.reports[0].error
    return manager.registry


@pytest.fixture
def say():
    return lambda text: Utterance(utterance_id="u1", turn_id="t1", text=text, language="en")
