"""The gestures of all utterances laid over one another, ready to be sampled."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from bridge.motion.channels import CHANNELS
from bridge.motion.curves import Envelopes, Floats, smooth_step
from bridge.motion.gesture_pace import HELD_OVER_MICROS
from bridge.motion.gesture_plays import BODY, Play

__all__ = ["ARM_CUT_SECS", "ArmTrack", "PlacedPlay", "held_over"]

ARM_CUT_SECS = 0.4
"""Time in which an interrupted arm falls back."""

_AT_ONCE_MICROS = 1_000

PlacedPlay = tuple[Play, int, float]
"""A play, session time of its utterance's 0, and the second it is cut short."""


def held_over(plays: Iterable[Play]) -> list[Play]:
    """Return the plays of one utterance; hands wait in the air for a stroke that follows soon."""
    ordered = sorted(plays, key=lambda play: play.presence[0])
    kept = []
    for k, play in enumerate(ordered):
        after = next((late for late in ordered[k + 1 :] if late.limb == play.limb), None)
        kept.append(_waiting(play, after) if after and play.limb != BODY else play)
    return kept


def _waiting(play: Play, after: Play) -> Play:
    start, ready, relax, _ = play.presence
    until = after.presence[1]
    if not 0 < until - relax < HELD_OVER_MICROS:
        return play
    # By then the play after it has the whole arm: letting go is not seen.
    return replace(play, presence=(start, ready, until, until + _AT_ONCE_MICROS))


class ArmTrack:
    """Plays laid over one another in the order of their starts. Immutable.

    On one limb each play takes its share and leaves the rest to those under it, so shares
    never exceed 1, and an arm goes from one gesture straight into the next.
    """

    def __init__(self, placed: Sequence[PlacedPlay]) -> None:
        placed = sorted(placed, key=lambda each: each[0].presence[0] + each[1])
        spans, rows, owners = [], [], []
        for number, (play, origin, _) in enumerate(placed):
            # A place without an end holds for as long as its play is there, and no longer.
            first, last = play.presence[0] - 2 * _AT_ONCE_MICROS, play.presence[3] + _AT_ONCE_MICROS
            for span, row in play.rows:
                spans.append([(min(max(at, first), last) + origin) * 1e-6 for at in span])
                rows.append(row)
                owners.append(number)
        presences = [[(at + origin) * 1e-6 for at in p.presence] for p, origin, _ in placed]
        limbs = np.array([play.limb for play, _, _ in placed])
        order = np.arange(len(placed))
        self._presence = Envelopes(np.array(presences, np.float64))
        self._places = Envelopes(np.array(spans, np.float64))
        self._rows = np.array(rows).reshape(-1, CHANNELS)
        self._owners = np.array(owners, np.intp)
        self._cuts = np.array([cut for _, _, cut in placed])
        self._covers = (
            (limbs[:, None] == limbs) & (order[:, None] < order) & (limbs[:, None] != BODY)
        )

    def at(self, t: Floats) -> Floats | None:
        """Return (T, C), or None where no arm is busy."""
        which = self._presence.active(t[0], t[-1])
        if not len(which):
            return None
        present = self._presence.at(t, which)
        cuts = self._cuts[which]
        if cuts.min() < t[-1]:
            present = present * (1.0 - smooth_step((t[:, None] - cuts) * (1.0 / ARM_CUT_SECS)))
        shares = np.zeros((len(t), len(self._cuts)))
        shares[:, which] = present * self._uncovered(present, which)
        at_work = self._places.active(t[0], t[-1])
        owners = self._owners[at_work]
        weights = self._places.at(t, at_work) * shares[:, owners]
        return np.asarray(weights @ self._rows[at_work])

    def _uncovered(self, present: Floats, which: Any) -> Floats:
        """Return what later plays of the same limb leave of each: (T, len(which)), or just 1."""
        covers = self._covers[which[:, None], which]
        if not covers.any():
            return np.ones(1)
        left = 1.0 - covers * present[:, None, :]
        return np.asarray(left.prod(axis=-1))
