from pathlib import Path

import pytest

from bridge.errors import ConfigError
from bridge.hooks import Offer, Registry, Role
from bridge.session.character import OutputChoice, SoundMode, load_character

KEYS = (
    "name, language, persona, seed, voice, dialogue, style, policy, lips, emotion, memory, "
    "safety, refiner, outputs, stream, sound"
)


def _registry(*, voices=("hibari", "sine"), missing=()):
    registry = Registry()
    names = {
        Role.VOICE: voices,
        Role.DIALOGUE: ("scripted", "smollm"),
        Role.STYLE: ("neutral", "lively"),
        Role.POLICY: ("intl_neutral",),
        Role.LIPS: ("phones", "loudness"),
        Role.EMOTION: ("lexicon",),
        Role.MEMORY: ("recent",),
        Role.SAFETY: ("mild",),
        Role.REFINER: ("rules", "off"),
        Role.OUTPUT: ("vmc", "vrchat"),
    }
    for role, offered in names.items():
        for name in offered:
            registry.add(
                Offer(
                    role=role,
                    name=name,
                    plugin="test",
                    factory=dict,
                    summary="",
                    isolated=False,
                    requires=("a_module_nobody_has",) if name in missing else (),
                    install="pip install avatar-bridge[hibari]",
                )
            )
    return registry


@pytest.fixture
def load(tmp_path):
    def load(text, overrides=None, environment=None, registry=None):
        path = tmp_path / "guard.toml"
        path.write_text(text, encoding="utf-8")
        given = registry or _registry()
        return load_character(path, overrides or {}, environment or {}, registry=given)

    return load


@pytest.fixture
def refuse(load, tmp_path):
    """Load, and return the text of the one error, with the folder taken out."""

    def refuse(text, overrides=None, environment=None, registry=None):
        with pytest.raises(ConfigError) as caught:
            load(text, overrides, environment, registry)
        return str(caught.value).replace(str(tmp_path) + "\\", "").replace(f"{tmp_path}/", "")

    return refuse


def test_without_a_file_there_is_a_character():
    loaded = load_character(None, {}, {}, registry=_registry())
    character = loaded.character
    assert (character.name, character.language, character.seed) == ("ada", "en", 0)
    assert character.persona
    assert character.voice.name == "hibari"
    assert character.dialogue.name == "scripted"
    assert character.refiner.name == "rules"
    assert character.outputs == (OutputChoice(name="vmc"),)
    assert (character.stream.frame_rate, character.stream.lead_ms) == (60, 150)
    assert character.stream.keys() is None
    assert character.sound.mode is SoundMode.AUTO
    assert set(loaded.sources.values()) == {"default"}


@pytest.mark.parametrize("registry", [_registry(voices=("sine",)), _registry(missing=("hibari",))])
def test_without_hibari_the_default_voice_is_sine(registry):
    assert load_character(None, {}, {}, registry=registry).character.voice.name == "sine"


def test_a_whole_file_is_read(load):
    character = load("""
name = "門番"
language = "ja-JP"
persona = "A calm guard."
seed = 7
dialogue = "smollm"
style = "lively"
policy = { name = "intl_neutral" }

[voice]
name = "hibari"
speed = 1.2

[[outputs]]
name = "vmc"
offset_ms = -40
targets = ["127.0.0.1:39540"]

[[outputs]]
name = "vrchat"

[stream]
endpoint = "tcp://0.0.0.0:6000"
control = "tcp://[::1]:*"
frame_rate = 90
lead_ms = 200
insecure = true

[sound]
mode = "off"
device = "CABLE"
offset_ms = 15
""").character
    assert character.name == "門番"
    assert (character.voice.name, character.voice.options) == ("hibari", {"speed": 1.2})
    assert character.dialogue.name == "smollm"
    first, second = character.outputs
    assert (first.name, first.offset_ms) == ("vmc", -40)
    assert first.options == {"targets": ["127.0.0.1:39540"]}
    assert (second.name, second.options) == ("vrchat", {})
    assert character.stream.endpoint == "tcp://0.0.0.0:6000"
    assert (character.stream.frame_rate, character.stream.insecure) == (90, True)
    assert (character.sound.mode, character.sound.device) == (SoundMode.OFF, "CABLE")


def test_the_smaller_parts_have_defaults_and_can_be_chosen(load):
    plain = load("").character
    assert (plain.lips.name, plain.emotion.name, plain.memory.name) == (
        "phones",
        "lexicon",
        "recent",
    )
    assert plain.safety is None
    chosen = load('lips = "loudness"\n[safety]\nname = "mild"\nwords = ["x"]').character
    assert chosen.lips.name == "loudness"
    assert (chosen.safety.name, chosen.safety.options) == ("mild", {"words": ["x"]})


def test_a_part_that_has_no_default_needs_a_name(refuse):
    assert refuse("[safety]\nwords = []") == (
        "guard.toml: safety.name: found 'nothing'; allowed: the name of a part, as text."
    )


def test_outputs_may_be_a_list_of_names(load):
    loaded = load('outputs = ["vmc", "vrchat"]')
    assert [output.name for output in loaded.character.outputs] == ["vmc", "vrchat"]
    assert load("outputs = []").character.outputs == ()


def test_a_byte_order_mark_does_no_harm(load):
    assert load('\ufeffname = "bo"').character.name == "bo"


def test_the_persona_may_stand_in_a_file_of_its_own(load, tmp_path):
    (tmp_path / "bo.txt").write_text("A gruff guard.\n", encoding="utf-8")
    loaded = load('persona_file = "bo.txt"')
    assert loaded.character.persona == "A gruff guard."
    assert loaded.sources["persona"] == f"{tmp_path / 'guard.toml'}, bo.txt"


def test_the_keys_folder_stands_beside_the_file(load, tmp_path):
    stream = load('[stream]\nkeys_folder = "keys"').character.stream
    assert stream.keys_folder == tmp_path / "keys"


def test_later_sources_win_and_each_value_knows_its_own(load, tmp_path):
    loaded = load(
        "seed = 1\n[stream]\nlead_ms = 100\nframe_rate = 30",
        overrides={"stream.lead_ms": 300, "voice": "sine"},
        environment={"BRIDGE_STREAM_LEAD_MS": "200", "BRIDGE_STREAM_FRAME_RATE": "120"},
    )
    stream, sources = loaded.character.stream, loaded.sources
    assert (loaded.character.seed, stream.lead_ms, stream.frame_rate) == (1, 300, 120)
    assert loaded.character.voice.name == "sine"
    assert sources["seed"] == str(tmp_path / "guard.toml")
    assert sources["stream.lead_ms"] == "command line"
    assert sources["stream.frame_rate"] == "environment BRIDGE_STREAM_FRAME_RATE"
    assert sources["stream.control"] == "default"
    assert sources["voice.name"] == "command line"


def test_text_from_outside_becomes_what_the_setting_is(load):
    loaded = load(
        "",
        overrides={"seed": "12", "stream.insecure": "true", "name": "42", "voice.speed": "1.5"},
        environment={"BRIDGE_PERSONA": "true", "BRIDGE_VOICE": "sine", "BRIDGE_SOUND_MODE": "off"},
    ).character
    assert (loaded.seed, loaded.stream.insecure, loaded.name) == (12, True, "42")
    assert (loaded.persona, loaded.voice.name) == ("true", "sine")
    assert loaded.voice.options == {"speed": 1.5}
    assert loaded.sound.mode is SoundMode.OFF


def test_another_part_does_not_get_the_options_of_the_last_one(load):
    text = '[voice]\nname = "hibari"\nspeed = 2'
    assert load(text, {"voice.name": "sine"}).character.voice.options == {}
    assert load(text, {"voice.name": "hibari"}).character.voice.options == {"speed": 2}
    assert "voice.speed" not in load(text, {"voice": "sine"}).sources


def test_variables_of_others_are_left_alone(load):
    load("", environment={"BRIDGE_REQUIRE_ALL": "1", "BRIDGE_WITH": "gpu", "PATH": "/bin"})


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "[stream]\nframe_rat = 60",
            "guard.toml: stream: found 'frame_rat'; allowed: the keys endpoint, control, "
            "frame_rate, lead_ms, insecure, keys_folder. Did you mean 'frame_rate'?",
        ),
        (
            'vioce = "sine"',
            f"guard.toml: top level: found 'vioce'; allowed: the keys {KEYS}, persona_file. "
            "Did you mean 'voice'?",
        ),
        ("seed = -1", "guard.toml: seed: found -1; allowed: a whole number from 0 to 92233"),
        ("seed = true", "guard.toml: seed: found True; allowed: a whole number"),
        ("stream.frame_rate = 61", "stream.frame_rate: found 61; allowed: 30, 60, 90 or 120."),
        ('stream.lead_ms = "150"', "found '150'; allowed: a whole number from 100 to 300."),
        ("stream.lead_ms = 99", "found 99; allowed: a whole number from 100 to 300."),
        (
            'stream.endpoint = "localhost"',
            "guard.toml: stream.endpoint: found 'localhost'; allowed: an address such as "
            "'tcp://127.0.0.1:5570'.",
        ),
        ("stream = 3", "guard.toml: stream: found 3; allowed: a table."),
        ('name = "a\\nb"', "name: found 'a\\nb'; allowed: 1 to 64 bytes of printable text"),
        (f'name = "{"ä" * 33}"', "allowed: 1 to 64 bytes of printable text"),
        ('language = "english!"', "found 'english!'; allowed: a language tag such as 'en'"),
        ("persona = 3", "guard.toml: persona: found 3; allowed: text."),
        ("voice = 3", "guard.toml: voice: found 3; allowed: a table with a name."),
        ('[sound]\nmode = "of"', "sound.mode: found 'of'; allowed: 'auto', 'on' or 'off'."),
        ("[sound]\noffset_ms = 2000", "found 2000; allowed: a whole number from -1000 to 1000."),
        ("outputs = 3", "guard.toml: outputs: found 3; allowed: tables under [[outputs]]."),
        (
            "[[outputs]]\ntarget = 1",
            "guard.toml: outputs[0].name: found 'nothing'; allowed: the name of a part, as text.",
        ),
        (
            '[[outputs]]\nname = "vmc"\noffset_ms = 1.5',
            "guard.toml: outputs[0].offset_ms: found 1.5; allowed: a whole number from -1000",
        ),
        (
            'voice = "hibary"',
            "guard.toml: voice.name: found 'hibary'; allowed: hibari, sine. Did you mean 'hibari'?",
        ),
        (
            'outputs = ["vmc", "vrcaht"]',
            "guard.toml: outputs[1].name: found 'vrcaht'; allowed: vmc, vrchat. "
            "Did you mean 'vrchat'?",
        ),
        (
            'outputs = ["native"]',
            "found 'native'; allowed: outputs beside the native stream. It is always on; its "
            "settings stand in [stream].",
        ),
        (
            'name = "bo"\nseed = \n',
            "guard.toml: line 2, column 8: found 'seed ='; allowed: TOML (invalid value).",
        ),
        (
            "[stream\n\n",
            "guard.toml: line 1, column 8: found '[stream'; allowed: TOML (expected ']'",
        ),
        ("seed =", "guard.toml: end of document: found 'seed ='; allowed: TOML (invalid value)."),
        (
            'persona = "a"\npersona_file = "b"',
            "guard.toml: persona_file: found 'b'; allowed: it or persona, not both.",
        ),
        ("persona_file = 3", "persona_file: found 3; allowed: the path of a text file, as text."),
        ("persona_file = 'no.txt'", "persona_file: found 'no.txt'; allowed: a text file (no.txt: "),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(refuse, text, error):
    assert error in refuse(text)


def test_a_part_that_lacks_a_library_says_how_to_get_it(refuse):
    assert refuse('voice = "hibari"', registry=_registry(missing=("hibari",))) == (
        "guard.toml: voice.name: found 'hibari'; allowed: after installing a_module_nobody_has. "
        "Run: pip install avatar-bridge[hibari]"
    )


def test_an_error_names_the_source_that_is_to_blame(refuse):
    assert refuse("seed = 1", environment={"BRIDGE_SEED": "one"}).startswith(
        "environment BRIDGE_SEED: seed: found 'one'; allowed: a whole number"
    )
    assert refuse("", overrides={"stream.lead_ms": "50"}).startswith(
        "command line: stream.lead_ms: found 50;"
    )
    assert refuse("", overrides={"stram.lead_ms": 150}).startswith(
        "command line: top level: found 'stram'"
    )
    assert refuse("", overrides={"voice": "sin"}) == (
        "command line: voice.name: found 'sin'; allowed: hibari, sine. Did you mean 'sine'?"
    )


def test_a_misspelt_variable_is_not_passed_over(refuse):
    assert refuse("", environment={"BRIDGE_STREAM_LEED_MS": "150"}) == (
        "environment: variable: found 'BRIDGE_STREAM_LEED_MS'; allowed: the names of settings. "
        "Did you mean 'BRIDGE_STREAM_LEAD_MS'?"
    )


def test_a_missing_file_offers_the_nearest(tmp_path):
    (tmp_path / "guard.toml").touch()
    with pytest.raises(ConfigError, match=r"No such file.*Did you mean 'guard\.toml'\?"):
        load_character(tmp_path / "gaurd.toml", {}, {}, registry=_registry())


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(ConfigError, match="a file that can be read"):
        load_character(tmp_path, {}, {}, registry=_registry())


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "guard.toml"
    path.write_bytes(b'name = "J\xfcrgen"')
    with pytest.raises(ConfigError, match=r"guard\.toml: byte 9: found b.*allowed: UTF-8 text"):
        load_character(path, {}, {}, registry=_registry())


def test_the_command_line_means_a_persona_file_from_where_it_is_typed(load, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "p.txt").write_text("Curt.", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    assert load("", {"persona_file": "p.txt"}).character.persona == "Curt."
    assert Path("p.txt").exists()
