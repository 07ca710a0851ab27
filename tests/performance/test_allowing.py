import itertools

import pytest

from bridge.model import Cue, Layer, Policy, Style
from bridge.performance.allowing import allow, judge
from bridge.rigs.repertoire import REPERTOIRE, Kind


def made(name, *, weight=1.0, layer=None):
    return Cue(
        layer=layer or REPERTOIRE[name].layer, name=name, start_micros=0, ready_micros=1,
        stroke_micros=2, relax_micros=3, end_micros=4, weight=weight, because="asked",
        about=(3, 7),
    )  # fmt: skip


def test_what_nobody_denies_is_performed_as_it_is():
    cue = made("wave")
    (verdict,) = judge([cue], Policy(), Style())
    assert verdict.cue == cue
    assert (verdict.start_char, verdict.end_char, verdict.is_performed) == (3, 7, True)
    assert verdict.reason == "asked"


def test_a_denied_gesture_says_why_and_a_safe_one_stands_in():
    policy = Policy(name="elsewhere", deny=frozenset({"point-index"}))
    denied, instead = judge([made("point-index", weight=-0.8)], policy, Style())
    assert not denied.is_performed
    assert denied.reason == "elsewhere never performs 'point-index'"
    assert instead.is_performed
    assert (instead.cue.name, instead.cue.weight) == ("point-hand", -0.8)
    assert "elsewhere never performs 'point-index'" in instead.reason


def test_an_event_of_the_head_stands_in_without_a_stroke():
    (cue,) = allow([made("wave", weight=-1.0)], Policy(deny=frozenset({"wave"})), Style())
    assert (cue.layer, cue.name, cue.weight, cue.stroke_micros) == (Layer.HEAD, "nod", 1.0, None)


def test_nothing_stands_in_for_an_event():
    policy = Policy(deny=frozenset({"shake", "bow"}))
    assert allow([made("shake"), made("bow")], policy, Style()) == []


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_no_stand_in_is_another_emblem_or_denied_itself(name):
    kinds = {Kind.EMBLEM, Kind.NUMBER, Kind.ADAPTOR}
    deniable = ["offer", "point-hand", "beat", "nod", "open-up", "sweep-away"]
    for more in itertools.combinations(deniable, 2):
        policy = Policy(deny=frozenset({name, *more}))
        for cue in allow([made(name)], policy, Style()):
            assert cue.name not in policy.deny
            assert REPERTOIRE[cue.name].kind not in kinds


def test_a_culture_of_the_right_hand_gives_with_it_whoever_asked():
    policy = Policy(name="right", right_hand_only=True)
    cues = allow([made("offer", weight=-0.7), made("beat", weight=-0.7)], policy, Style())
    assert [cue.weight for cue in cues] == [0.7, -0.7]
    assert "right hand" in cues[0].because


def test_a_formal_style_has_more_that_is_not_done():
    policy = Policy(name="stiff", deny_formal=frozenset({"thumbs-up"}))
    assert [cue.name for cue in allow([made("thumbs-up")], policy, Style())] == ["thumbs-up"]
    refused, instead = judge([made("thumbs-up")], policy, Style(is_formal=True))
    assert refused.reason == "stiff in a formal style never performs 'thumbs-up'"
    assert instead.cue.name == "open-up"
