"""Frames as packets of the Virtual Motion Capture protocol, for a Marionette on UDP 39539.

A frame is a few bundles, each small enough for any network: bones, blendshapes, and last the
root, the state, the time, and the order to apply. Each holds the full state, because
receivers keep whatever they are not told. The numbers are Unity's: left-handed, metres,
local to the parent bone, thumbs named a joint further in than VRM 1.0 names them.
"""

import numpy as np
from numpy.typing import NDArray

from bridge.model import Frame, StreamRecord
from bridge.rigs.humanoid import REST_POSITIONS
from bridge.rigs.rotations import IDENTITY
from bridge.rigs.standing import STANDING
from bridge.wire.osc import OscBundle, OscMessage, OscTemplate, bundles_of
from bridge.wire.vmc_body import VmcBody
from bridge.wire.vmc_face import VmcFace
from bridge.wire.vmc_options import VmcOptions

__all__ = ["MAX_BLENDS", "MAX_BONES", "VmcCodec"]

MAX_BONES = 13
"""Bones in a bundle, as in the reference sender: at most 1160 bytes."""

MAX_BLENDS = 25
"""Blendshapes in a bundle."""

_POSE = (0.0,) * 7
_OK = OscMessage(address="/VMC/Ext/OK", arguments=(1, 3, 0, 1))  # loaded, calibrated, tracking
_ROOT = OscMessage(address="/VMC/Ext/Root/Pos", arguments=("root", *_POSE))
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
        self._body = VmcBody(options, rest_positions)
        self._face = VmcFace(options)
        self._template = OscTemplate(_packets(self._body.names, self._face.names, options))
        self._floats = np.zeros(self._template.float_count, np.float32)
        bones_end = len(self._body.names) * len(_POSE)
        self._poses = self._floats[:bones_end].reshape(-1, len(_POSE))
        self._blends = self._floats[bones_end : bones_end + len(self._face.names)]
        self._body.write_rest(self._poses)
        if options.root:
            self._floats[-2] = 1.0  # w of the identity: the root never leaves the origin

    def encode(self, record: StreamRecord) -> list[bytes]:
        """Return the datagrams of a frame, in the order they are to be sent."""
        if not isinstance(record, Frame):
            return []
        self._body.write(record.bones, record.hips, record.head, self._poses)
        self._face.write(record.weights, self._blends)
        self._floats[-1] = record.pts_micros / 1e6
        self._floats += 0.0  # a reversed zero is a zero: no receiver need show -0
        return self._template.fill(self._floats)

    def rest_packets(self) -> list[bytes]:
        """Return the datagrams that leave the avatar standing with a still face."""
        self._body.write(STANDING, np.zeros(3, np.float32), _HEAD_AT_REST, self._poses)
        self._blends[:] = 0
        self._floats += 0.0
        return self._template.fill(self._floats)


_HEAD_AT_REST = np.concatenate([np.zeros(3, np.float32), IDENTITY])


def _packets(
    bones: tuple[str, ...], blends: tuple[str, ...], options: VmcOptions
) -> list[OscMessage | OscBundle]:
    poses = [OscMessage(address="/VMC/Ext/Bone/Pos", arguments=(b, *_POSE)) for b in bones]
    values = [OscMessage(address="/VMC/Ext/Blend/Val", arguments=(b, 0.0)) for b in blends]
    final = (*([_ROOT] if options.root else []), _OK, _TIME, _APPLY)
    if not options.bundle:
        return [*poses, *values, *final]
    return [
        *bundles_of(poses, max_messages=MAX_BONES),
        *bundles_of(values, max_messages=MAX_BLENDS),
        OscBundle(messages=final),
    ]
