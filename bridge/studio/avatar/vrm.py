"""What makes a glTF file a VRM: who it is, its bones, its expressions, how it looks around."""

from collections.abc import Mapping, Sequence
from typing import Any

from bridge.rigs import BONE_NAMES, EXPRESSION_NAMES, SHAPE_NAMES
from bridge.studio.avatar.presets import PRESETS

__all__ = ["vrm_extension"]

_EYE_MOST_DEGREES = 24.0
"""As far as eyes turn without the head; the irises stay in sight."""


def vrm_extension(
    *,
    bone_nodes: Sequence[int],
    face_node: int,
    eye_offset: Sequence[float],
    thumbnail: int | None = None,
) -> dict[str, Any]:
    """Return the ``VRMC_vrm`` extension.

    Args:
        bone_nodes: (B,) node of every bone, in the order of the rig.
        face_node: The node whose morph targets are the 52 shapes, in the order of the rig.
        eye_offset: Between the eyes, metres from the head's bone.
        thumbnail: Image to show in lists.
    """
    meta: dict[str, Any] = {**_META}
    if thumbnail is not None:
        meta["thumbnailImage"] = thumbnail
    bones = zip(BONE_NAMES, bone_nodes, strict=True)
    return {
        "specVersion": "1.0",
        "meta": meta,
        "humanoid": {"humanBones": {name: {"node": node} for name, node in bones}},
        "lookAt": {
            "type": "bone",
            "offsetFromHeadBone": [round(float(part), 5) for part in eye_offset],
            **{f"rangeMap{way}": {"inputMaxValue": 90.0, "outputScale": _EYE_MOST_DEGREES}
               for way in ("HorizontalInner", "HorizontalOuter", "VerticalDown", "VerticalUp")},
        },
        "expressions": {
            "preset": {name: _expression(PRESETS[name], face_node) for name in EXPRESSION_NAMES},
            "custom": {name: _expression({name: 1.0}, face_node) for name in SHAPE_NAMES},
        },
    }  # fmt: skip


_META: Mapping[str, Any] = {
    "name": "Bridget",
    "version": "1.0",
    "authors": ["avatar-bridge"],
    "copyrightInformation": "avatar-bridge contributors, Apache License 2.0",
    "licenseUrl": "https://vrm.dev/licenses/1.0/",
    "otherLicenseUrl": "https://www.apache.org/licenses/LICENSE-2.0",
    "avatarPermission": "everyone",
    "allowExcessivelyViolentUsage": True,
    "allowExcessivelySexualUsage": True,
    "commercialUsage": "corporation",
    "allowPoliticalOrReligiousUsage": True,
    "allowAntisocialOrHateUsage": True,
    "creditNotation": "unnecessary",
    "allowRedistribution": True,
    "modification": "allowModificationRedistribution",
}


def _expression(weights: Mapping[str, float], node: int) -> dict[str, Any]:
    binds = [
        {"node": node, "index": SHAPE_NAMES.index(shape), "weight": weight}
        for shape, weight in weights.items()
    ]
    none = {f"override{what}": "none" for what in ("Mouth", "Blink", "LookAt")}
    return {"isBinary": False, **none, **({"morphTargetBinds": binds} if binds else {})}
