"""What a client showed and played, tick by tick."""

from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tick", "Trace"]

_MOST = 1_500_000  # rows; seven hours at 60 a second and 100 MB, and then it stops growing


class Tick(NamedTuple):
    """One drawn picture."""

    at_micros: float
    """Client time."""
    pose_micros: float
    """Session time of the pose shown."""
    sound_micros: float
    """Session time of the sample heard."""
    is_sounding: bool
    """False in silence, which has no skew."""
    level: float
    """Root mean square of the sound heard."""
    jaw: float
    """Weight of jawOpen as shown."""
    ahead_micros: float
    """Frames buffered beyond the position."""
    is_stalled: bool
    """True when the pose was held or at rest, because the next frame was late."""


class Trace:
    """Rows of numbers in plain arrays, bounded."""

    def __init__(self) -> None:
        self._ticks = array("d")
        self._early = array("d")

    def __len__(self) -> int:
        return len(self._ticks) // len(Tick._fields)

    def ticked(self, tick: Tick) -> None:
        """Keep one tick."""
        if len(self) < _MOST:
            self._ticks.extend(tick)

    def arrived(self, early_micros: float) -> None:
        """Keep how long before its instant a frame or chunk came; negative when late."""
        if len(self._early) < 2 * _MOST:
            self._early.append(early_micros)

    def column(self, name: str) -> NDArray[np.float64]:
        """Return one field of every tick, (T,)."""
        width = len(Tick._fields)
        numbers = np.array(self._ticks)
        rows = numbers[: len(numbers) // width * width].reshape(-1, width)
        return rows[:, Tick._fields.index(name)]

    def early(self) -> NDArray[np.float64]:
        """Return how long before its instant each frame and chunk came, micros."""
        return np.array(self._early)

    def skew(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return client times and skews (pose minus sound, micros) of the sounding ticks."""
        sounding = self.column("is_sounding") > 0
        skew = self.column("pose_micros") - self.column("sound_micros")
        return self.column("at_micros")[sounding], skew[sounding]
