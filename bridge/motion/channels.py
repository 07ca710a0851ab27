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

    # Arms, hands and fingers: a number means the mirror image of the same on the other side.
    LEFT_SHOULDER_UP = 20
    """Shoulder towards the ear."""
    RIGHT_SHOULDER_UP = 21
    LEFT_SHOULDER_FORWARD = 22
    """Shoulder forward."""
    RIGHT_SHOULDER_FORWARD = 23
    LEFT_ARM_FORWARD = 24
    """Upper arm swung forward about the upright axis; 90 points ahead."""
    RIGHT_ARM_FORWARD = 25
    LEFT_ARM_TURN = 26
    """Upper arm about itself; positive turns a bent forearm down."""
    RIGHT_ARM_TURN = 27
    LEFT_FOREARM = 28
    """Forearm about itself; positive turns the thumb down."""
    RIGHT_FOREARM = 29
    LEFT_WRIST_BEND = 30
    """Hand towards its palm."""
    RIGHT_WRIST_BEND = 31
    LEFT_WRIST_SIDE = 32
    """Hand towards its little finger."""
    RIGHT_WRIST_SIDE = 33
    LEFT_INDEX_BASE = 34
    """Index finger bent where it meets the hand."""
    RIGHT_INDEX_BASE = 35
    LEFT_INDEX_CURL = 36
    """Index finger bent in its other two joints."""
    RIGHT_INDEX_CURL = 37
    LEFT_MIDDLE_BASE = 38
    """Middle finger bent where it meets the hand."""
    RIGHT_MIDDLE_BASE = 39
    LEFT_MIDDLE_CURL = 40
    """Middle finger bent in its other two joints."""
    RIGHT_MIDDLE_CURL = 41
    LEFT_RING_BASE = 42
    """Ring finger bent where it meets the hand."""
    RIGHT_RING_BASE = 43
    LEFT_RING_CURL = 44
    """Ring finger bent in its other two joints."""
    RIGHT_RING_CURL = 45
    LEFT_LITTLE_BASE = 46
    """Little finger bent where it meets the hand."""
    RIGHT_LITTLE_BASE = 47
    LEFT_LITTLE_CURL = 48
    """Little finger bent in its other two joints."""
    RIGHT_LITTLE_CURL = 49
    LEFT_SPREAD = 50
    """Fingers apart."""
    RIGHT_SPREAD = 51
    LEFT_THUMB_BASE = 52
    """Thumb towards the index finger, in the plane of the palm."""
    RIGHT_THUMB_BASE = 53
    LEFT_THUMB_ACROSS = 54
    """Thumb in front of the palm."""
    RIGHT_THUMB_ACROSS = 55
    LEFT_THUMB_CURL = 56
    """Thumb bent in its two outer joints."""
    RIGHT_THUMB_CURL = 57


CHANNELS = len(Channel)


def channel_row(**amplitudes: float) -> NDArray[np.float64]:
    """Return (C,) amplitudes by channel name in lower case: ``channel_row(pitch=4.5)``."""
    row = np.zeros(CHANNELS)
    for name, amplitude in amplitudes.items():
        row[Channel[name.upper()]] = amplitude
    return row
