import pytest

from bridge.session.character_sources import (
    Settings,
    environment_settings,
    from_text,
)


def test_a_later_layer_wins_and_is_remembered():
    settings = Settings({"seed": 0, "stream": {"lead_ms": 150, "frame_rate": 60}})
    settings.put_tree({"stream": {"lead_ms": 200}}, "guard.toml")
    assert settings.tree == {"seed": 0, "stream": {"lead_ms": 200, "frame_rate": 60}}
    assert settings.sources["stream.lead_ms"] == "guard.toml"
    assert settings.sources["stream.frame_rate"] == "default"


def test_a_table_may_name_its_part_last():
    settings = Settings({"voice": {"name": "sine"}})
    settings.put_tree({"voice": {"speed": 2, "name": "hibari"}}, "guard.toml")
    assert settings.tree["voice"] == {"name": "hibari", "speed": 2}


def test_an_empty_table_changes_nothing():
    settings = Settings({"voice": {"name": "sine"}})
    settings.put_tree({"voice": {}}, "guard.toml")
    assert settings.tree["voice"] == {"name": "sine"}


def test_what_is_no_table_stands_as_it_is_until_it_is_checked():
    settings = Settings({"stream": {"lead_ms": 150}})
    settings.put("stream", 3, "command line")
    assert settings.tree == {"stream": 3}
    assert settings.sources == {"stream": "command line"}
    settings.put("stream.lead_ms", 100, "command line")
    assert settings.tree == {"stream": {"lead_ms": 100}}


def test_an_error_finds_who_is_to_blame():
    settings = Settings({"outputs": []})
    settings.put("outputs", ["vmc"], "guard.toml")
    assert settings.source_of("outputs[0].name", "vmc") == "guard.toml"
    assert settings.source_of("seed", 3) == ""


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", int, 12),
        ("12", str, "12"),
        ("true", bool, True),
        ("twelve", int, "twelve"),
        ("[1, 2]", object, [1, 2]),
        ("hibari", object, "hibari"),
    ],
)
def test_text_is_read_as_the_setting_needs(text, kind, value):
    assert from_text(text, kind) == value


def test_the_environment_is_searched_for_settings():
    environment = {
        "BRIDGE_SEED": "3",
        "BRIDGE_VOICE": "sine",
        "HOME": "/",
        "BRIDGE_REQUIRE_ALL": "",
    }
    found = list(environment_settings(environment, {"seed": int, "voice.name": str}))
    assert found == [
        ("seed", 3, "environment BRIDGE_SEED"),
        ("voice.name", "sine", "environment BRIDGE_VOICE"),
    ]
