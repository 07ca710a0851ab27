from dataclasses import fields

import pytest

import bridge_styles
from bridge.errors import ConfigError
from bridge.hooks import PluginManager, Role
from bridge.model import Style
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character
from bridge.session.manners import read_style
from bridge.testing.contracts import StyleContract
from bridge_styles import PRESETS
from bridge_styles.reading import Numbers, Preset

REGISTRY = load_plugins().registry
IDS = sorted(path.stem for path in PRESETS.glob("*.toml"))
COLUMNS = (
    *("activation", "extent", "tempo", "fluidity", "power", "repetition", "expression", "gaze"),
    *("gestures_per_minute", "head_gain", "nod_probability", "smile", "brow"),
    *("blinks_per_minute", "head_pitch_degrees", "lean_metres", "jaw", "lip", "emotion_cap"),
)
# fmt: off
TABLE = {
    "neutral": (.5, 0, 0, 0, 0, 0, 0, 0, 12, 1, .35, .04, 0, 22, 0, 0, .5, .5, .6),
    "lively": (.85, .5, .5, -.1, .2, .4, .5, .3, 20, 1.5, .55, .22, .08, 24, -2, .01, .6, .6, .85),
    "serious": (.25, -.4, -.3, .1, .2, -.5, -.5, .2, 5, .6, .15, 0, 0, 16, 0, 0, .45, .55, .4),
    "business": (.45, -.1, 0, .3, .1, -.2, -.1, .4, 10, .8, .3, .12, .02, 20, -1, .005, .5, .6, .5),
    "friendly": (.55, .1, 0, .4, -.2, 0, .25, .4, 12, 1, .45, .2, .08, 22, 1, .012, .5, .55, .65),
    "humorous": (.75, .4, .3, -.1, .2, .3, .7, .2, 17, 1.4, .4, .15, .05, 24, -1, .005, .6, .6, .9),
    "shy": (.3, -.6, -.1, .2, -.6, -.2, -.2, -.8, 6, .8, .25, .1, .15, 28, 6, -.01, .35, .35, .5),
    "cool": (.35, -.2, .1, -.2, .4, -.3, -.3, -.2, 7, .7, .15, 0, -.05, 15, -3, -.008, .45, .5, .6),
    "anime-streamer": (
        .95, .7, .6, -.2, .3, .6, .9, .3, 24, 1.9, .5, .3, .12, 18, -2, .015, .75, .6, 1),
    "teacher": (
        .65, .3, -.1, .3, .2, .1, .3, .4, 15, 1.1, .45, .15, .08, 20, -1, .008, .55, .75, .7),
    "newsreader": (
        .3, -.5, 0, .3, 0, -.6, -.4, .8, 3, .7, .35, .05, .02, 18, 0, 0, .5, .75, .35),
    "elder": (.35, -.3, -.6, .5, -.3, -.2, 0, .1, 7, .7, .35, .08, .05, 16, 5, .005, .45, .45, .6),
    "energetic-sales": (
        .9, .6, .5, -.2, .6, .4, .6, .5, 22, 1.5, .5, .25, .1, 22, -2, .02, .7, .7, .9),
    "calm-therapist": (
        .35, -.2, -.5, .7, -.6, -.3, 0, .3, 6, .7, .4, .12, .12, 16, 3, .01, .4, .5, .5),
    "tired": (
        .25, -.3, -.5, .3, -.5, -.4, -.3, -.3, 5, 1, .2, 0, .05, 26, 8, -.005, .35, .35, .4),
}
# fmt: on


class TestEveryPreset(StyleContract):
    @pytest.fixture(params=IDS)
    def part(self, request):
        return REGISTRY.create(Role.STYLE, request.param, {})


def _own(folder, text, name="mine"):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_loads_and_offers_a_file_of_your_own_beside_the_presets():
    plugins = PluginManager()
    plugins.load(bridge_styles, "styles")
    assert [report.error for report in plugins.reports] == [""]
    offers = plugins.registry.offers(Role.STYLE)
    assert {offer.name for offer in offers} == {*TABLE, "file"}
    assert all(offer.summary for offer in offers)


@pytest.mark.parametrize("name", TABLE)
def test_numbers_are_those_of_the_table(name):
    style = read_style(REGISTRY, name, {})
    assert tuple(getattr(style, column) for column in COLUMNS) == TABLE[name]
    assert style.name == name
    assert style.is_formal == (name in ("serious", "business", "newsreader"))


def test_neutral_is_the_default_of_the_vocabulary():
    assert read_style(REGISTRY, "neutral", {}) == Style()


def test_a_file_may_set_every_number_of_a_style():
    own = {field.name for field in fields(Style)} - {"name"}
    assert set(Numbers.model_fields) == own | {"id", "title", "inherits"}


def test_a_file_says_only_what_is_different(tmp_path):
    style = Preset(_own(tmp_path, "inherits = 'shy'\nsmile = 0.3\n", "bashful")).style()
    assert (style.name, style.smile, style.gaze) == ("bashful", 0.3, -0.8)
    plain = Preset(_own(tmp_path, "smile = 0.3\nis_formal = true\n")).style()
    assert plain == Style(name="mine", smile=0.3, is_formal=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tempo = 2.0", "tempo: found 2.0; allowed: a number from -1 to 1"),
        ("temp = 0.2", "top level: found 'temp'.*Did you mean 'tempo'"),
        ("smile = 'wide'", "smile: found 'wide'; allowed: a number from 0 to 1"),
        ("inherits = 'shi'", "inherits: found 'shi'.*Did you mean 'shy'"),
        ("smile = nan", "smile: found nan; allowed: a number from 0 to 1"),
    ],
)
def test_a_mistake_is_told_by_file_key_and_nearest_name(tmp_path, text, message):
    with pytest.raises(ConfigError, match=rf"mine\.toml: {message}"):
        Preset(_own(tmp_path, text))


def test_a_character_file_names_a_style_file_beside_it(tmp_path):
    _own(tmp_path, "smile = 0.3\n", "bashful")
    guard = _own(tmp_path, "[style]\nname = 'file'\npath = 'bashful.toml'\n", "guard")
    choice = load_character(guard, environment={}, registry=REGISTRY).character.style
    assert read_style(REGISTRY, choice.name, choice.options).smile == 0.3


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("shy", {"smile": 1.0}, "style.smile: found 1.0.*name = 'file'"),
        ("file", {}, "style.path: found 'nothing'; allowed: the path of a TOML file"),
        ("file", {"pth": "x"}, "style.pth: found 'x'.*Did you mean 'path'"),
        ("file", {"path": "nowhere.toml"}, "style file: found 'nowhere.toml'"),
    ],
)
def test_options_that_make_no_sense_are_told(name, options, message):
    with pytest.raises(ConfigError, match=message):
        REGISTRY.create(Role.STYLE, name, options)
