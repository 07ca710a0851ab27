import random
import re
import tomllib
from pathlib import Path

import pytest

import bridge_cultures
from bridge.errors import ConfigError
from bridge.hooks import PluginManager, Role
from bridge.model import Cue, Layer, Policy, Style
from bridge.performance.allowing import allow
from bridge.performance.sense import Meaning
from bridge.rigs.repertoire import REPERTOIRE
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character
from bridge.session.manners import read_policy
from bridge.testing.contracts import PolicyContract
from bridge_cultures import REGIONS
from bridge_cultures.reading import Culture
from bridge_cultures.rules import MEANINGS, check_rules

REGISTRY = load_plugins().registry
IDS = sorted(path.stem for path in REGIONS.glob("*.toml"))
POLICIES = {name: read_policy(REGISTRY, name, {}) for name in IDS}
SAFE = {"beckon-up", "fig", "ok-ring", "palm-thrust", "point-index", "v-in"}
RATES = ("gesture_rate", "gesture_space", "listener_nod", "gaze", "distance_metres")

# Region: yes, no, and what the rates above are. From one table of sources.
TABLE = {
    "intl_neutral": ("nod", "shake", 1.0, 1.0, 1.0, 1.0, 1.0),
    "us_canada": ("nod", "shake", 1.0, 1.0, 1.0, 1.0, 0.95),
    "uk_australia": ("nod", "shake", 0.9, 0.9, 1.0, 0.95, 0.99),
    "germany": ("nod", "shake", 0.9, 0.95, 0.9, 1.05, 0.88),
    "nordics": ("nod", "shake", 0.7, 0.8, 0.9, 0.95, 1.18),
    "france": ("nod", "shake", 1.1, 1.0, 1.0, 1.0, 1.0),
    "italy": ("nod", "shake", 1.5, 1.35, 1.0, 1.1, 0.93),
    "italy_south": ("nod", "toss", 1.5, 1.35, 1.0, 1.1, 0.93),
    "hispanic": ("nod", "shake", 1.3, 1.2, 1.0, 1.1, 0.76),
    "mexico": ("nod", "shake", 1.3, 1.2, 1.0, 1.1, 0.76),
    "brazil": ("nod", "shake", 1.3, 1.2, 1.0, 1.1, 1.0),
    "greece": ("nod", "toss", 1.2, 1.1, 1.0, 1.05, 0.91),
    "turkey": ("nod", "toss", 1.1, 1.0, 1.0, 1.0, 1.23),
    "bulgaria": ("sway-yes", "toss", 1.0, 1.0, 0.0, 1.0, 0.81),
    "russia": ("nod", "shake", 0.95, 0.95, 0.9, 1.0, 0.89),
    "arab_middle_east": ("nod", "toss", 1.2, 1.1, 1.0, 0.9, 1.27),
    "iran": ("nod", "toss", 1.1, 1.0, 1.0, 0.85, 1.0),
    "india": ("wobble", "shake", 1.1, 0.95, 1.1, 0.9, 1.0),
    "china": ("nod", "shake", 0.8, 0.75, 1.1, 0.85, 1.16),
    "japan": ("nod", "small-shake", 0.75, 0.7, 3.0, 0.9, 1.1),
    "korea": ("nod", "shake", 0.85, 0.75, 1.8, 0.8, 1.0),
    "thailand": ("nod", "shake", 0.8, 0.75, 1.2, 0.9, 1.0),
    "vietnam": ("nod", "shake", 0.8, 0.75, 1.2, 0.7, 1.0),
    "malaysia_indonesia": ("nod", "shake", 0.85, 0.8, 1.1, 0.85, 1.0),
    "philippines": ("toss", "shake", 0.95, 0.9, 1.1, 0.95, 1.0),
    "west_africa": ("nod", "shake", 1.1, 1.0, 1.0, 0.85, 1.22),
    "israel": ("nod", "shake", 1.2, 1.1, 0.9, 1.1, 1.0),
}

# The emblem safety matrix: x denied, ! avoided in a formal style, . fine. What is denied in the
# safe mode is denied everywhere, whatever stands here.
COLUMNS = {
    "US": ("us_canada",),
    "UK": ("uk_australia",),
    "DE": ("germany",),
    "FR": ("france",),
    "IT": ("italy", "italy_south"),
    "GR": ("greece",),
    "TR": ("turkey",),
    "BR": ("brazil",),
    "RU": ("russia",),
    "Arab": ("arab_middle_east",),
    "IR": ("iran",),
    "IN": ("india",),
    "CN": ("china",),
    "JP": ("japan",),
    "KR": ("korea",),
    "SEA": ("thailand", "vietnam", "malaysia_indonesia", "philippines"),
    "WAfr": ("west_africa",),
}
MATRIX = {  # US UK DE FR IT GR TR BR RU Arab IR IN CN JP KR SEA WAfr
    "thumbs-up": "....!x...!x....!!",
    "ok-ring": "!.!!.xxx!x!......",
    "v-out": ".................",
    "v-in": ".x..!!.....!.....",
    "palm-thrust": ".....x!..!!.....!",
    "beckon-up": "......!.!!!!xxxx!",
    "point-index": "!!!!!!!!!!!xxxxx!",
    "fig": ".!!!!!x.xxxxxxx.!",
    "horns": "...!x!!x!!!......",
    "crossed-fingers": ".................",
}
LEFT_HAND = "......!..xxx..!.x"
ONLY = {("crossed-fingers", "vietnam"), ("fig", "malaysia_indonesia")}  # one country of a column


class TestEveryRegion(PolicyContract):
    @pytest.fixture(params=IDS)
    def part(self, request):
        return REGISTRY.create(Role.POLICY, request.param, {})


def _own(folder, text, name="mine"):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _read(folder, text, name="mine"):
    return Culture(_own(folder, text, name)).policy()


def test_it_loads_and_offers_a_file_of_your_own_beside_the_regions():
    plugins = PluginManager()
    plugins.load(bridge_cultures, "cultures")
    assert [report.error for report in plugins.reports] == [""]
    offers = plugins.registry.offers(Role.POLICY)
    assert {offer.name for offer in offers} == {*IDS, "file"}
    assert all(offer.summary for offer in offers)
    assert len(IDS) >= 21


def test_the_table_has_every_region():
    assert sorted(TABLE) == IDS


@pytest.mark.parametrize("name", IDS)
def test_yes_no_and_rates_are_those_of_the_table(name):
    policy = POLICIES[name]
    rates = tuple(getattr(policy, rate) for rate in RATES)
    assert (policy.yes, policy.no, *rates) == TABLE[name]
    assert policy.name == name


@pytest.mark.parametrize("name", IDS)
def test_every_rule_of_a_file_says_how_sure_it_is_and_why(name):
    rules = check_rules(tomllib.loads((REGIONS / f"{name}.toml").read_text(encoding="utf-8")))
    assert set(rules.notes(rules.confidence)) == set(rules.names())
    assert set(rules.notes(rules.sources)) == set(rules.names())
    for rule, source in rules.notes(rules.sources).items():
        if "travel guides only" in source:
            assert rules.notes(rules.confidence)[rule] in ("low", "contested"), rule


@pytest.mark.parametrize("name", IDS)
def test_every_file_begins_by_saying_what_it_is(name):
    text = (REGIONS / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# Defaults that a game's author may choose")
    assert "not facts about people" in text.replace("\n# ", " ")


@pytest.mark.parametrize("name", IDS)
def test_all_inherit_the_safe_mode(name):
    assert POLICIES[name].deny >= SAFE
    assert POLICIES[name].inherits == ("" if name == "intl_neutral" else POLICIES[name].inherits)
    assert POLICIES[name].inherits in {"", *IDS}


def test_what_the_safe_mode_denies_beyond_the_repertoire_is_not_in_it():
    assert not [name for name in REPERTOIRE if re.search("middle|salute|sole|shoe", name)]


@pytest.mark.parametrize("emblem", MATRIX)
def test_the_emblem_matrix_row_by_row(emblem):
    for (column, regions), mark in zip(COLUMNS.items(), MATRIX[emblem], strict=True):
        for region in regions:
            policy = POLICIES[region]
            forbidden = policy.deny if mark == "x" else policy.deny | policy.deny_formal
            if mark in "x!":
                assert emblem in forbidden, (column, region)


@pytest.mark.parametrize(("emblem", "region"), sorted(ONLY))
def test_the_emblem_matrix_country_by_country(emblem, region):
    assert emblem in POLICIES[region].deny


def test_the_left_hand_neither_points_nor_gives_where_that_offends():
    for regions, mark in zip(COLUMNS.values(), LEFT_HAND, strict=True):
        for region in regions:
            if mark in "x!":
                assert POLICIES[region].right_hand_only, region
    assert POLICIES["malaysia_indonesia"].right_hand_only
    assert not POLICIES["uk_australia"].right_hand_only


@pytest.mark.parametrize("name", IDS)
def test_nothing_denied_is_ever_performed(name):
    chance = random.Random(name)
    names = [n for n, m in REPERTOIRE.items() if m.layer in (Layer.GESTURE, Layer.HEAD)]
    cues = [
        Cue(layer=REPERTOIRE[n].layer, name=n, start_micros=0, ready_micros=0, relax_micros=0,
            end_micros=0, weight=chance.choice((-1.0, 1.0)))
        for n in (chance.choice(names) for _ in range(10_000))
    ]  # fmt: skip
    policy = POLICIES[name]
    performed = {cue.name for cue in allow(cues, policy, Style())}
    assert performed > {"beat", "nod"}
    assert not performed & policy.deny
    formal = {cue.name for cue in allow(cues, policy, Style(is_formal=True))}
    assert not formal & (policy.deny | policy.deny_formal)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("us_canada", ("show-index", "show-two", "show-three")),
        ("germany", ("show-thumb", "show-thumb-index", "show-thumb-three")),
        ("japan", ("show-index", "show-two", "show-three")),
        ("arab_middle_east", ("show-little", "show-two-low", "show-three-low")),
    ],
)
def test_one_two_three(name, shown):
    assert POLICIES[name].counting[:3] == shown
    assert len(POLICIES[name].counting) == 10


def test_six_to_ten_on_one_hand():
    late = ("show-six", "show-seven", "show-thumb-index", "show-nine", "show-fist")
    assert POLICIES["china"].counting[5:] == late
    assert all(REPERTOIRE[name].hands == 1 for name in POLICIES["china"].counting)


@pytest.mark.parametrize(
    ("name", "meaning", "form"),
    [
        ("intl_neutral", "greeting", "nod"),
        ("japan", "greeting", "bow-15"),
        ("japan", "greeting-formal", "bow-30"),
        ("japan", "apology-formal", "bow-45"),
        ("japan", "self", "self-nose"),
        ("japan", "no", "hand-fan"),
        ("korea", "greeting-formal", "bow-30"),
        ("thailand", "greeting", "wai"),
        ("india", "greeting", "namaste"),
        ("arab_middle_east", "greeting", "hand-on-heart"),
        ("malaysia_indonesia", "point", "point-thumb"),
        ("italy_south", "question-word", "purse"),
        ("china", "no", "hand-wave-no"),
        ("philippines", "yes", "flash"),
        ("uk_australia", "beckon", "come-down"),
    ],
)
def test_forms(name, meaning, form):
    assert POLICIES[name].forms[meaning] == form


def test_meanings_are_those_that_are_found_in_text():
    extra = {"greeting-formal", "thanks-formal", "apology-formal", "yes", "no", "point"}
    assert {*MEANINGS} == {*Meaning} | extra


def test_neutral_rates_are_the_defaults_of_the_vocabulary():
    neutral, default = POLICIES["intl_neutral"], Policy()
    for name in (*RATES, "head_gain", "emotion_gain", "yes", "no", "name"):
        assert getattr(neutral, name) == getattr(default, name)


def test_nothing_infers_a_policy_from_a_name_or_a_language():
    loaded = load_character(
        None, {"name": "さくら", "language": "ja-JP"}, environment={}, registry=REGISTRY
    )
    assert loaded.character.policy.name == "intl_neutral"
    ours = [*Path("bridge").rglob("*.py"), *Path("plugins").rglob("*.py")]
    regions = re.compile(rf"[\"']({'|'.join(sorted({*IDS} - {'intl_neutral'}))})[\"']")
    assert ours
    assert not [path for path in ours if regions.search(path.read_text(encoding="utf-8"))]


def test_a_file_says_only_what_is_different(tmp_path):
    policy = _read(tmp_path, "inherits = 'japan'\n[multipliers]\ngaze = 1.2\n", "harbour")
    japan = POLICIES["japan"]
    assert (policy.name, policy.inherits, policy.gaze) == ("harbour", "japan", 1.2)
    assert (policy.forms, policy.deny) == (japan.forms, japan.deny)
    assert "gaze" not in policy.sources
    assert policy.sources["listener_nod"] == japan.sources["listener_nod"]


def test_a_file_of_nobody_denies_only_what_it_says(tmp_path):
    assert _read(tmp_path, "inherits = ''\ndeny = ['fig']\n").deny == {"fig"}
    assert _read(tmp_path, "deny = ['shrug']\n").deny == SAFE | {"shrug"}


def test_what_a_file_denies_it_does_not_inherit_a_form_of(tmp_path):
    policy = _read(tmp_path, "inherits = 'thailand'\ndeny = ['wai']\n")
    assert "greeting" not in policy.forms


def test_a_form_may_be_none_at_all(tmp_path):
    assert _read(tmp_path, "[forms]\ngreeting = ''\n").forms["greeting"] == ""


def test_a_word_about_a_group_holds_for_all_in_it_and_one_about_a_rule_comes_first(tmp_path):
    text = """
    deny = ["shrug", "clap"]
    [sources]
    deny = "Ada"
    "deny.clap" = "Bob"
    """
    sources = _read(tmp_path, text).sources
    assert (sources["deny.shrug"], sources["deny.clap"]) == ("Ada", "Bob")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[multipliers]\ngaze = 2.0", "multipliers.gaze: found 2.0; allowed: a number from 0.6"),
        ("[multipliers]\ngaz = 1.0", "multipliers: found 'gaz'.*Did you mean 'gaze'"),
        (
            "[multipliers]\nlistener_nod = 4",
            "multipliers.listener_nod: found 4; allowed: a number from 0 to 3",
        ),
        ("ye = 'nod'", "top level: found 'ye'.*Did you mean 'yes'"),
        ("yes = 'nodd'", "yes: found 'nodd'.*Did you mean 'nod'"),
        ("yes = 'wave'", "yes: found 'wave'; allowed: .*nod"),
        ("yes = 'shake'", "no: found 'shake'; allowed: another head event than yes"),
        ("deny = ['nod']", "yes: found 'nod'; allowed: a movement that deny does not name"),
        ("deny = ['figg']", "deny: found 'figg'.*Did you mean 'fig'"),
        ("[forms]\ngood = 'thumb-up'", "forms.good: found 'thumb-up'.*Did you mean 'thumbs-up'"),
        (
            "[forms]\ngood = 'fig'",
            "forms.good: found 'fig'; allowed: a movement that deny does not",
        ),
        ("[forms]\ngreetings = 'nod'", "forms: found 'greetings'.*Did you mean 'greeting'"),
        (
            "counting = ['show-index', 'fig']",
            r"counting\[1\]: found 'fig'; allowed: a movement that",
        ),
        ("counting = ['show-on']", "counting: found 'show-on'.*Did you mean 'show-"),
        ("[confidence]\nyes = 'sure'", "confidence.yes: found 'sure'; allowed: 'high', 'medium'"),
        ("yes = 'toss'\n[sources]\nyess = 'me'", "sources: found 'yess'.*Did you mean 'yes'"),
        ("right_hand_only = 1", "right_hand_only: found 1; allowed: true or false"),
        ("distance_metres = 9.0", "distance_metres: found 9.0; allowed: a number from 0.3 to 3"),
        ("inherits = 'japn'", "inherits: found 'japn'.*Did you mean 'japan'"),
        ("= 3", "line 1, column 1: found '= 3'; allowed: TOML"),
    ],
)
def test_a_mistake_is_told_by_file_key_and_nearest_name(tmp_path, text, message):
    with pytest.raises(ConfigError, match=rf"mine\.toml: {message}"):
        _read(tmp_path, text)


def test_a_character_file_names_a_policy_file_beside_it(tmp_path):
    _own(tmp_path, "[multipliers]\ngaze = 0.8\n", "harbour")
    guard = _own(tmp_path, "[policy]\nname = 'file'\npath = 'harbour.toml'\n", "guard")
    choice = load_character(guard, environment={}, registry=REGISTRY).character.policy
    policy = read_policy(REGISTRY, choice.name, choice.options)
    assert (policy.name, policy.gaze) == ("harbour", 0.8)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("japan", {"gaze": 1.0}, "policy.gaze: found 1.0.*name = 'file'"),
        ("file", {}, "policy.path: found 'nothing'; allowed: the path of a TOML file"),
        ("file", {"path": 3}, "policy.path: found 3"),
        ("file", {"pth": "x"}, "policy.pth: found 'x'.*Did you mean 'path'"),
        ("file", {"path": "nowhere.toml"}, "policy file: found 'nowhere.toml'"),
    ],
)
def test_options_that_make_no_sense_are_told(name, options, message):
    with pytest.raises(ConfigError, match=message):
        REGISTRY.create(Role.POLICY, name, options)
