"""Audio chunks waiting to be played."""

from bisect import insort
from collections import deque

import numpy as np
from numpy.typing import NDArray

from bridge.model import AudioChunk, Interrupted

__all__ = ["Sound", "SoundQueue"]

_LONGEST_QUEUE_MICROS = 60_000_000  # a minute ahead is a sender gone wild, and 6 MB
_ENDED_KEPT = 64


class Sound:
    """What is left of one chunk."""

    __slots__ = ("at_micros", "rate", "samples", "seq", "utterance_id")

    def __init__(self, chunk: AudioChunk, rate: int) -> None:
        self.seq = chunk.seq
        self.utterance_id = chunk.utterance_id
        self.rate = rate
        self.at_micros = float(chunk.pts_micros)
        """Session time of the first sample left."""
        self.samples = _at_rate(chunk.samples, chunk.sample_rate, rate)

    @property
    def end_micros(self) -> float:
        """Session time one past the last sample."""
        return self.at_micros + len(self.samples) * 1e6 / self.rate

    def take(self, count: int) -> NDArray[np.float32]:
        """Return the first ``count`` samples and keep the rest."""
        taken, self.samples = self.samples[:count], self.samples[count:]
        self.at_micros += len(taken) * 1e6 / self.rate
        return taken

    def cut(self, at_micros: float) -> None:
        """Drop everything from ``at_micros`` on."""
        keep = max(0, round((at_micros - self.at_micros) * self.rate / 1e6))
        self.samples = self.samples[:keep]


class SoundQueue:
    """Sounds by session time, at the card's ``rate``, and which utterance is going on."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._sounds: list[Sound] = []
        self._last_seq = -1
        self._ended: deque[str] = deque(maxlen=_ENDED_KEPT)
        self.speaking = ""
        """The utterance whose sound was taken last, until it ends."""
        self.stale = 0
        """Chunks that came after one that follows them was played."""

    def add(self, chunk: AudioChunk) -> None:
        """Take one chunk; one that is here, or past its turn, is dropped."""
        if chunk.seq <= self._last_seq or any(s.seq == chunk.seq for s in self._sounds):
            self.stale += 1
            return
        first = self._sounds[0].at_micros if self._sounds else chunk.pts_micros
        if len(chunk.samples) and chunk.pts_micros - first < _LONGEST_QUEUE_MICROS:
            insort(self._sounds, Sound(chunk, self._rate), key=lambda sound: sound.at_micros)

    def end(self, utterance_id: str) -> None:
        """Expect no more of an utterance than is here."""
        self._ended.append(utterance_id)

    def cut(self, record: Interrupted) -> None:
        """Drop what an interruption voids."""
        for sound in self._sounds:
            if sound.utterance_id == record.utterance_id:
                sound.cut(record.pts_micros)
        self._sounds = [sound for sound in self._sounds if len(sound.samples)]
        self.end(record.utterance_id)

    def first(self) -> Sound | None:
        """Return the sound whose turn it is."""
        return self._sounds[0] if self._sounds else None

    def begin(self, sound: Sound) -> None:
        """Note that ``sound`` is being played, so that what comes before it is stale."""
        self._last_seq = max(self._last_seq, sound.seq)
        self.speaking = sound.utterance_id

    def finish(self, sound: Sound) -> None:
        """Let go of the first sound, played to its end or skipped."""
        self._sounds.remove(sound)

    @property
    def is_starved(self) -> bool:
        """True while an utterance is under way and there is nothing to play."""
        if self.speaking in self._ended and not self._sounds:
            self.speaking = ""
        return bool(self.speaking) and not self._sounds

    def give_up(self) -> None:
        """Stop expecting more of the utterance under way."""
        self.speaking = ""

    def clear(self) -> None:
        """Forget everything: a new session."""
        self._sounds.clear()
        self._ended.clear()
        self.speaking, self._last_seq = "", -1


def _at_rate(samples: NDArray[np.float32], found: int, wanted: int) -> NDArray[np.float32]:
    """Return ``samples`` at another rate, good enough to be measured and not to be enjoyed."""
    if found == wanted or not len(samples):
        return samples
    count = max(1, round(len(samples) * wanted / found))
    places = np.arange(count) * (found / wanted)
    resampled: NDArray[np.float32] = np.interp(places, np.arange(len(samples)), samples).astype(
        np.float32
    )
    return resampled
