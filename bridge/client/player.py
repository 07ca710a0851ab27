"""Plays a stream's audio on a sound card's clock, and says how far it has got."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bridge.client.sound_card import CardClock, SoundCard
from bridge.client.sounds import Sound, SoundQueue
from bridge.model import AudioChunk, Interrupted, StreamRecord, UtteranceEnded

__all__ = ["GIVE_UP_MICROS", "STALE_MICROS", "Heard", "Player"]

STALE_MICROS = 1_000_000
"""An utterance's sound that comes later than this is not played any more."""

GIVE_UP_MICROS = 500_000
"""How long a starved utterance is waited for before time goes on without it."""

_TOLERANCE_MICROS = 500.0  # pts are whole microseconds, and blocks start where they start
_SLEW = 0.05  # share by which session time may run fast or slow while nothing sounds
_JUMP_MICROS = 1_000_000.0  # a larger error is another clock, not drift
_SPANS_KEPT = 256  # a few seconds of blocks


class Heard(NamedTuple):
    """What the ear gets at an instant."""

    pts_micros: float
    """Session time of the sample heard."""
    is_sounding: bool
    """False in silence, whose time is only an estimate."""
    level: float
    """Root mean square of the stretch around it."""
    utterance_id: str


class _Span(NamedTuple):
    """A stretch of what was written to the card."""

    first_sample: int
    pts_micros: float
    rate: float
    """Session microseconds a sample; 0 while starved, when session time stands still."""
    level: float
    utterance_id: str


class Player:
    """Schedules chunks so that ``pts + playout delay`` is heard when the session says so.

    Feed it records with ``take``, and call ``advance`` at least every few milliseconds of card
    latency. Chunks of one run follow each other sample by sample, on the card's clock; between
    runs, while nothing sounds, its time slews back to the session's. A chunk that comes late
    is played late and shifts what follows, and counts as an underrun.
    """

    def __init__(self, card: SoundCard, *, playout_delay_micros: int = 0) -> None:
        self.underruns = 0
        """Times it ran dry, or got the beginning of an utterance too late."""
        self.starved_micros = 0.0
        """Silence that should have been sound."""
        self._card = card
        self._clock = CardClock(card)
        self._delay = playout_delay_micros
        self._queue = SoundQueue(card.sample_rate)
        self._spans: deque[_Span] = deque(maxlen=_SPANS_KEPT)
        self._cursor: float | None = None
        self._frozen = 0.0
        self._sample_micros = 1e6 / card.sample_rate

    @property
    def stale(self) -> int:
        """Chunks that came too late to be played, or twice."""
        return self._queue.stale

    def take(self, record: StreamRecord) -> None:
        """Take one record; those that are not about sound are ignored."""
        if isinstance(record, AudioChunk):
            self._queue.add(record)
        elif isinstance(record, UtteranceEnded):
            self._queue.end(record.utterance_id)
        elif isinstance(record, Interrupted):
            self._queue.cut(record)

    def advance(self, now_micros: float, session_at: Callable[[float], float]) -> None:
        """Write the blocks that the card has asked for; ``session_at`` maps client time."""
        for callback in self._card.callbacks(now_micros):
            self._clock.note(callback)
            heard_at = self._clock.heard_at(callback.first_sample)
            self._follow(session_at(heard_at) - self._delay)
            self._write(callback.first_sample)

    def position(self, now_micros: float) -> float | None:
        """Return the session time being heard, as a program can know it; None at first.

        This is the time to sample the pose at. In silence it goes on, without a seam.
        """
        heard = self._look_up(self._clock.heard_sample(now_micros)) if self._spans else None
        return heard.pts_micros if heard else None

    def heard(self, now_micros: float) -> Heard | None:
        """Return what is really heard; None at first."""
        return self._look_up(self._card.heard_sample(now_micros)) if self._spans else None

    def clear(self) -> None:
        """Forget everything queued: a new session."""
        self._queue.clear()
        self._spans.clear()  # what was heard last belongs to a clock that has gone
        self._cursor, self._frozen = None, 0.0

    def _follow(self, session_micros: float) -> None:
        """Bring the cursor nearer to the session's time, unless sound holds it."""
        if self._cursor is None:
            self._cursor = session_micros
        sound = self._queue.first()
        is_sounding = sound is not None and sound.at_micros <= self._cursor + _TOLERANCE_MICROS
        if is_sounding or self._queue.is_starved:
            return
        error = session_micros - self._cursor
        most = _SLEW * self._card.block_samples * self._sample_micros
        if abs(error) < _JUMP_MICROS:
            error = min(max(error, -most), most)
        self._cursor += error

    def _write(self, first_sample: int) -> None:
        written = 0
        while written < self._card.block_samples:
            left = self._card.block_samples - written
            written += self._write_some(first_sample + written, left)

    def _write_some(self, first_sample: int, most: int) -> int:
        """Write at most ``most`` samples of one sort; return how many."""
        assert self._cursor is not None
        sound = self._queue.first()
        if sound is None:
            return self._write_nothing(first_sample, most)
        self._thaw(sound)
        ahead = sound.at_micros - self._cursor
        if ahead > _TOLERANCE_MICROS:
            count = min(most, max(1, round(ahead / self._sample_micros)))
            return self._write_span(first_sample, count, np.zeros(0, np.float32), "")
        if ahead < -_TOLERANCE_MICROS and not self._shift(sound):
            return 0
        self._cursor = sound.at_micros
        self._queue.begin(sound)
        samples = sound.take(most)
        if not len(sound.samples):
            self._queue.finish(sound)
        return self._write_span(first_sample, len(samples), samples, sound.utterance_id)

    def _write_nothing(self, first_sample: int, count: int) -> int:
        if not self._queue.is_starved:
            return self._write_span(first_sample, count, np.zeros(0, np.float32), "")
        assert self._cursor is not None
        self.underruns += self._frozen == 0.0
        self._spans.append(_Span(first_sample, self._cursor, 0.0, 0.0, ""))
        self._frozen += count * self._sample_micros
        self.starved_micros += count * self._sample_micros
        if self._frozen > GIVE_UP_MICROS:
            self._queue.give_up()
            self._cursor += self._frozen
            self._frozen = 0.0
        return count

    def _thaw(self, sound: Sound) -> None:
        """Go on after starving: where the sound is, or where time has got to if it is later."""
        assert self._cursor is not None
        if self._frozen:
            self._cursor = max(self._cursor, min(sound.at_micros, self._cursor + self._frozen))
            self._frozen = 0.0

    def _shift(self, sound: Sound) -> bool:
        """Go back to a late sound's beginning; False when it is too old or was played."""
        assert self._cursor is not None
        late = self._cursor - sound.at_micros
        if late > STALE_MICROS:
            self._queue.finish(sound)
            self._queue.stale += 1
            return False
        self.underruns += 1
        self.starved_micros += late
        return True

    def _write_span(
        self, first_sample: int, count: int, samples: NDArray[np.float32], utterance_id: str
    ) -> int:
        assert self._cursor is not None
        level = float(np.sqrt(np.dot(samples, samples) / len(samples))) if len(samples) else 0.0
        span = _Span(first_sample, self._cursor, self._sample_micros, level, utterance_id)
        self._spans.append(span)
        self._cursor += count * self._sample_micros
        return count

    def _look_up(self, sample: float) -> Heard:
        for span in reversed(self._spans):
            if span.first_sample <= sample:
                break
        else:
            span = self._spans[0]
        pts = span.pts_micros + (sample - span.first_sample) * span.rate
        return Heard(pts, bool(span.utterance_id), span.level, span.utterance_id)
