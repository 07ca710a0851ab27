"""Aliveness as a function of time: seeded drifts and small pulses that need no memory."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from bridge.motion.curves import Floats, smooth_step

__all__ = ["Drift", "Drifts", "Pulses", "Shifts", "seeded"]

_PARTIALS = 9  # sinusoids a channel: enough that their sum is close to Gaussian
_TURN = np.float32(2.0 * np.pi)
_WINDOWS = 64  # windows before a table of pulses or shifts begins again


def seeded(seed: int, part: str) -> np.random.Generator:
    """Return the random numbers of one part of a character, the same on every machine."""
    return np.random.Generator(np.random.PCG64([seed & 0xFFFFFFFF, *part.encode()]))


class Drift:
    """Coloured noise of unit spread in many channels, as sums of incommensurate sinusoids.

    Power falls like that of an Ornstein-Uhlenbeck process above each channel's corner
    frequency, so the motion wanders and never jitters.

    Args:
        seed: The character's.
        part: Names the part, so that two drifts of one character differ.
        bands: (lowest, corner, highest) Hz of each channel.
    """

    def __init__(self, seed: int, part: str, bands: Sequence[tuple[float, float, float]]) -> None:
        rng = seeded(seed, part)
        steps = (np.arange(_PARTIALS) + rng.uniform(0.1, 0.9, (len(bands), _PARTIALS))) / _PARTIALS
        low, corner, high = np.array(bands, np.float64).T[:, :, None]
        hertz = low * (high / low) ** steps
        # On a logarithmic grid a partial stands for a stretch of spectrum as wide as itself.
        power = hertz / (1.0 + (hertz / corner) ** 2)
        amplitudes = np.sqrt(2.0 * power / power.sum(1, keepdims=True))
        # Every wave goes to its own channel.
        spread = (amplitudes[:, :, None] * np.eye(len(bands))[:, None]).reshape(-1, len(bands))
        self.amplitudes = spread.astype(np.float32)
        """(W, C) how much of each wave goes into each channel."""
        self.hertz = hertz.reshape(-1)
        """(W,)."""
        self.phases = rng.uniform(0.0, 1.0, self.hertz.shape)
        """(W,) turns at second 0."""

    def at(self, t: Floats) -> Floats:
        """Return (T, C)."""
        return Drifts([self]).at(t)[self]


class Drifts:
    """Several drifts, sampled in one go. Immutable."""

    def __init__(self, drifts: Sequence[Drift]) -> None:
        columns = np.cumsum([0, *(drift.amplitudes.shape[1] for drift in drifts)])
        waves = np.cumsum([0, *(len(drift.hertz) for drift in drifts)])
        self._columns = dict(zip(drifts, map(slice, columns[:-1], columns[1:]), strict=True))
        self._hertz = np.concatenate([drift.hertz for drift in drifts])
        self._phases = np.concatenate([drift.phases for drift in drifts])
        self._amplitudes = np.zeros((waves[-1], columns[-1]), np.float32)
        for drift, wave in zip(drifts, waves, strict=False):
            rows = slice(wave, wave + len(drift.hertz))
            self._amplitudes[rows, self._columns[drift]] = drift.amplitudes

    def at(self, t: Floats) -> dict[Drift, Floats]:
        """Return (T, C) of each."""
        turns = t[:, None] * self._hertz
        turns += self._phases
        # Only the part of a turn needs a sine, and at the hundredth hour it still has 24 bits.
        turns -= np.floor(turns)
        waves = turns.astype(np.float32)
        waves *= _TURN
        drifted = (np.sin(waves, out=waves) @ self._amplitudes).astype(np.float64)
        return {drift: drifted[:, columns] for drift, columns in self._columns.items()}


class Pulses:
    """Small swells that come and go, one in each window of time and channel.

    Args:
        seed: The character's.
        part: Names the part.
        windows: (C,) seconds between one swell and the next, on average.
        lengths: Seconds a swell lasts, from and to.
    """

    def __init__(
        self, seed: int, part: str, windows: Sequence[float], lengths: tuple[float, float]
    ) -> None:
        rng = seeded(seed, part)
        self._windows = tuple(windows)
        shape = (_WINDOWS, len(windows))
        length = np.minimum(rng.uniform(*lengths, shape), self._windows)
        self._lengths = length.tolist()
        self._offsets = (rng.uniform(0.0, 1.0, shape) * (self._windows - length)).tolist()
        self._sizes = rng.uniform(0.0, 1.0, shape).tolist()

    def at(self, t: Floats) -> Floats:
        """Return (T, C) in [0, 1]."""
        out = np.zeros((len(t), len(self._windows)))
        begin, end = float(t[0]), float(t[-1])
        for column, window in enumerate(self._windows):
            for number, index in _windows(begin, end, window):
                start = number * window + self._offsets[index][column]
                length = self._lengths[index][column]
                if start < end and begin < start + length:
                    u = np.minimum(np.maximum((t - start) / length, 0.0), 1.0)
                    swell = u * (1.0 - u)
                    out[:, column] += 64.0 * self._sizes[index][column] * swell * swell * swell
        return out


class Shifts:
    """Places held for a while, with a smooth move from each to the next.

    Args:
        seed: The character's.
        part: Names the part.
        gaps: Seconds from one move to the next, from and to.
        lengths: Seconds a move takes, from and to.
    """

    def __init__(
        self, seed: int, part: str, gaps: tuple[float, float], lengths: tuple[float, float]
    ) -> None:
        rng = seeded(seed, part)
        self._window = (gaps[0] + gaps[1]) / 2.0
        # A move begins in the first part of its window, so two are never too near each other.
        self._offsets = rng.uniform(0.0, (gaps[1] - gaps[0]) / 2.0, _WINDOWS).tolist()
        self._lengths = rng.uniform(*lengths, _WINDOWS).tolist()
        # Sides alternate: a weight shifted twice to one side would be a step.
        sides = np.where(np.arange(_WINDOWS) % 2 == rng.integers(2), 1.0, -1.0)
        self._places = (sides * rng.uniform(0.4, 1.0, _WINDOWS)).tolist()

    def at(self, t: Floats) -> Floats | float:
        """Return (T,) in [-1, 1], or one number for all while nothing moves."""
        begin, end = float(t[0]), float(t[-1])
        windows = list(_windows(begin, end, self._window))
        place: Floats | float = self._places[windows[0][1] - 1]
        for number, index in windows:
            start, length = number * self._window + self._offsets[index], self._lengths[index]
            change = self._places[index] - self._places[index - 1]
            if begin >= start + length:
                place = place + change
            elif end > start:
                place = place + change * smooth_step((t - start) / length)
        return place


def _windows(begin: float, end: float, length: float) -> Iterator[tuple[int, int]]:
    """Yield the number of each window that lies between, and its row in a table."""
    for number in range(math.floor(begin / length), math.floor(end / length) + 1):
        yield number, number % _WINDOWS
