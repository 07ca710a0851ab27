"""How well face and sound of a client go together, told from what came out of it.

The client's own meter is not asked: what its sound device played is found again in the sound
that the sidecar sent, by correlation, and compared with the pose that was on the screen then.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bridge.model import AudioChunk

__all__ = ["Heard", "Sent", "read_heard", "read_seen", "skews"]

_Samples = NDArray[np.float64]
_BLOCK = struct.Struct("<di")
_COLUMNS = 6
_WINDOW_MICROS, _HOP_MICROS, _REACH_MICROS = 200_000, 50_000, 80_000
_QUIET = 1e-3  # of full scale, root mean square
_ALIKE = 0.9  # of a perfect correlation; what is less was cut, faded or starved


@dataclass(frozen=True, slots=True)
class Sent:
    """The sound of a stream, laid out on the session clock."""

    start_micros: int
    rate: int
    samples: _Samples

    @classmethod
    def of(cls, chunks: list[AudioChunk]) -> "Sent":
        """Lay out chunks, which are all of one rate."""
        rate, start = chunks[0].sample_rate, min(chunk.pts_micros for chunk in chunks)
        places = [round((chunk.pts_micros - start) * rate / 1e6) for chunk in chunks]
        ends = [at + len(chunk.samples) for at, chunk in zip(places, chunks, strict=True)]
        samples = np.zeros(max(ends))
        for at, end, chunk in zip(places, ends, chunks, strict=True):
            samples[at:end] = chunk.samples
        return cls(start, rate, samples)

    def between(self, first_micros: float, count: int) -> _Samples:
        """Return so many samples from a session time on, silence where there is none."""
        first = round((first_micros - self.start_micros) * self.rate / 1e6)
        found = np.zeros(count)
        low, high = max(first, 0), min(first + count, len(self.samples))
        if high > low:
            found[low - first : high - first] = self.samples[low:high]
        return found


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sound device played."""

    times: _Samples
    """(N,) client time of each sample."""
    samples: _Samples
    """(N,)"""


def read_heard(path: Path, rate: int, wanted: int) -> Heard:
    """Return what a device of ``rate`` Hz played, thinned out to ``wanted`` Hz."""
    data, at = path.read_bytes(), 0
    starts, blocks = [], []
    while at + _BLOCK.size <= len(data):
        heard_at, count = _BLOCK.unpack_from(data, at)
        at += _BLOCK.size
        starts.append(heard_at)
        blocks.append(np.frombuffer(data, "<f4", count, at))
        at += 4 * count
    samples = np.concatenate(blocks).astype(np.float64)
    firsts = np.cumsum([0, *(len(block) for block in blocks[:-1])])
    places = np.arange(0, len(samples), rate // wanted)
    return Heard(np.interp(places, firsts, starts), samples[places])


def read_seen(path: Path) -> _Samples:
    """Return a row of client time, pose time, state and three sums for every picture."""
    numbers = np.fromfile(path, "<f8")
    return numbers[: len(numbers) // _COLUMNS * _COLUMNS].reshape(-1, _COLUMNS)


def skews(sent: Sent, heard: Heard, seen: _Samples) -> _Samples:
    """Return pose time minus sound time in µs, for every window of sound that is found again."""
    window, hop = (sent.rate * micros // 1_000_000 for micros in (_WINDOW_MICROS, _HOP_MICROS))
    reach = sent.rate * _REACH_MICROS // 1_000_000
    found = []
    for at in range(0, len(heard.samples) - window, hop):
        part = heard.samples[at : at + window]
        if np.sqrt(np.mean(part**2)) < _QUIET:
            continue
        middle = heard.times[at + window // 2]
        if not seen[0, 0] < middle < seen[-1, 0]:
            continue
        pose = float(np.interp(middle, seen[:, 0], seen[:, 1]))
        first = pose - _WINDOW_MICROS / 2 - _REACH_MICROS
        lag = _lag(part, sent.between(first, window + 2 * reach))
        if lag is not None:
            found.append((reach - lag) * 1e6 / sent.rate)
    return np.array(found)


def _lag(part: _Samples, around: _Samples) -> float | None:
    """Return where ``part`` is within ``around``; None when it is not there."""
    size = len(part)
    spectrum = 1 << (len(around) + size).bit_length()
    product = np.fft.rfft(around, spectrum) * np.conj(np.fft.rfft(part, spectrum))
    dots = np.fft.irfft(product, spectrum)[: len(around) - size + 1]
    energy = np.concatenate(([0.0], np.cumsum(around**2)))
    sizes = np.sqrt(np.maximum(energy[size:] - energy[:-size], 1e-12))
    alike = dots / (sizes * np.sqrt(np.sum(part**2)))
    best = int(np.argmax(alike))
    return float(best) if alike[best] > _ALIKE else None
