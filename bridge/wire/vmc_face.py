"""The blendshapes of a VMC stream: their names for this receiver, and their weights."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import MIRROR, PASCAL_NAMES, SHAPE_NAMES
from bridge.rigs.expressions import expressions_of_shapes
from bridge.rigs.mapping import RigMap
from bridge.rigs.visemes import VOWEL_NAMES
from bridge.rigs.vrm import EXPRESSION_NAMES, LOOK_NAMES, VRM0_CLIPS
from bridge.wire.vmc_options import EyeChannel, VmcNaming, VmcOptions

__all__ = ["VmcFace"]

_PRESETS: dict[VmcNaming, tuple[tuple[str, ...], ...]] = {
    VmcNaming.VRM0: (VRM0_CLIPS,),
    VmcNaming.VRM1: (EXPRESSION_NAMES,),
    VmcNaming.VRM0_AND_VRM1: (VRM0_CLIPS, EXPRESSION_NAMES),
    VmcNaming.PERFECT_SYNC: (),
    VmcNaming.PERFECT_SYNC_AND_VRM0: (VRM0_CLIPS,),
    VmcNaming.PERFECT_SYNC_AND_VRM1: (EXPRESSION_NAMES,),
}
_MOUTH_PREFIXES = ("jaw", "mouth", "tongue")
_LOOK_PREFIX = "eyeLook"

_Array = NDArray[np.float32]


class VmcFace:
    """Turns ARKit weights into the weights of the names that one receiver is sent.

    Every name is sent with every frame, at zero where another channel drives that part of
    the face: receivers keep what they are not told.
    """

    def __init__(self, options: VmcOptions) -> None:
        presets = _PRESETS[options.naming]
        with_shapes = "perfect-sync" in options.naming
        shape_rows = _shape_gains(options, mouth=not presets) if with_shapes else {}
        gains = _expression_gains(options, only_vowels=with_shapes)
        rows = [(PASCAL_NAMES[column], column, gain) for column, gain in shape_rows.items()]
        self._shape_count = len(rows)
        rows += [(names[e], e, gain) for names in presets for e, gain in gains.items()]
        if options.model_names:
            spelled = RigMap([name for name, _, _ in rows], options.model_names).found
            self._shape_count = sum(name in spelled for name, _, _ in rows[: self._shape_count])
            rows = [(spelled[name], column, g) for name, column, g in rows if name in spelled]
        self.names = tuple(name for name, _, _ in rows)
        """(N,) as they go over the wire."""
        columns = np.array([column for _, column, _ in rows], np.intp)
        self._gains: _Array = np.array([gain for _, _, gain in rows], np.float32)
        self._shape_columns = columns[: self._shape_count]
        if options.mirror:
            self._shape_columns = MIRROR[self._shape_columns]
        self._expression_columns = columns[self._shape_count :]
        self._mirrors = options.mirror

    def write(self, weights: _Array, out: _Array) -> None:
        """Write the weights (N,) of ``names``, in [0, 1], for ARKit weights (S,)."""
        shapes, presets = out[: self._shape_count], out[self._shape_count :]
        if shapes.size:
            shapes[:] = weights[self._shape_columns]
        if presets.size:
            seen = weights[MIRROR] if self._mirrors else weights
            presets[:] = expressions_of_shapes(seen)[self._expression_columns]
        np.multiply(out, self._gains, out=out)
        np.clip(out, 0, 1, out=out)


def _shape_gains(options: VmcOptions, *, mouth: bool) -> dict[int, float]:
    """Return which shapes are sent, by column, and whether each is driven."""
    gains = {}
    for column, name in enumerate(SHAPE_NAMES):
        looks = name.startswith(_LOOK_PREFIX)
        if looks and options.eyes is EyeChannel.OFF:
            continue
        driven = options.eyes is EyeChannel.EXPRESSIONS if looks else True
        if name.startswith(_MOUTH_PREFIXES):
            driven = mouth
        gains[column] = float(driven)
    return gains


def _expression_gains(options: VmcOptions, *, only_vowels: bool) -> dict[int, float]:
    """Return which presets are sent, by column, and whether each is driven."""
    gains = {}
    for column, name in enumerate(EXPRESSION_NAMES):
        looks = name in LOOK_NAMES
        if looks and options.eyes is EyeChannel.OFF:
            continue
        driven = options.eyes is EyeChannel.EXPRESSIONS if looks else True
        if only_vowels:
            driven = name in VOWEL_NAMES
        gains[column] = float(driven)
    return gains
