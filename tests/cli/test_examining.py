import pytest
from commands import CHARACTER, write_character

from bridge.cli.checks import Check
from bridge.cli.examining import Findings, examine


def findings(**settings):
    check = Check(name="voice opera", is_fine=False, is_needed=True, detail="run: pip install air")
    return Findings(system="here", settings=settings, sources={}, plugins=[], checks=[check])


def test_every_setting_has_a_value_and_a_source(ada):
    found = examine(ada)
    assert found.settings["stream.frame_rate"] == 60
    assert found.sources["name"] == str(ada)
    assert found.sources["voice.name"] == str(ada)


def test_options_of_a_part_stand_in_its_table(tmp_path):
    file = write_character(tmp_path, 'outputs = [{name = "vmc", targets = ["127.0.0.1:39540"]}]')
    settings = examine(file).settings
    assert settings["outputs[0].name"] == "vmc"
    assert "127.0.0.1:39540" in str(
        [value for key, value in settings.items() if key.startswith("outputs[0].targets")]
    )


def test_each_plugin_says_how_it_went():
    assert "sine (avatar-bridge): loaded" in examine(None).plugins


def test_sound_that_a_character_insists_on_is_needed(tmp_path):
    file = write_character(tmp_path, CHARACTER.replace('mode = "off"', 'mode = "on"'))
    (check,) = [check for check in examine(file).checks if check.name == "sound"]
    assert check.is_needed
    assert check.is_fine or "--no-sound" in check.detail


def test_an_address_beyond_this_machine_that_it_does_not_have_is_told(tmp_path):
    text = CHARACTER.replace("tcp://127.0.0.1:*", "tcp://192.0.2.1:5570")
    text = text.replace("[sound]", "insecure = true\n[sound]")
    ports = [c for c in examine(write_character(tmp_path, text)).checks if "port" in c.name]
    assert [port.is_fine for port in ports] == [False, False]
    assert all("192.0.2.1" in port.detail for port in ports)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "none"), (True, "true"), (False, "false"), ("", '""'), (0, "0"), (1, "1"), ("a", "a")],
)
def test_values_are_spelt_as_in_a_file(value, shown):
    sections = dict(findings(key=value).sections())
    assert sections["character"][0].split() == ["key", shown, "default"]


def test_long_values_are_shortened():
    (line,) = dict(findings(persona="long " * 50).sections())["character"]
    assert "…" in line
    assert len(line) < 70


def test_what_is_missing_is_marked_with_its_cure():
    (line,) = dict(findings().sections())["checks"]
    assert line.split()[0] == "MISSING"
    assert line.endswith("run: pip install air")
