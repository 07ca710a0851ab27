"""Frames as packets of Live Link Face's ARKit mode, for Unreal without a plugin, on UDP 11111.

One datagram a frame, version 6, big-endian: device, subject, time, and 61 numbers: the 52 shapes
and the turns of head and eyes. It carries neither sound, nor body, nor the head's translation.
"""

import struct
import uuid

import numpy as np
from numpy.typing import NDArray

from bridge.model import Frame, StreamRecord
from bridge.rigs.arkit import MIRROR, PASCAL_NAMES
from bridge.rigs.humanoid import RIG
from bridge.rigs.mirror import mirror_rotation
from bridge.rigs.rotations import to_yaw_pitch_roll
from bridge.wire.livelink_options import LiveLinkOptions

__all__ = ["ROTATION_NAMES", "VALUE_NAMES", "LiveLinkCodec"]

_Array = NDArray[np.float32]

ROTATION_NAMES = tuple(
    part + axis for part in ("Head", "LeftEye", "RightEye") for axis in ("Yaw", "Pitch", "Roll")
)
VALUE_NAMES = (*PASCAL_NAMES, *ROTATION_NAMES)
"""(61,) in the order of Unreal's ``EARFaceBlendShape``."""

_VERSION = 6
_SHAPES = len(PASCAL_NAMES)
_EYES = [RIG.bone_names.index("leftEye"), RIG.bone_names.index("rightEye")]
# Radians. Turned to the own left and looking up are negative, tilted to the own left positive:
# so it is of the eyes in recordings of the app, and of a rotator of Unreal on ARKit's axes.
_SIGNS = np.array([-1, 1, 1], np.float32)
_SNAP = 1e-3  # of a frame: whole microseconds do not divide a sixtieth of a second
_DEVICES = uuid.UUID("6f0f7a0e-6f1c-4a3c-9d3e-6b1f0f5d7c11")
"""Of which each subject's id is made: the same in every run, for another is another subject."""


class LiveLinkCodec:
    """Encodes frames for one receiver."""

    def __init__(self, options: LiveLinkOptions | None = None) -> None:
        """Take what the receiver wants; the defaults suit most."""
        self._options = options or LiveLinkOptions()
        self._gains = np.tile(_SIGNS, (3, 1))  # of head, left eye, right eye
        self._gains[0] *= np.array(self._options.head, np.float32)
        self._rate = struct.pack(">ii", self._options.rate, 1)
        self._device = b""
        self._subject = ""
        self._micros = 0

    def encode(self, record: StreamRecord) -> list[bytes]:
        """Return the one datagram of a frame; none of other records."""
        if not isinstance(record, Frame):
            return []
        self._name(self._options.subject or record.character)
        self._micros = record.pts_micros
        return [self._packet(self._values(record))]

    def rest_packets(self) -> list[bytes]:
        """Return a face at rest, because receivers hold the last one for ever."""
        if not self._device:
            return []
        self._micros += round(1e6 / self._options.rate)
        return [self._packet(np.zeros(len(VALUE_NAMES), np.float32))]

    def _values(self, frame: Frame) -> _Array:
        weights, turns = frame.weights, np.stack([frame.head[3:], *frame.bones[_EYES]])
        if self._options.mirror:
            weights, turns = weights[MIRROR], mirror_rotation(turns[[0, 2, 1]])
        values = np.empty(len(VALUE_NAMES), np.float32)
        values[:_SHAPES] = weights
        values[_SHAPES:] = (to_yaw_pitch_roll(turns) * self._gains).ravel()
        return values

    def _packet(self, values: _Array) -> bytes:
        at = self._micros * self._options.rate / 1e6
        nearest = round(at)
        frame, part = (nearest, 0.0) if abs(at - nearest) < _SNAP else divmod(at, 1)
        time = struct.pack(">if", int(frame) & 0x7FFF_FFFF, part)
        count = bytes([len(VALUE_NAMES)])
        return self._device + time + self._rate + count + values.astype(">f4").tobytes()

    def _name(self, subject: str) -> None:
        if subject == self._subject:
            return
        self._subject = subject
        device = str(uuid.uuid5(_DEVICES, subject)).upper().encode()
        name = subject.encode()
        head = struct.pack(">Bi", _VERSION, len(device)) + device
        self._device = head + struct.pack(">i", len(name)) + name
