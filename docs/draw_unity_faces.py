"""Draws what shapes and visemes mean, on our own avatar, for the pages of the Unity package.

``python docs/draw_unity_faces.py unity_client/Documentation~/pictures``; needs a Chromium.
"""

import asyncio
import base64
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.client.contact_sheet import draw_contact_sheet
from bridge.rigs import BONE_INDEX, BONE_NAMES, SHAPE_INDEX, SHAPE_NAMES, VISEME_NAMES
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS
from bridge.studio.camera import Camera, Picture, open_camera
from bridge.studio.pages import Assets

SIZE = (1000, 1000)
FACE = {"x": 325, "y": 335, "width": 350, "height": 330, "scale": 0.75}
MOUTH = {"x": 385, "y": 500, "width": 230, "height": 170, "scale": 1.1}
MICROS_BETWEEN = 1_000_000  # hair has settled
COLUMNS = 6
GAZE_RADIANS = 0.56

# The caption, what it means, and the weights: both sides where there are two.
SHAPES: Sequence[tuple[str, str, Mapping[str, float]]] = (
    ("all 0", "rest", {}),
    ("jawOpen", "the jaw drops", {"jawOpen": 0.8}),
    ("mouthClose", "lips shut over an open jaw", {"jawOpen": 0.5, "mouthClose": 0.5}),
    ("mouthFunnel", "lips forward, open: “oh”", {"mouthFunnel": 1, "jawOpen": 0.15}),
    ("mouthPucker", "lips forward, tight: “oo”", {"mouthPucker": 1}),
    ("mouthPress", "lips pressed: m, b, p", {"mouthPressLeft": 1, "mouthPressRight": 1}),
    ("mouthSmile", "corners up", {"mouthSmileLeft": 1, "mouthSmileRight": 1}),
    ("mouthFrown", "corners down", {"mouthFrownLeft": 1, "mouthFrownRight": 1}),
    ("mouthStretch", "corners apart: “ee”", {"mouthStretchLeft": 1, "mouthStretchRight": 1}),
    ("mouthLowerDown", "lower teeth show", {"mouthLowerDownLeft": 1, "mouthLowerDownRight": 1}),
    ("mouthUpperUp", "upper teeth show", {"mouthUpperUpLeft": 1, "mouthUpperUpRight": 1}),
    ("mouthRollLower", "lower lip tucked in: f, v",
     {"mouthRollLower": 1, "mouthUpperUpLeft": 0.6, "mouthUpperUpRight": 0.6}),
    ("tongueOut", "the tongue shows: th", {"tongueOut": 1, "jawOpen": 0.35}),
    ("cheekPuff", "cheeks full of air", {"cheekPuff": 1}),
    ("mouthLeft", "the mouth aside", {"mouthLeft": 1}),
    ("eyeBlinkLeft", "its own left lid", {"eyeBlinkLeft": 1}),
    ("eyeSquint", "lids narrowed", {"eyeSquintLeft": 1, "eyeSquintRight": 1}),
    ("eyeWide", "lids wide", {"eyeWideLeft": 1, "eyeWideRight": 1}),
    ("eyeLookUp", "gaze up", {"eyeLookUpLeft": 1, "eyeLookUpRight": 1}),
    ("eyeLookOutLeft, …InRight", "gaze to its left", {"eyeLookOutLeft": 1, "eyeLookInRight": 1}),
    ("browInnerUp", "worry, a question", {"browInnerUp": 1}),
    ("browOuterUp", "surprise", {"browOuterUpLeft": 1, "browOuterUpRight": 1}),
    ("browDown", "anger, effort", {"browDownLeft": 1, "browDownRight": 1}),
    ("several at once", "a laugh",
     {"mouthSmileLeft": 0.55, "mouthSmileRight": 0.55, "cheekSquintLeft": 0.7, "jawOpen": 0.55,
      "cheekSquintRight": 0.7, "eyeSquintLeft": 0.6, "eyeSquintRight": 0.6, "browInnerUp": 0.25}),
)  # fmt: skip

SOUNDS = {
    "sil": "silence", "PP": "p b m", "FF": "f v", "TH": "th", "DD": "t d", "kk": "k g",
    "CH": "ch sh", "SS": "s z", "nn": "n l", "RR": "r", "aa": "f(a)ther", "E": "b(e)d",
    "ih": "s(i)t", "oh": "g(o)", "ou": "y(ou)",
}  # fmt: skip


async def main(folder: Path) -> None:
    """Write ``shapes.png`` and ``visemes.png`` into ``folder``."""
    faces = [(f"{name}\n{meaning}", _weights(on)) for name, meaning, on in SHAPES]
    mouths = [(f"{name}\n{SOUNDS[name]}", _mouth(name)) for name in VISEME_NAMES]
    async with open_camera(Assets(vrm=None, take=None), SIZE) as camera:
        shapes = await _shoot(camera, faces, _png(FACE))
        visemes = await _shoot(camera, mouths, _png(MOUTH), start=len(shapes))
    draw_contact_sheet(shapes, folder / "shapes.png", columns=COLUMNS)
    draw_contact_sheet(visemes, folder / "visemes.png", columns=5)


def _weights(on: Mapping[str, float]) -> NDArray[np.float32]:
    weights = np.zeros(len(SHAPE_NAMES), np.float32)
    for name, weight in on.items():
        weights[SHAPE_INDEX[name]] = weight
    return weights


def _mouth(name: str) -> NDArray[np.float32]:
    return np.asarray(MOUTH_WEIGHTS[MOUTH_INDEX[name]], np.float32)


def _png(clip: Mapping[str, float]) -> Picture:
    return {"format": "png", "clip": dict(clip)}


async def _shoot(
    camera: Camera,
    faces: Sequence[tuple[str, NDArray[np.float32]]],
    picture: Picture,
    *,
    start: int = 0,
) -> list[tuple[str, bytes]]:
    return [
        (caption, await camera.shoot(_still(weights, index * MICROS_BETWEEN), picture))
        for index, (caption, weights) in enumerate(faces, start=start)
    ]


def _still(weights: NDArray[np.float32], pts_micros: int) -> dict[str, Any]:
    return {
        "ptsMicros": pts_micros,
        "utteranceId": "",
        "shapeNames": SHAPE_NAMES,
        "boneNames": BONE_NAMES,
        "weights": _packed(weights),
        "head": _packed(np.array([0, 0, 0, 0, 0, 0, 1], np.float32)),
        "bones": _packed(_bones(weights)),
        "hips": _packed(np.zeros(3, np.float32)),
    }


def _bones(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn the eyes as the gaze shapes say: eyes that are bones, as ours, show no others."""
    bones = np.tile(np.array([0, 0, 0, 1], np.float32), (len(BONE_NAMES), 1))
    up = weights[SHAPE_INDEX["eyeLookUpLeft"]] * -GAZE_RADIANS / 2
    aside = weights[SHAPE_INDEX["eyeLookOutLeft"]] * GAZE_RADIANS / 2
    turned = (np.sin(up), np.sin(aside), 0, np.cos(up + aside))  # never both
    bones[[BONE_INDEX["leftEye"], BONE_INDEX["rightEye"]]] = turned
    return bones


def _packed(array: NDArray[np.float32]) -> str:
    return base64.b64encode(array.astype("<f4").tobytes()).decode()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
