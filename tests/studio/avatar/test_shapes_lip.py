import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style, Utterance
from bridge.motion import Sampler
from bridge.performance import PhoneLips, perform
from bridge.performance.lips_timing import EARLY_MICROS
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


ROUND = "Bob, maybe you put my poor moon boot up by the pool."
ORIGIN_MICROS = 1_000_000


def _spoken_by(label):
    """Return the phones of a line with many seals beside round vowels, and (T, S) its face."""
    speech = babble(ROUND, utterance_id="u")
    utterance = Utterance(utterance_id="u", turn_id="t", text=ROUND, language="en")
    timeline = perform(
        utterance, speech, lips=PhoneLips(), style=Style(), policy=Policy(), seed=1,
        origin_micros=ORIGIN_MICROS,
    )  # fmt: skip
    feeling = Emotion(label=label, intensity=1.0)
    scene = Scene(timelines=(timeline,), style=Style(emotion_cap=1.0), emotion=feeling)
    sampler = Sampler(1)
    times = np.arange(0, ORIGIN_MICROS + speech.phones[-1].end_micros, 16_667, dtype=np.int64)
    block, _ = sampler.sample(scene, times, sampler.rest(-1, scene))
    return speech.phones, times - ORIGIN_MICROS + EARLY_MICROS, block.weights


@pytest.mark.parametrize("label", ["neutral", "surprise", "fear", "disgust", "laugh", "pain"])
def test_lips_are_drawn_shut_in_every_seal_whatever_is_felt(head, head_moves, label):
    rims = np.abs(head.lip) > 0.999
    moves = np.stack([head_moves[name][rims] for name in head_moves], axis=1)
    phones, heard, faces = _spoken_by(EmotionLabel(label))
    seals = [phone for phone in phones if phone.symbol in ("p", "b", "m")]
    assert len(seals) >= 10
    for phone in seals:
        during = np.flatnonzero((heard >= phone.start_micros) & (heard <= phone.end_micros))
        gaps = []
        for face in faces[during]:
            places = head.positions.copy()
            places[rims] += np.einsum("s,vsx->vx", face, moves)
            gaps.append(_gap(head, places))
        assert min(gaps) < 0.0004, f"{phone.symbol} at {phone.start_micros} stays open"
