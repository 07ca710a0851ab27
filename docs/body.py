"""The body that diagrams show: our own rig as sticks, seen from before it."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sheet import Mark, Sheet

from bridge.rigs import BONE_INDEX, RIG


def rest_places() -> NDArray[np.float32]:
    """Return where each bone of the rig is in its T-pose, in metres."""
    places = np.array(RIG.rest_positions)
    done: set[int] = set()

    def place(bone: int) -> NDArray[np.float32]:
        parent = RIG.bone_parents[bone]
        if bone not in done:
            done.add(bone)
            if parent >= 0:
                places[bone] += place(parent)
        return places[bone]

    for bone in range(len(places)):
        place(bone)
    return places


def seen(at: NDArray[np.float32], middle: float) -> Mark:
    """Look from before it, a little from its left and from above."""
    x, y, z = (float(value) for value in at)
    turn, tilt = math.radians(-28), math.radians(14)
    aside, depth = x * math.cos(turn) + z * math.sin(turn), z * math.cos(turn) - x * math.sin(turn)
    return middle + 190 * aside, 382 - 190 * (y * math.cos(tilt) - depth * math.sin(tilt))


def draw_body(sheet: Sheet, places: NDArray[np.float32], on: Callable[..., Mark]) -> None:
    """Draw the sticks, the head and the eyes; ``on`` says where a place is on the sheet."""
    for bone, parent in enumerate(RIG.bone_parents):
        if parent >= 0 and bone not in (BONE_INDEX["jaw"],):
            sheet.path([on(places[parent]), on(places[bone])], "ghostline", width=6)
    x, y = on(places[BONE_INDEX["head"]] + np.array([0, 0.09, 0.02], np.float32))
    sheet.dot(x, y, 24, "ghost")
    for side in ("left", "right"):
        sheet.dot(*on(places[BONE_INDEX[f"{side}Eye"]] + np.array([0, 0.01, 0.03])), 2.6, "ink")
