"""What must hold for any movement: the same again, at any rate, in any runs, and no foresight."""

from collections.abc import Sequence
from dataclasses import replace
from math import comb

import numpy as np
from numpy.typing import NDArray

from bridge.bench.motion_lines import Line
from bridge.bench.motion_stage import PLACES, Performance, perform_lines, render
from bridge.model import Block, Policy, Scene, Speech, Style, Timeline
from bridge.performance import PhoneLips, perform
from bridge.rigs import SHAPE_NAMES
from bridge.rigs.kinematics import joint_places
from bridge.rigs.rotations import to_rotation_vector

__all__ = ["foreseen", "rate_difference", "repeated", "seams", "sign_test"]

_SETTLED_MICROS = 300_000  # what is heard decides face and head so far ahead
_ARMS_SETTLED_MICROS = 1_200_000  # a hand sets out for its word
_ORIGIN_MICROS = 2_000_000
_FACE = [i for i, name in enumerate(SHAPE_NAMES) if not name.startswith("eye")]


def repeated(lines: Sequence[Line], style: Style, policy: Policy) -> float:
    """Return the largest difference between two performances of the same; 0 is to the bit."""
    one, other = (perform_lines(lines, style=style, policy=policy).block for _ in range(2))
    return _largest(one, other)


def seams(shown: Performance, style: Style, policy: Policy) -> float:
    """Return the largest difference when the same frames are made in runs of another length."""
    scene = Scene(style=style, policy=policy)
    other = render(scene, shown.timelines, shown.block.times_micros, seed=1, block_frames=12)
    return _largest(shown.block, other)


def rate_difference(lines: Sequence[Line], style: Style, policy: Policy) -> float:
    """Return the RMS difference at common instants of 30, 60 and 90 frames a second.

    As a share of each curve's range, of those that move at all: head, hands, face.
    """
    tracks = []
    for fps in (30, 60, 90):
        shown = perform_lines(lines, style=style, policy=policy, fps=fps)
        step = fps // 30
        tracks.append(_curves(shown.block)[step - 1 :: step])
    length = min(map(len, tracks))
    reference = tracks[1][:length]
    span = reference.max(axis=0) - reference.min(axis=0)
    moves = span > 0.02
    worst = 0.0
    for track in (tracks[0], tracks[2]):
        off = np.sqrt(np.square(track[:length] - reference).mean(axis=0))
        worst = max(worst, float(np.mean(off[moves] / span[moves])))
    return worst


def foreseen(line: Line, style: Style, policy: Policy) -> float:
    """Return how much of what was shown changes when speech yet unheard does.

    The utterance is cut at half of its words: whatever is shown earlier than the look-ahead
    before the cut must be the same, to the bit.
    """
    utterance, speech = line
    until = speech.words[len(speech.words) // 2].end_micros
    whole, half = (
        _sampled(
            perform(
                utterance, each, lips=PhoneLips(), style=style, policy=policy, seed=1,
                origin_micros=_ORIGIN_MICROS,
            ),
            Scene(style=style, policy=policy),
            until - _SETTLED_MICROS,
        )
        for each in (speech, _beginning(speech, until))
    )  # fmt: skip
    # Eyes keep their target while the body under them moves, so they know as much as arms do.
    face = float(np.abs(whole.weights - half.weights)[:, _FACE].max())
    body = whole.times_micros < _ORIGIN_MICROS + until - _ARMS_SETTLED_MICROS
    return max(face, float(np.abs(whole.bones[body] - half.bones[body]).max(initial=0.0)))


def sign_test(larger: Sequence[float], smaller: Sequence[float]) -> float:
    """Return the chance of so many pairs in this order if there were none (one-sided)."""
    pairs = [(a, b) for a, b in zip(larger, smaller, strict=True) if a != b]
    wins = sum(a > b for a, b in pairs)
    return sum(comb(len(pairs), k) for k in range(wins, len(pairs) + 1)) / 2.0 ** len(pairs)


def _sampled(timeline: Timeline, scene: Scene, until: int) -> Block:
    """Return the frames up to ``until``, in utterance time."""
    last = max((_ORIGIN_MICROS + until) * 60 // 1_000_000, 2)
    times = np.arange(1, last, dtype=np.int64) * 1_000_000 // 60
    return render(scene, (timeline,), times, seed=1)


def _beginning(speech: Speech, until: int) -> Speech:
    phones = tuple(phone for phone in speech.phones if phone.end_micros <= until)
    end = phones[-1].end_micros
    return replace(
        speech,
        phones=phones,
        words=tuple(word for word in speech.words if word.end_micros <= end),
        samples=speech.samples[: end * speech.sample_rate // 1_000_000],
        f0_hz=speech.f0_hz[: end // speech.f0_hop_micros],
        is_complete=False,
    )


def _largest(one: Block, other: Block) -> float:
    names = ("weights", "head", "bones", "hips")
    return max(float(np.abs(getattr(one, n) - getattr(other, n)).max()) for n in names)


def _curves(block: Block) -> NDArray[np.float64]:
    """Return (T, N) head turn, hands' places and face, as numbers that can be compared."""
    turn = to_rotation_vector(block.head[:, 3:])
    hands, _ = joint_places(block.bones, block.hips, PLACES[:2])
    parts = (turn, hands.reshape(len(turn), -1), block.weights)
    return np.concatenate(parts, axis=1).astype(np.float64)
