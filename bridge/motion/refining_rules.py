"""The refiner that goes by rules: room for the hands, and a quiet head after a question."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bridge.model import Block, PoseContext, Timeline
from bridge.motion.curves import Envelopes, Floats
from bridge.motion.refining_arms import part_hands
from bridge.rigs.humanoid import BONE_INDEX

__all__ = ["Quiet", "RuleRefiner"]

_ASKS = frozenset({"question-raise", "confirm-push"})
_HANDS_MEET = frozenset({"namaste", "wai", "clap", "fist-palm", "clasp"})
_HEAD = [BONE_INDEX["neck"], BONE_INDEX["head"]]
# Seconds from the end of the words: quiet from the second to the third.
_WAITING_SECS = (0.0, 0.2, 0.6, 0.9)
_QUIET_SHARE = np.float32(0.85)  # of what the head wanders meanwhile
_QUIET_SECS = 2.0  # in which the quiet head follows the lively one
_KEPT = 8  # timelines whose cues have been read
_SECS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """What a head that waits for an answer remembers."""

    at_micros: int
    turns: NDArray[np.float32]
    """(2, 4) neck and head, as they have been on average of late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a timeline's cues say to this refiner."""

    waits: Envelopes | None
    """While an answer is waited for."""
    meets: Envelopes | None
    """While the hands mean to touch."""


class RuleRefiner:
    """Small corrections with a reason each.

    Pure but for the timelines it has read: they never change.
    """

    def __init__(self) -> None:
        self._plans: dict[int, tuple[Timeline, _Plan]] = {}

    def start(self) -> Quiet | None:
        """Remember nothing."""
        return None

    def refine(
        self, block: Block, context: PoseContext, memory: Quiet | None
    ) -> tuple[Block, Quiet | None]:
        """Return the block itself where nothing is to be corrected."""
        t = block.times_micros.astype(np.float64) * _SECS
        plans = [self._plan(timeline) for timeline in context.scene.timelines]
        meeting = _strongest(t, [plan.meets for plan in plans])
        bones = part_hands(block.bones, 0.0 if meeting is None else meeting.astype(np.float32))
        waiting = _strongest(t, [plan.waits for plan in plans])
        if waiting is None:
            memory = None
        else:
            bones, memory = _quieten(bones, block.times_micros, waiting, memory)
        return (block if bones is block.bones else replace(block, bones=bones)), memory

    def _plan(self, timeline: Timeline) -> _Plan:
        kept = self._plans.get(id(timeline))
        if kept is None:
            while len(self._plans) >= _KEPT:
                del self._plans[next(iter(self._plans))]
            kept = self._plans[id(timeline)] = (timeline, _read(timeline))
        return kept[1]


def _read(timeline: Timeline) -> _Plan:
    end = timeline.duration_micros * _SECS
    is_asked = timeline.cut_micros is None and any(c.name in _ASKS for c in timeline.cues)
    waits = [[end + secs for secs in _WAITING_SECS]] if is_asked else []
    meets = [
        [at * _SECS for at in (c.start_micros, c.ready_micros, c.relax_micros, c.end_micros)]
        for c in timeline.cues
        if c.name in _HANDS_MEET
    ]
    origin = timeline.origin_micros * _SECS
    return _Plan(waits=_from(waits, origin), meets=_from(meets, origin))


def _from(spans: list[list[float]], origin: float) -> Envelopes | None:
    return Envelopes(np.array(spans, np.float64) + origin) if spans else None


def _strongest(t: Floats, envelopes: list[Envelopes | None]) -> Floats | None:
    """Return (T,) the highest of all envelopes, or None where all are 0."""
    found = None
    for each in envelopes:
        if each is not None and len(which := each.active(t[0], t[-1])):
            highest = each.at(t, which).max(axis=1)
            found = highest if found is None else np.maximum(found, highest)
    return found


def _quieten(
    bones: NDArray[np.float32],
    times: NDArray[np.int64],
    waiting: Floats,
    memory: Quiet | None,
) -> tuple[NDArray[np.float32], Quiet | None]:
    """Return the rotations with the head drawn to where it has been of late."""
    turns, before = bones[:, _HEAD], memory
    quiet = np.empty_like(turns)
    for k, share in enumerate(waiting.tolist()):
        now, at = turns[k], int(times[k])
        if share > 0.0 and before is not None:
            follow = 1.0 - np.exp((before.at_micros - at) * (_SECS / _QUIET_SECS))
            now = before.turns + np.float32(follow) * (now - before.turns)
        quiet[k] = now
        before = Quiet(at_micros=at, turns=now)
    drawn = turns + (_QUIET_SHARE * waiting[:, None, None].astype(np.float32)) * (quiet - turns)
    out = bones.copy()
    out[:, _HEAD] = drawn / np.linalg.norm(drawn, axis=-1, keepdims=True)
    return out, before
