"""How each part is shaded: toon where it is supported, plain where it is not."""

from collections.abc import Mapping

import pygltflib

from bridge.studio.avatar.palette import Colour, colour

__all__ = ["MATERIAL_NAMES", "materials"]

# Colour of the shade, how hard its edge is, where it begins, outline in metres, rim.
_LOOKS: Mapping[str, tuple[Colour, float, float, float, float]] = {
    "skin": (colour("F6C3B4"), 0.72, -0.10, 0.00065, 0.10),
    "body": (colour("F6C3B4"), 0.72, -0.10, 0.00065, 0.10),
    "eye": (colour("EFEAF7"), 0.50, -0.60, 0.0, 0.0),
    "dark": (colour("E9E4F5"), 0.60, -0.40, 0.0, 0.0),
    "mouth": (colour("D8B3B8"), 0.50, -0.35, 0.0, 0.0),
    "hair": (colour("AEB0DC"), 0.70, -0.06, 0.00075, 0.16),
    "cloth": (colour("C9C3DA"), 0.70, 0.0, 0.00085, 0.10),
}
MATERIAL_NAMES = tuple(_LOOKS)
"""In the order of the file's materials."""

_OUTLINE = colour("4A3550")
_RIM = colour("FFE9DC")


def materials(texture: int) -> list[pygltflib.Material]:
    """Return every material, painted with the one texture."""
    return [_material(name, texture) for name in MATERIAL_NAMES]


def _material(name: str, texture: int) -> pygltflib.Material:
    shade, hardness, shift, outline, rim = _LOOKS[name]
    return pygltflib.Material(
        name=name,
        doubleSided=name == "dark",  # a lash turns its other side when the lid closes
        pbrMetallicRoughness=pygltflib.PbrMetallicRoughness(
            baseColorTexture=pygltflib.TextureInfo(index=texture),
            metallicFactor=0.0,
            roughnessFactor=0.9,
        ),
        extensions={
            "VRMC_materials_mtoon": {
                "specVersion": "1.0",
                "shadeColorFactor": _linear(shade),
                "shadeMultiplyTexture": {"index": texture},
                "shadingShiftFactor": shift,
                "shadingToonyFactor": hardness,
                "giEqualizationFactor": 0.9,
                "parametricRimColorFactor": [rim * part for part in _linear(_RIM)],
                "parametricRimFresnelPowerFactor": 4.0,
                "parametricRimLiftFactor": 0.0,
                "rimLightingMixFactor": 1.0,
                "outlineWidthMode": "worldCoordinates" if outline else "none",
                "outlineWidthFactor": outline,
                "outlineColorFactor": _linear(_OUTLINE),
                "outlineLightingMixFactor": 0.9,
            }
        },
    )


def _linear(shade: Colour) -> list[float]:
    """Return a colour as glTF's factors are: linear light."""
    return [round(part**2.2, 4) for part in shade]
