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
        shape_gains = _shape_gains(options, mouth=not presets) if with_shapes else {}
        gains = _expression_gains(options, only_vowels=with_shapes)
        shapes = [(PASCAL_NAMES[column], column, gain) for column, gain in shape_gains.items()]
        rest = [(names[e], e, gain) for names in presets for e, gain in gains.items()]
        if options.model_names:
            spelled = RigMap([name for name, _, _ in shapes + rest], options.model_names).found
            shapes, rest = (
                [(spelled[n], c, g) for n, c, g in rows if n in spelled] for rows in (shapes, rest)
            )
        self.names = tuple(name for name, _, _ in shapes + rest)
        """(N,) as they go over the wire."""
        self.gains: _Array = np.array([gain for _, _, gain in shapes + rest], np.float32)
        """(N,) 1 for what is driven, 0 for what another channel drives."""
        self._shape_columns = np.array([column for _, column, _ in shapes], np.intp)
        if options.mirror:
            self._shape_columns = MIRROR[self._shape_columns]
        self._expression_columns = np.array([column for _, column, _ in rest], np.intp)
        self._mirrors = options.mirror
        self._zeros, self._ones = np.zeros_like(self.gains), np.ones_like(self.gains)

    def write(self, weights: _Array, out: _Array) -> None:
        """Write weights (N,) in [0, 1] for ARKit weights (S,); gains are left to be applied."""
        split = len(self._shape_columns)
        if split:
            weights.take(self._shape_columns, 0, out[:split], "clip")  # other modes copy twice
        if split < len(out):
            seen = weights[MIRROR] if self._mirrors else weights
            out[split:] = expressions_of_shapes(seen).take(self._expression_columns)
        # Twice as fast as np.clip on so few numbers.
        np.maximum(out, self._zeros, out=out)
        np.minimum(out, self._ones, out=out)


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
