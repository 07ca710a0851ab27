"""Frames as packets of the Virtual Motion Capture protocol, for a Marionette on UDP 39539.

A frame is a few bundles, each small enough for any network: bones, blendshapes, and last the
root, the state, the time, and the order to apply. Each holds the full state, because
receivers keep whatever they are not told. The numbers are Unity's: left-handed, metres,
local to the parent bone, thumbs named a joint further in than VRM 1.0 names them.
"""

import numpy as np
from numpy.typing import NDArray

from bridge.model import Frame, StreamRecord
from bridge.rigs.arkit import SHAPE_NAMES
from bridge.rigs.humanoid import REST_POSITIONS
from bridge.rigs.rotations import IDENTITY
from bridge.rigs.standing import STANDING
from bridge.wire.osc import OscBundle, OscMessage, OscTemplate, bundles_of
from bridge.wire.vmc_body import VmcBody
from bridge.wire.vmc_face import VmcFace
from bridge.wire.vmc_options import VmcOptions

__all__ = ["MAX_BLENDS", "MAX_BONES", "VmcCodec"]

_Array = NDArray[np.float32]

MAX_BONES = 13
"""Bones in a bundle, as in the reference sender: at most 1160 bytes."""

MAX_BLENDS = 25
"""Blendshapes in a bundle."""

_OK = OscMessage(address="/VMC/Ext/OK", arguments=(1, 3, 0, 1))  # loaded, calibrated, tracking
_ROOT = OscMessage(
    address="/VMC/Ext/Root/Pos", arguments=("root", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
)
_TIME = OscMessage(address="/VMC/Ext/T", arguments=(0.0,))
_APPLY = OscMessage(address="/VMC/Ext/Blend/Apply")


class VmcCodec:
    """Encodes frames for one receiver. One thread at a time: encoding reuses its buffers."""

    def __init__(
        self,
        options: VmcOptions | None = None,
        *,
        rest_positions: NDArray[np.float32] = REST_POSITIONS,
    ) -> None:
        """Build the packets that frames are written into.

        Args:
            options: What the receiver wants; the defaults suit most.
            rest_positions: (B, 3) of the model's own bones where they are known, metres
                from the parent, in the bridge's space.
        """
        options = options or VmcOptions()
        body = self._body = VmcBody(options, rest_positions)
        face = self._face = VmcFace(options)
        self._template = OscTemplate(_packets(body, face, options), _varying(body, face, options))
        turns = 4 * len(body.names)
        blends = turns + len(face.names)
        travel = 3 if body.has_hips else 0
        self._floats = np.zeros(blends + travel + 1, np.float32)
        self._turns = self._floats[:turns].reshape(-1, 4)
        self._blends = self._floats[turns:blends]
        self._hips = self._floats[blends : blends + travel]
        scales = [np.tile(body.turn_signs, len(body.names)), face.gains, body.hips_scale[:travel]]
        self._scales = np.concatenate([*scales, np.ones(1, np.float32)])
        self._offsets = np.zeros_like(self._floats)
        self._offsets[blends : blends + travel] = body.positions[:1].ravel()[:travel]
        self._seconds = 0.0

    def encode(self, record: StreamRecord) -> list[bytes]:
        """Return the datagrams of a frame, in the order they are to be sent."""
        if not isinstance(record, Frame):
            return []
        self._seconds = record.pts_micros / 1e6
        return self._encode(record.weights, record.bones, record.head, record.hips)

    def rest_packets(self) -> list[bytes]:
        """Return the datagrams that leave the avatar standing with a still face."""
        return self._encode(_STILL, STANDING, _AHEAD, np.zeros(3, np.float32))

    def _encode(self, weights: _Array, bones: _Array, head: _Array, hips: _Array) -> list[bytes]:
        self._body.write(bones, head, self._turns)
        self._face.write(weights, self._blends)
        if self._body.has_hips:
            self._hips[:] = hips
        self._floats[-1] = self._seconds
        self._floats *= self._scales
        self._floats += self._offsets  # adding zero also turns -0 into 0
        return self._template.fill(self._floats)


_STILL = np.zeros(len(SHAPE_NAMES), np.float32)
_AHEAD = np.concatenate([np.zeros(3, np.float32), IDENTITY])


def _packets(body: VmcBody, face: VmcFace, options: VmcOptions) -> list[OscMessage | OscBundle]:
    poses = [
        OscMessage(address="/VMC/Ext/Bone/Pos", arguments=(name, *place, 0.0, 0.0, 0.0, 1.0))
        for name, place in zip(body.names, body.positions.tolist(), strict=True)
    ]
    values = [OscMessage(address="/VMC/Ext/Blend/Val", arguments=(n, 0.0)) for n in face.names]
    final = (*([_ROOT] if options.root else []), _OK, _TIME, _APPLY)
    if not options.bundle:
        return [*poses, *values, *final]
    return [
        *bundles_of(poses, max_messages=MAX_BONES),
        *bundles_of(values, max_messages=MAX_BLENDS),
        OscBundle(messages=final),
    ]


def _varying(body: VmcBody, face: VmcFace, options: VmcOptions) -> list[int]:
    """Return which floats of the packets change: rotations, blendshapes, hips, time."""
    pose = 7  # floats of a bone and of the root: three of position, then four of rotation
    bones_end = pose * len(body.names)
    blends_end = bones_end + len(face.names)
    return [
        *(pose * bone + 3 + part for bone in range(len(body.names)) for part in range(4)),
        *range(bones_end, blends_end),
        *range(3 if body.has_hips else 0),
        blends_end + (pose if options.root else 0),
    ]
