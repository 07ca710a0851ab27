from commands import bridge, bridge_json
from rich.text import Text

from bridge.cli.plugins import as_data, lines_of
from bridge.hooks import PluginManager, hookimpl


def test_a_program_reads_every_offer():
    listed = bridge_json("plugins", "--json")
    assert {"built-in", "hibari", "sine", "smollm"} <= {p["name"] for p in listed["plugins"]}
    offers = {(offer["role"], offer["name"]): offer for offer in listed["offers"]}
    assert offers["voice", "sine"]["plugin"] == "sine"
    assert offers["voice", "hibari"]["isolated"] is True
    assert all(offer["summary"] for offer in listed["offers"])


def test_a_person_reads_roles_and_summaries():
    lines = bridge("plugins").stdout.splitlines()
    assert lines[0] == "voice"
    assert any(line.startswith("  sine ") and line.endswith("(sine)") for line in lines)


class Needy:
    @hookimpl
    def register_voices(self, register):
        register("opera", print, summary="sings", requires=("no_lungs",), install="pip install air")


class Broken:
    @hookimpl
    def register_voices(self, register):
        raise RuntimeError("out of tune")


def odd_plugins():
    manager = PluginManager()
    manager.load(Needy(), "needy")
    manager.load(Broken(), "broken")
    return manager


def test_what_is_missing_and_what_is_broken_is_told():
    role, offer, broken = (Text.from_ansi(line).plain for line in lines_of(odd_plugins()))
    assert role == "voice"
    assert offer == "  opera              sings  needs no_lungs: pip install air  (needy)"
    assert broken.startswith("broken: broken from built-in: ")
    assert "out of tune" in broken


def test_a_program_reads_them_too():
    listed = as_data(odd_plugins())
    assert listed["offers"][0]["missing"] == ["no_lungs"]
    assert any("out of tune" in plugin["error"] for plugin in listed["plugins"])
