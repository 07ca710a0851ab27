"""The layer of blinks: a seeded schedule that speech can pull, ask for, and hold off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bridge.model import EmotionLabel
from bridge.motion.curves import Floats
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS, Control
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
# Eyes that turn far close on the way: degrees of the shift, chance of a blink.
_SHIFT_DEGREES, _SHIFT_CHANCES = (15.0, 30.0), (0.6, 0.9)
_AFTER_BLINK_MICROS = 400_000  # sooner, a shift brings no other
_FORWARD_MICROS = 1_500_000
_LID_PULL_DEGREES = 2.0  # a closing lid draws the eye down
# Rates relative to the style's, which is that of conversation.
_SILENT, _LISTENING, _SPEAKING = 0.77, 0.7, 1.1
_L = EmotionLabel
_RATES: Mapping[EmotionLabel, float] = {
    _L.ANGER: 1.4, _L.FEAR: 1.5, _L.WORRY: 1.35, _L.SADNESS: 0.9, _L.SURPRISE: 0.5,
    _L.DELIGHT: 0.8, _L.THINKING: 1.35, _L.CONFUSION: 1.2, _L.SHYNESS: 1.3, _L.PAIN: 1.4,
    _L.CURIOSITY: 0.85, _L.JOY: 1.1, _L.LAUGH: 1.3,
}  # fmt: skip
"""How much oftener each feeling blinks at full intensity."""
_SLOWNESS: Mapping[EmotionLabel, float] = {
    _L.SADNESS: 1.2, _L.BOREDOM: 1.2, _L.RELIEF: 1.0, _L.AFFECTION: 0.6, _L.CONTENT: 0.3,
}  # fmt: skip
"""How much longer than usual its blinks take: 1.2 makes the slow, feeling blink."""
_SLOW_STYLE = 0.4  # of the exponent by which tempo shortens everything else


def _by_feeling(table: Mapping[EmotionLabel, float]) -> Floats:
    return np.array([table.get(label, 0.0) for label in FEELINGS])


_OFTENER = _by_feeling({label: rate - 1.0 for label, rate in _RATES.items()})
_SLOW = _by_feeling(_SLOWNESS)
_SLOWEST = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class BlinkMemory:
    """What the schedule remembers."""

    next_micros: int
    """When the next spontaneous blink is due."""
    last_micros: int
    """When the last one began."""
    count: int
    """Blinks so far: the place in the seeded schedule."""
    showing: tuple[tuple[int, float, float], ...] = ()
    """Start, peak and slowness of the blinks that may still be seen."""


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
        memory = self._advance(moment, draft, memory)
        for start, peak, slowness in memory.showing:
            for eye, delay in enumerate(self._delays):
                closing = _profile((moment.t - start * 1e-6 - delay) / slowness) * peak
                np.maximum(draft.lids[:, eye], closing, out=draft.lids[:, eye])
        if memory.showing:
            draft.eyes[:, 1] += _LID_PULL_DEGREES * draft.lids.max(axis=1)
        return memory

    def _advance(self, moment: Moment, draft: Draft, memory: BlinkMemory) -> BlinkMemory:
        """Take every blink that begins before the moment's last instant into the memory."""
        first, last = moment.since_micros, int(moment.times_micros[-1])
        showing = [b for b in memory.showing if b[0] + _SLOWEST * _PROFILE_MICROS > first]
        due, before, count = memory.next_micros, memory.last_micros, memory.count
        shifts = tuple(self._covered(draft))
        covered = {cue.start_micros for cue in shifts}
        # In the order of time: whether a shift is known yet must not decide what comes first.
        lids = sorted((*shifts, *moment.tracks.lids), key=lambda cue: cue.start_micros)
        while (start := max(_due(due, before, lids), first)) <= last:
            showing.append((start, self._peak(count), _slowness(moment, start)))
            count += 1
            # A shift brings the pending blink forward, and the next one hardly with it.
            spent = min(due, start + _FORWARD_MICROS) if start in covered else start
            before, due = start, spent + self._interval_micros(count, _rate(moment, start))
        return BlinkMemory(next_micros=due, last_micros=before, count=count, showing=tuple(showing))

    def _covered(self, draft: Draft) -> Iterator[LidCue]:
        """Yield a cue for each gaze shift that the lids cover."""
        for at, degrees in draft.shifts:
            chance = float(np.interp(degrees, _SHIFT_DEGREES, _SHIFT_CHANCES))
            if seeded(self._seed, f"shift {at}").random() < chance:
                yield LidCue(name="shift", start_micros=at, end_micros=at)

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


def _due(due: int, before: int, cues: Sequence[LidCue]) -> int:
    """Return when the pending blink really comes, given what the utterances ask for."""
    for cue in cues:
        if cue.start_micros <= before:
            continue
        if cue.name == "blink" and cue.start_micros < due:
            return cue.start_micros
        is_apart = cue.start_micros - before >= _AFTER_BLINK_MICROS
        # Eyes that are held open during a shift have no reason to close after it.
        is_free = is_apart and _kept_open(cue.start_micros, cues) == cue.start_micros
        if cue.name == "shift" and cue.start_micros < due and is_free:
            return cue.start_micros
        is_near = -_PULL_BACK_MICROS <= due - cue.start_micros <= _PULL_FORWARD_MICROS
        if cue.name == "may-blink" and is_near:
            return cue.start_micros
    return _kept_open(due, cues)


def _kept_open(due: int, cues: Sequence[LidCue]) -> int:
    """Return ``due``, or when the eyes may close again if they are held open then."""
    for cue in cues:
        if cue.name == "keep-open" and cue.start_micros <= due < cue.end_micros:
            due = cue.end_micros + _AFTER_OPEN_MICROS
    return due


def _slowness(moment: Moment, at_micros: int) -> float:
    """Return how much longer than usual a blink takes that begins at an instant."""
    felt = float(_at(moment, at_micros) @ _SLOW)
    style = float(np.exp2(-_SLOW_STYLE * moment.scene.style.tempo))
    return float(np.clip((1.0 + felt) * style, 0.75, _SLOWEST))


def _at(moment: Moment, at_micros: int) -> Floats:
    """Return (F,) the feelings at an instant of the moment."""
    return np.asarray(moment.feelings[_frame(moment, at_micros)])


def _frame(moment: Moment, at_micros: int) -> int:
    """Return the index of the first frame at or after an instant, whatever the block."""
    return min(int(np.searchsorted(moment.times_micros, at_micros)), len(moment.t) - 1)


def _rate(moment: Moment, at_micros: int) -> float:
    """Return blinks a minute at an instant of the moment."""
    felt = 1.0 + float(_at(moment, at_micros) @ _OFTENER)
    t = np.array([at_micros * 1e-6])
    speaking = moment.tracks.cued.at(t).speaking
    listening = float(moment.controls[_frame(moment, at_micros), Control.LISTENING])
    silent = _SILENT + (_LISTENING - _SILENT) * listening
    share = 0.0 if speaking is None else min(1.0, float(speaking[0].sum()))
    usual = moment.scene.style.blinks_per_minute * (silent + (_SPEAKING - silent) * share)
    return usual * max(felt, 0.4)


def _profile(elapsed: Floats) -> Floats:
    return np.interp(elapsed, _PROFILE_SECS, _PROFILE, left=0.0, right=0.0)
