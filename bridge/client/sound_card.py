"""A sound card that exists only on paper: its own crystal, its own latency, late wake-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

__all__ = ["Callback", "CardClock", "SoundCard"]

_WORST_WAKE_MICROS = 5_000.0  # beyond this a real driver would have reported a dropout


@dataclass(frozen=True, slots=True)
class Callback:
    """The card asks for one block."""

    first_sample: int
    at_micros: float
    """Client time at which the program is woken."""


class SoundCard:
    """Asks for blocks at its own pace and knows, as no program does, what is heard.

    A program sees only the callbacks and ``latency_micros``; ``heard_sample`` is the truth to
    measure it against.
    """

    def __init__(
        self,
        *,
        sample_rate: int = 24_000,
        block_samples: int = 256,
        latency_micros: int = 20_000,
        drift_ppm: float = 0.0,
        wake_micros: float = 300.0,
        seed: int = 0,
    ) -> None:
        """Make a card.

        Args:
            sample_rate: Hz, as it claims.
            block_samples: Samples asked for at once.
            latency_micros: From a block's callback to its first sample being heard.
            drift_ppm: How much faster than it claims the crystal runs.
            wake_micros: How late programs are woken on average (exponentially spread).
            seed: Of the wake-ups.
        """
        self.sample_rate = sample_rate
        self.block_samples = block_samples
        self.latency_micros = latency_micros
        self._micros_a_sample = 1e6 / (sample_rate * (1.0 + drift_ppm * 1e-6))
        self._wake_micros = wake_micros
        self._random = Random(seed)  # noqa: S311 - jitter, not secrets
        self._started_at: float | None = None
        self._blocks = 0
        self._next: Callback | None = None

    def callbacks(self, now_micros: float) -> Iterator[Callback]:
        """Yield the callbacks that are due, oldest first; the first call starts the card."""
        if self._started_at is None:
            self._started_at = now_micros
        while True:
            due = self._next = self._next or self._make_next(self._started_at)
            if due.at_micros > now_micros:
                return
            self._next = None
            yield due

    def heard_sample(self, now_micros: float) -> float:
        """Return the number of the sample that leaves the speaker at this instant."""
        if self._started_at is None:
            return -1.0
        return (now_micros - self.latency_micros - self._started_at) / self._micros_a_sample

    def _make_next(self, started_at: float) -> Callback:
        first = self._blocks * self.block_samples
        self._blocks += 1
        late = self._random.expovariate(1 / self._wake_micros) if self._wake_micros else 0.0
        at = started_at + first * self._micros_a_sample + min(late, _WORST_WAKE_MICROS)
        return Callback(first, at)


class CardClock:
    """What a program can know of its card's clock: a delay-locked loop over the callbacks.

    Single callbacks come late by whatever the scheduler likes; the loop follows the crystal
    and not the scheduler. Its bandwidth is about 1 Hz, so it settles within a second.
    """

    _GAIN = 0.05
    _PERIOD_GAIN = _GAIN**2 / 4  # critically damped

    def __init__(self, card: SoundCard) -> None:
        self._latency = card.latency_micros
        self._block = card.block_samples
        self._period = card.block_samples * 1e6 / card.sample_rate
        self._first = 0
        self._at: float | None = None

    def note(self, callback: Callback) -> None:
        """Take one callback, in order."""
        if self._at is None:
            self._at = callback.at_micros
        else:
            expected = self._at + self._period
            error = callback.at_micros - expected
            self._at = expected + self._GAIN * error
            self._period += self._PERIOD_GAIN * error
        self._first = callback.first_sample

    def heard_at(self, sample: float) -> float:
        """Return the client time at which ``sample`` is heard; only after a callback."""
        assert self._at is not None
        return self._at + self._latency + (sample - self._first) * self._period / self._block

    def heard_sample(self, now_micros: float) -> float:
        """Return the number of the sample heard now; only after a callback."""
        assert self._at is not None
        elapsed = now_micros - self._latency - self._at
        return self._first + elapsed * self._block / self._period
