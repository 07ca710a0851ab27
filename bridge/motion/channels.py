"""The body's degrees of freedom, as columns of one array that layers add to."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

__all__ = ["CHANNELS", "Channel", "channel_row"]


class Channel(IntEnum):
    """One column of the body; degrees unless it says otherwise."""

    YAW = 0
    """Head, shared out over chest, neck and head; positive to the character's left."""
    PITCH = 1
    """Head; positive is chin down."""
    ROLL = 2
    """Head; positive towards the left shoulder."""
    LEAN = 3
    """Trunk forward while the face keeps its direction; 1° moves the head about 7 mm."""
    SIDE = 4
    """Trunk towards the left while the face keeps its direction."""
    TWIST = 5
    """Trunk to the left about its own axis."""
    BREATH = 6
    """Depth of the breath: 1 is a full quiet one."""
    SHOULDERS = 7
    """Both shoulders up."""
    HIPS_X = 8
    """Metres to the left; the feet stay."""
    HIPS_Z = 9
    """Metres forward; the feet stay."""
    LEFT_ARM = 10
    """Left upper arm away from the body."""
    RIGHT_ARM = 11
    """Right upper arm away from the body."""
    LEFT_ELBOW = 12
    """Left elbow, further bent."""
    RIGHT_ELBOW = 13
    """Right elbow, further bent."""
    LEFT_FINGERS = 14
    """Left fingers, further curled."""
    RIGHT_FINGERS = 15
    """Right fingers, further curled."""
    HIPS_Y = 16
    """Metres from where the straighter leg is straight; negative bends both knees."""
    PELVIS_ROLL = 17
    """Left side of the pelvis down; the spine bends back, and further, and the head stays level."""
    PELVIS_TURN = 18
    """Pelvis to the left; chest and face stay."""
    BEND = 19
    """Trunk and head forward from the hips, as in a bow; the arms go on hanging."""


CHANNELS = len(Channel)


def channel_row(**amplitudes: float) -> NDArray[np.float64]:
    """Return (C,) amplitudes by channel name in lower case: ``channel_row(pitch=4.5)``."""
    row = np.zeros(CHANNELS)
    for name, amplitude in amplitudes.items():
        row[Channel[name.upper()]] = amplitude
    return row
