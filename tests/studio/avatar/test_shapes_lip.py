import numpy as np
import pytest

from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS
from bridge.studio.avatar.surface import MOUTH_HALF


def _posed(head, moves, weights):
    total = sum(weight * moves[name] for name, weight in weights.items())
    return head.positions + total


def _gap(head, places):
    """Return the widest vertical distance between the rims, metres; below 0 they overlap."""
    rims = []
    for lip in (1.0, -1.0):
        rim = np.flatnonzero(lip * head.lip > 0.999)
        order = rim[places[rim, 0].argsort()]
        rims.append((places[order, 0], places[order, 1]))
    at = np.linspace(-0.6, 0.6, 25) * MOUTH_HALF
    return (np.interp(at, *rims[0]) - np.interp(at, *rims[1])).max()


@pytest.mark.parametrize("amount", [0.2, 0.6, 1.0])
def test_closing_closes_what_the_jaw_opened(head, head_moves, amount):
    opened = _gap(head, _posed(head, head_moves, {"jawOpen": amount}))
    closed = _gap(head, _posed(head, head_moves, {"jawOpen": amount, "mouthClose": amount}))
    assert opened > 0.02 * amount
    assert abs(closed) < 0.0003


def test_lips_meet_for_m_b_and_p(head, head_moves):
    weights = dict(zip(head_moves, MOUTH_WEIGHTS[MOUTH_INDEX["PP"]], strict=True))
    assert _gap(head, _posed(head, head_moves, weights)) < 0.0003


def test_lips_part_for_a_vowel(head, head_moves):
    weights = dict(zip(head_moves, MOUTH_WEIGHTS[MOUTH_INDEX["aa"]], strict=True))
    assert _gap(head, _posed(head, head_moves, weights)) > 0.010


def test_one_side_of_a_lip_moves_alone(head, head_moves):
    lip = head.lip < -0.999
    left = head_moves["mouthLowerDownLeft"][lip & (head.positions[:, 0] > 0.008)]
    assert left[:, 1].min() < -0.005
    assert (head_moves["mouthUpperUpLeft"][lip] == 0).all()


def test_rolled_lips_go_in(head, head_moves):
    for name, lip in (("mouthRollLower", -1.0), ("mouthRollUpper", 1.0)):
        rim = lip * head.lip > 0.999
        assert head_moves[name][rim, 2].min() < -0.003
        assert np.abs(head_moves[name][-lip * head.lip > 0.5]).max() == 0.0


def test_pressed_lips_stay_together_and_get_thinner(head, head_moves):
    places = _posed(head, head_moves, {"mouthPressLeft": 1.0, "mouthPressRight": 1.0})
    assert abs(_gap(head, places)) < 0.0003
    moved = head_moves["mouthPressLeft"][:, 1]
    assert moved.min() < -0.0005
    assert moved.max() > 0.0005


def test_a_shrug_lifts_both_lips_together(head, head_moves):
    for name in ("mouthShrugLower", "mouthShrugUpper"):
        places = _posed(head, head_moves, {name: 1.0})
        assert abs(_gap(head, places)) < 0.0005
        assert head_moves[name][:, 1].max() > 0.003
