"""From where the eyes look to how they turn in a moving head, and what the lids make of it."""

import numpy as np

from bridge.motion.curves import Floats
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["add_lids", "add_look"]

# Degrees at weight 1, from recordings: in, out, down, up.
_IN, _OUT, _DOWN, _UP = 36.0, 33.0, 35.0, 27.0
_LID_FOLLOWS_DOWN = 0.45  # a lowered eye takes its lid along
_LID_FOLLOWS_UP = 0.25
_BROW_WITH_BLINK = 0.05
_BROWS_TOGETHER = 1.1  # raised and lowered at once, up to this sum


def _pair(name: str) -> list[int]:
    return [SHAPE_INDEX[f"{name}{side}"] for side in ("Left", "Right")]


_BLINK, _SQUINT, _WIDE = _pair("eyeBlink"), _pair("eyeSquint"), _pair("eyeWide")
_BROW_DOWN, _BROW_UP = _pair("browDown"), SHAPE_INDEX["browInnerUp"]
_LEFTWARDS = [SHAPE_INDEX["eyeLookOutLeft"], SHAPE_INDEX["eyeLookInRight"]]
_RIGHTWARDS = [SHAPE_INDEX["eyeLookInLeft"], SHAPE_INDEX["eyeLookOutRight"]]
_LOOK_DOWN, _LOOK_UP = _pair("eyeLookDown"), _pair("eyeLookUp")


def add_look(face: Floats, yaw: Floats, pitch: Floats) -> None:
    """Add to ``face`` (T, S) what eyes turned by degrees in the head look like.

    Args:
        face: Changed in place.
        yaw: (T,) to the left.
        pitch: (T,) down.
    """
    leftwards, down = np.maximum(yaw, 0.0)[:, None], np.maximum(pitch, 0.0)[:, None]
    face[:, _LEFTWARDS] = leftwards * (1.0 / _OUT, 1.0 / _IN)
    face[:, _RIGHTWARDS] = (leftwards - yaw[:, None]) * (1.0 / _IN, 1.0 / _OUT)
    face[:, _LOOK_DOWN] = down / _DOWN
    face[:, _LOOK_UP] = up = (down - pitch[:, None]) / _UP
    face[:, _BLINK] += _LID_FOLLOWS_DOWN / _DOWN * down
    face[:, _WIDE] += _LID_FOLLOWS_UP * up


def add_lids(face: Floats, closing: Floats) -> None:
    """Close the lids of ``face`` (T, S) by ``closing`` (T, 2), with all that yields to it."""
    blink = 1.0 - (1.0 - np.minimum(face[:, _BLINK], 1.0)) * (1.0 - closing)
    face[:, _BLINK] = blink
    face[:, _WIDE] *= 1.0 - blink
    face[:, _SQUINT] = np.minimum(face[:, _SQUINT], 1.0 - blink)
    down = face[:, _BROW_DOWN] + _BROW_WITH_BLINK * closing
    face[:, _BROW_DOWN] = np.minimum(down, _BROWS_TOGETHER - face[:, _BROW_UP, None])
