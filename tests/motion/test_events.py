from dataclasses import dataclass

import numpy as np
import pytest

from bridge.model import Cue, Layer, Scene, Timeline
from bridge.motion.channels import Channel
from bridge.motion.events import BODY_EVENTS, FACE_EVENTS, body_strokes, face_strokes
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.repertoire import REPERTOIRE, Kind
from bridge.rigs.rotations import to_yaw_pitch_roll

MICROS = 1_000_000
YAW, PITCH, ROLL, X, Y, Z = range(6)
EVENTS = {name for name, movement in REPERTOIRE.items() if movement.kind is Kind.EVENT}


@dataclass(frozen=True)
class Seen:
    """What must be seen of the head: degrees, or millimetres of its way."""

    axis: int
    least: float
    most: float
    peaks: int = 1
    """How often it goes away by more than a quarter of that, to either side."""


SEEN = {
    "pulse": Seen(PITCH, 1, 2.5),
    "nod": Seen(PITCH, 3, 6),
    "big-nod": Seen(PITCH, 8, 14, peaks=2),
    "backchannel-nod": Seen(PITCH, 3, 5, peaks=3),
    "fast-nod": Seen(PITCH, 1, 2, peaks=4),
    "toss": Seen(PITCH, -6, -3),
    "shake": Seen(YAW, 8, 12, peaks=3),
    "small-shake": Seen(YAW, 3, 4, peaks=3),
    "wobble": Seen(ROLL, 10, 15, peaks=4),
    "sway-yes": Seen(YAW, 6, 10, peaks=3),
    "sweep": Seen(YAW, 8, 14, peaks=2),
    "tilt": Seen(ROLL, 7, 10),
    "contrast": Seen(YAW, 7, 9),
    "list-step": Seen(YAW, 4, 6),
    "question-raise": Seen(PITCH, -6, -3),
    "confirm-push": Seen(Z, 12, 26),
    "pull-back": Seen(Z, -26, -12),
    "lean-in": Seen(Z, 30, 60),
    "settle": Seen(PITCH, 1, 2),
    "yield": Seen(PITCH, 2.5, 3.5),
    "attend": Seen(PITCH, -2.5, -1.5),
    "inhale": Seen(PITCH, -4, -1),
    "sigh": Seen(PITCH, -4, -1, peaks=2),  # in, and out
    "bow": Seen(PITCH, 28, 31),
    "bow-15": Seen(PITCH, 14, 16),
    "bow-30": Seen(PITCH, 28, 31),
    "bow-45": Seen(PITCH, 42, 46),
    "posture-left": Seen(X, 8, 30),
    "posture-right": Seen(X, -30, -8),
}


def cue(name, weight=1.0, layer=Layer.HEAD):
    return Cue(
        layer=layer, name=name, start_micros=0, ready_micros=140_000, relax_micros=170_000,
        end_micros=1_000_000, weight=weight,
    )  # fmt: skip


@pytest.fixture(scope="session")
def seen(run):
    """Return what a movement at its own times adds to a head: (T, 6) degrees and mm."""
    plain = run(Scene(), 13)

    def watch(name, weight=1.0):
        row = REPERTOIRE[name]
        ready = 2 * MICROS + round(row.prepare_secs * MICROS)
        relax = ready + round(row.hold_secs * MICROS)
        asked = Cue(
            layer=row.layer, name=name, start_micros=2 * MICROS, ready_micros=ready,
            relax_micros=relax, end_micros=relax + round(row.retract_secs * MICROS), weight=weight,
        )  # fmt: skip
        line = Timeline(utterance_id="e", origin_micros=0, duration_micros=0, cues=(asked,))
        head = run(Scene(timelines=(line,)), 13).head
        turned = [np.degrees(to_yaw_pitch_roll(h[:, 3:])) for h in (head, plain.head)]
        return np.concatenate((turned[0] - turned[1], (head - plain.head)[:, :3] * 1000), axis=1)

    return watch


def test_every_event_of_the_repertoire_has_a_path_and_a_promise():
    assert set(BODY_EVENTS) == EVENTS
    assert set(SEEN) == EVENTS


@pytest.mark.parametrize("name", sorted(SEEN))
def test_an_event_is_seen_with_its_sign_its_size_and_its_cycles(seen, name):
    promise = SEEN[name]
    path = seen(name)
    curve = path[:, promise.axis] * np.sign(promise.least)
    least, most = sorted((abs(promise.least), abs(promise.most)))
    assert least <= curve.max() <= most
    is_away = np.concatenate(([False], np.abs(curve) > curve.max() / 4))
    assert (np.diff(is_away.astype(int)) == 1).sum() == promise.peaks
    assert np.abs(path[: 2 * 60 - 3]).max() < 0.05
    assert np.abs(path[-10:]).max() < 0.05


@pytest.mark.parametrize(("name", "least", "most"), [("shake", 1.6, 2), ("wobble", 1.5, 2)])
def test_what_swings_does_so_at_a_human_pace(seen, name, least, most):
    curve = seen(name)[:, SEEN[name].axis]
    tops = [k for k in range(1, len(curve) - 1) if curve[k - 1] < curve[k] >= curve[k + 1] > 0.5]
    assert least <= 60 / (tops[1] - tops[0]) <= most


def test_a_confirming_push_looks_up_at_its_end(seen):
    pitch = seen("confirm-push")[:, PITCH]
    assert pitch.argmax() < pitch.argmin()
    assert pitch.max() > 2
    assert pitch.min() < -1


def test_who_yields_keeps_still_after_the_nod(seen):
    still = seen("yield")[2 * 60 + 48 : 2 * 60 + 66]
    assert np.abs(still[:, :3]).max() < 0.2


def test_leaning_keeps_the_face_where_it_looks(seen):
    assert np.abs(seen("lean-in")[:, :3]).max() < 0.3


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_a_negative_weight_mirrors_sideways_and_nothing_else(name):
    sideways = [
        Channel.YAW, Channel.ROLL, Channel.SIDE, Channel.TWIST, Channel.HIPS_X,
        Channel.PELVIS_ROLL, Channel.PELVIS_TURN,
    ]  # fmt: skip
    for (_, there), (_, back) in zip(
        body_strokes(cue(name)), body_strokes(cue(name, -1)), strict=True
    ):
        there[sideways] *= -1
        np.testing.assert_array_equal(back, there)


def test_a_nod_is_one_stroke_down_in_the_time_of_its_cue():
    ((stroke, row),) = body_strokes(cue("nod", 1.2))
    assert stroke.span == (0, 140_000, 170_000, 1_000_000)
    assert row[Channel.PITCH] == pytest.approx(4.5 * 1.2)


def test_names_of_a_newer_library_move_nothing():
    assert body_strokes(cue("backflip")) == []
    assert face_strokes(cue("ripple", layer=Layer.BROWS)) == []


def test_brows_rise_by_weight():
    ((stroke, row),) = face_strokes(cue("raise", 0.5, Layer.BROWS))
    assert stroke.size == 1
    assert row[SHAPE_INDEX["browInnerUp"]] == pytest.approx(FACE_EVENTS["raise"].max() * 0.5)


def test_the_mouth_is_ajar_while_breath_is_drawn_and_no_longer():
    ((stroke, row),) = face_strokes(cue("inhale", layer=Layer.POSTURE))
    assert 0.04 <= row[SHAPE_INDEX["jawOpen"]] <= 0.06
    assert stroke.span[2] == 140_000
    assert stroke.span[3] < 300_000
