"""Lip cues to mouth weights: vowels flow into one another, consonants rise out of them.

The blend is Öhman's (1967): a track of vowels, normalised so that neighbours cross-fade, and
over it consonants that each take hold of some shapes and leave the rest to the vowel. Ramps are
minimum-jerk and end, where Cohen and Massaro's exponential dominance never does; so a window of
time needs only its own cues, and a mouth that has nothing to say is exactly at rest.

The motion frame calls ``lip_weights`` for the layer, keeps every shape of the mouth below
``JAW_SPEED_LIMIT`` and ``LIP_SPEED_LIMIT``, and imposes ``Closures`` last. The layer is
already smooth: a filter would only make it late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.model import Layer, Timeline
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.lips_control import PRESENCE, mixing_rows
from bridge.rigs.arkit import SHAPE_NAMES
from bridge.rigs.viseme_weights import BREATH_IN, MOUTH_INDEX

__all__ = [
    "CUT_MICROS",
    "JAW_SPEED_LIMIT",
    "LIP_SPEED_LIMIT",
    "LipSample",
    "LipTrack",
    "compile_lips",
    "lip_weights",
]

JAW_SPEED_LIMIT = 7.9
"""Weight per second; recordings of fast speech stay below 8."""

LIP_SPEED_LIMIT = 12.0
"""Weight per second, for the other shapes of the mouth."""

CUT_MICROS = 80_000
"""Time that an interrupted mouth takes to close."""

_PHRASE_GAP_MICROS = 300_000  # shorter silences do not end the effort of speaking
_PHRASE_RISE_MICROS = 150_000
_SHAPES = len(SHAPE_NAMES)
# Of the sums of the blend: what consonants make of the mouth, and what is to add up to 1 at most.
_GRIPPED, _TAKEN = slice(_SHAPES, 3 * _SHAPES), slice(3 * _SHAPES, None)
_NEVER = np.iinfo(np.int64).max // 4


class Ramps:
    """Weights that rise from start to ready and fall from relax to end, by minimum-jerk steps.

    Args:
        spans: (4, K) session times of the four.
    """

    def __init__(self, spans: NDArray[np.int64]) -> None:
        self._starts = spans[::2, None].astype(np.float64)
        self._lengths = np.maximum(spans[1::2] - spans[::2], 1)[:, None]

    def at(self, times: NDArray[np.int64], which: slice) -> Floats:
        """Return (T, K of ``which``) in [0, 1]."""
        elapsed = times[:, None] - self._starts[:, :, which]
        rise, fall = smooth_step(elapsed / self._lengths[:, :, which])
        return np.asarray(rise * (1.0 - fall))


@dataclass(frozen=True, slots=True, kw_only=True)
class LipTrack:
    """The lip cues of a scene as arrays, by start; K cues, P phrases."""

    starts: NDArray[np.int64]
    """(K,) session times."""
    latest_end: NDArray[np.int64]
    """(K,) latest end of the cues up to each."""
    ramps: Ramps
    """Of the cues."""
    cut: NDArray[np.int64]
    """(K,) session time from which a cue fades."""
    mixing: NDArray[np.float32]
    """(K, 5 S + 5) what a cue adds to the sums of the blend; see ``mixing_rows``."""
    phrases: NDArray[np.int64]
    """(4, P) session times at which the effort of speaking rises and falls."""
    phrase_ramps: Ramps


@dataclass(frozen=True, slots=True, kw_only=True)
class LipSample:
    """The mouth at T instants, with what it must not lose on the way out; all in [0, 1]."""

    weights: NDArray[np.float32]
    """(T, S) the layer; exactly 0 where nobody speaks."""
    closure: NDArray[np.float32]
    """(T,) how much the lips must be sealed."""
    labiodental: NDArray[np.float32]
    """(T,) how much the lower lip must touch the upper teeth."""
    sibilant: NDArray[np.float32]
    """(T,) how much the jaw must be nearly closed."""
    opening: NDArray[np.float32]
    """(T,) how much the lips must be apart."""
    activity: NDArray[np.float32]
    """(T,) how much the mouth belongs to speech; feelings yield to it."""


def compile_lips(timelines: Sequence[Timeline]) -> LipTrack:
    """Return the lip cues of all ``timelines`` as one track."""
    placed = sorted(
        (
            (timeline.origin_micros, _NEVER if timeline.cut_micros is None else timeline.cut_micros,
             cue)
            for timeline in timelines
            for cue in timeline.cues
            if cue.layer is Layer.LIPS and cue.name in MOUTH_INDEX
        ),
        key=lambda item: item[0] + item[2].start_micros,
    )  # fmt: skip
    spans = np.array(
        [
            (o + c.start_micros, o + c.ready_micros, o + c.relax_micros, o + c.end_micros)
            for o, _, c in placed
        ],
        np.int64,
    ).reshape(-1, 4).T  # fmt: skip
    mouths = np.array([MOUTH_INDEX[cue.name] for _, _, cue in placed], np.intp)
    amounts = np.array([cue.weight for _, _, cue in placed], np.float32)
    cut = np.array([cut for _, cut, _ in placed], np.int64)
    phrases = _phrases(spans, mouths, cut)
    return LipTrack(
        starts=spans[0],
        latest_end=np.maximum.accumulate(spans[3]) if placed else spans[3],
        ramps=Ramps(spans),
        cut=cut,
        mixing=mixing_rows(mouths, amounts),
        phrases=phrases,
        phrase_ramps=Ramps(phrases),
    )


def lip_weights(track: LipTrack, times_micros: NDArray[np.int64]) -> LipSample:
    """Return the mouth at ``times_micros`` (T,), increasing session times."""
    first = int(track.latest_end.searchsorted(times_micros[0], side="right"))
    last = int(track.starts.searchsorted(times_micros[-1], side="left"))
    activity = _activity(track, times_micros)
    if first >= last:
        return _silent(activity)
    active = slice(first, last)
    ramps = track.ramps.at(times_micros, active)
    cut = track.cut[active]
    if cut.min() < times_micros[-1]:
        ramps *= 1 - _smoothstep((times_micros[:, None] - cut) / CUT_MICROS)
    sums = ramps.astype(np.float32) @ track.mixing[active]
    vowels, gripped, taken = sums[:, :_SHAPES], sums[:, _GRIPPED], sums[:, _TAKEN]
    norms = _at_least_one(taken)
    shares = taken / norms
    held = shares[:, 2 * _SHAPES :]
    left, targets = 1 - shares[:, : 2 * _SHAPES], gripped / norms[:, : 2 * _SHAPES]
    weights = vowels / norms[:, 2 * _SHAPES + PRESENCE["vowel"], None]
    for each in (slice(_SHAPES), slice(_SHAPES, None)):  # all consonants, then lips that touch
        weights = weights * left[:, each] + targets[:, each]
    return LipSample(
        weights=np.minimum(np.maximum(weights, 0), 1),
        closure=held[:, PRESENCE["closure"]],
        labiodental=held[:, PRESENCE["labiodental"]],
        sibilant=held[:, PRESENCE["sibilant"]],
        opening=held[:, PRESENCE["opening"]],
        activity=activity,
    )


def _silent(activity: NDArray[np.float32]) -> LipSample:
    none = np.zeros(len(activity), np.float32)
    return LipSample(
        weights=np.zeros((len(activity), _SHAPES), np.float32),
        closure=none,
        labiodental=none,
        sibilant=none,
        opening=none,
        activity=activity,
    )


def _phrases(
    spans: NDArray[np.int64], mouths: NDArray[np.intp], cut: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return (4, P) ramps around stretches of speech without a long silence."""
    speaks = (mouths != MOUTH_INDEX["sil"]) & (mouths != MOUTH_INDEX[BREATH_IN])
    starts, ends = spans[0, speaks], np.minimum(spans[3, speaks], cut[speaks] + CUT_MICROS)
    latest = np.maximum.accumulate(ends) if len(ends) else ends
    breaks = np.flatnonzero(starts[1:] - latest[:-1] > _PHRASE_GAP_MICROS)
    begin = starts[np.concatenate(([0], breaks + 1))] if len(starts) else starts
    finish = latest[np.concatenate((breaks, [len(latest) - 1]))] if len(starts) else starts
    return np.stack(
        (begin - _PHRASE_RISE_MICROS, begin, finish, finish + _PHRASE_GAP_MICROS)
    ).astype(np.int64)


def _activity(track: LipTrack, times: NDArray[np.int64]) -> NDArray[np.float32]:
    rises, full, fades, ends = track.phrases
    first = int(ends.searchsorted(times[0], side="right"))
    last = int(rises.searchsorted(times[-1], side="left"))
    if first >= last:
        return np.zeros(len(times), np.float32)
    if full[first] <= times[0] and times[-1] <= fades[first]:
        return np.ones(len(times), np.float32)
    ramps = track.phrase_ramps.at(times, slice(first, last))
    return np.asarray(ramps.max(axis=1), np.float32)


def _smoothstep(u: NDArray[np.float64]) -> NDArray[np.float64]:
    u = np.minimum(np.maximum(u, 0), 1)
    return np.asarray(u * u * (3 - 2 * u))


def _at_least_one(total: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return ``max(1, total)`` without its corner.

    Dividing by it normalises what adds up to more than 1 and leaves the rest nearly alone:
    the remainder belongs to the mouth at rest.
    """
    below = np.minimum(total, 1)
    square = below * below
    return np.asarray(np.maximum(total, 1) - square * square * square * (1 - below))
