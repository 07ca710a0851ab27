import pytest

from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

LOCAL = {
    "voice": {"name": "sine"},
    "outputs": [],
    "stream": {"endpoint": "tcp://127.0.0.1:*", "control": "tcp://127.0.0.1:*"},
    "sound": {"mode": "off"},
}


@pytest.fixture
def plugins():
    """The parts that are always there; a test may load more."""
    return load_plugins()


@pytest.fixture
def character(plugins):
    """Make a character that says tones on free ports; settings by dotted key change it."""

    def make(name="ada", **settings):
        flat = {
            f"{k}.{n}": v for k, t in LOCAL.items() if isinstance(t, dict) for n, v in t.items()
        }
        flat |= {"outputs": [], "name": name} | settings
        return load_character(None, flat, {}, registry=plugins.registry).character

    return make
