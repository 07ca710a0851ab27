"""A user's correction of what a sound system adds, such as a Bluetooth headset's delay."""

import numpy as np
from numpy.typing import NDArray

from bridge.transport.sound import SoundOutput

__all__ = ["OffsetSound"]


class OffsetSound:
    """Plays later than it is told to; pictures keep following the time they had.

    Args:
        sound: Where the sound goes.
        offset_micros: Positive is later. A negative one reaches no further than the lead with
            which samples come.
    """

    def __init__(self, sound: SoundOutput, offset_micros: int) -> None:
        self._sound = sound
        self._offset_micros = offset_micros

    def play(self, pts_micros: int, samples: NDArray[np.float32]) -> None:
        """Queue samples to be heard at a session time and the offset."""
        self._sound.play(pts_micros + self._offset_micros, samples)

    def cut(self) -> None:
        """Fall silent now."""
        self._sound.cut()

    def heard_micros(self, now_micros: int) -> int:
        """Return the session time that pictures should show."""
        return self._sound.heard_micros(now_micros)

    def close(self) -> None:
        """Let go of the device."""
        self._sound.close()
