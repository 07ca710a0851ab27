"""The layer of blinks: a seeded schedule that speech can pull, ask for, and hold off."""

from dataclasses import dataclass

import numpy as np

from bridge.motion.curves import Floats
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import Control
from bridge.motion.tracks import LidCue

__all__ = ["BlinkLayer", "BlinkMemory"]

_PROFILE_SECS = (0.0, 0.035, 0.07, 0.095, 0.15, 0.21, 0.27)
_PROFILE = (0.0, 0.55, 1.0, 1.0, 0.5, 0.15, 0.0)
_PROFILE_MICROS = 270_000
_SPREAD = 0.75  # of the logarithm of the interval
_SHORTEST_SECS = 0.35
_DOUBLE_CHANCE, _DOUBLE_SECS = 0.1, (0.15, 0.3)
_PARTIAL_CHANCE, _PARTIAL_PEAK = 0.2, (0.5, 0.8)
_LARGEST_EYE_DELAY_SECS = 0.008
# A pending blink this much later or earlier than a phrase boundary moves to it.
_PULL_FORWARD_MICROS, _PULL_BACK_MICROS = 600_000, 250_000
_AFTER_OPEN_MICROS = 180_000
# Rates relative to the style's, which is that of conversation.
_SILENT, _LISTENING, _SPEAKING = 0.77, 0.7, 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlinkMemory:
    """What the schedule remembers."""

    next_micros: int
    """When the next spontaneous blink is due."""
    last_micros: int
    """When the last one began."""
    count: int
    """Blinks so far: the place in the seeded schedule."""
    showing: tuple[tuple[int, float], ...] = ()
    """Start and peak of the blinks that may still be seen."""


class BlinkLayer(MotionLayer):
    """Closes the lids for a moment, 17 to 30 times a minute."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        delay = float(seeded(seed, "lids").uniform(-1.0, 1.0)) * _LARGEST_EYE_DELAY_SECS
        self._delays = (max(delay, 0.0), max(-delay, 0.0))

    def rest(self, at_micros: int) -> BlinkMemory:
        """Return the memory of somebody who has just blinked."""
        first = at_micros + self._interval_micros(0, 20.0)
        return BlinkMemory(next_micros=first, last_micros=at_micros, count=0)

    def add(self, moment: Moment, draft: Draft, memory: BlinkMemory) -> BlinkMemory:
        """Add the lids' closing."""
        memory = self._advance(moment, memory)
        for start, peak in memory.showing:
            for eye, delay in enumerate(self._delays):
                closing = _profile(moment.t - start * 1e-6 - delay) * peak
                np.maximum(draft.lids[:, eye], closing, out=draft.lids[:, eye])
        return memory

    def _advance(self, moment: Moment, memory: BlinkMemory) -> BlinkMemory:
        """Take every blink that begins before the moment's last instant into the memory."""
        first, last = moment.since_micros, int(moment.times_micros[-1])
        showing = [b for b in memory.showing if b[0] + 2 * _PROFILE_MICROS > first]
        due, before, count = memory.next_micros, memory.last_micros, memory.count
        while (start := max(_due(due, before, moment.tracks.lids), first)) <= last:
            showing.append((start, self._peak(count)))
            count += 1
            before, due = start, start + self._interval_micros(count, _rate(moment, start))
        return BlinkMemory(next_micros=due, last_micros=before, count=count, showing=tuple(showing))

    def _interval_micros(self, count: int, a_minute: float) -> int:
        rng = seeded(self._seed, f"blink {count}")
        if rng.random() < _DOUBLE_CHANCE:
            return round(rng.uniform(*_DOUBLE_SECS) * 1e6)
        # Doubles shorten the mean: the others make up for it.
        mean = (60.0 / a_minute - _DOUBLE_CHANCE * 0.22) / (1.0 - _DOUBLE_CHANCE)
        secs = rng.lognormal(float(np.log(mean)) - _SPREAD**2 / 2.0, _SPREAD)
        return round(max(secs, _SHORTEST_SECS) * 1e6)

    def _peak(self, count: int) -> float:
        rng = seeded(self._seed, f"peak {count}")
        return float(rng.uniform(*_PARTIAL_PEAK)) if rng.random() < _PARTIAL_CHANCE else 1.0


def _due(due: int, before: int, cues: tuple[LidCue, ...]) -> int:
    """Return when the pending blink really comes, given what the utterances ask for."""
    for cue in cues:
        if cue.start_micros <= before:
            continue
        if cue.name == "blink" and cue.start_micros < due:
            return cue.start_micros
        is_near = -_PULL_BACK_MICROS <= due - cue.start_micros <= _PULL_FORWARD_MICROS
        if cue.name == "may-blink" and is_near:
            return cue.start_micros
    for cue in cues:
        if cue.name == "keep-open" and cue.start_micros <= due < cue.end_micros:
            due = cue.end_micros + _AFTER_OPEN_MICROS
    return due


def _rate(moment: Moment, at_micros: int) -> float:
    """Return blinks a minute at an instant of the moment."""
    t = np.array([at_micros * 1e-6])
    speaking = moment.tracks.speaking.at(t)
    listening = float(moment.controls[0, Control.LISTENING])
    silent = _SILENT + (_LISTENING - _SILENT) * listening
    share = 0.0 if speaking is None else min(1.0, float(speaking[0].sum()))
    return moment.scene.style.blinks_per_minute * (silent + (_SPEAKING - silent) * share)


def _profile(elapsed: Floats) -> Floats:
    return np.interp(elapsed, _PROFILE_SECS, _PROFILE, left=0.0, right=0.0)
