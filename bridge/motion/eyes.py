"""From where the eyes look to how they turn in a moving head, and what the lids make of it."""

import numpy as np

from bridge.motion.curves import Floats
from bridge.motion.moment import Draft
from bridge.rigs.arkit import SHAPE_INDEX, both_sides

__all__ = ["add_lids", "add_look", "turn_eyes"]

# Degrees at weight 1, from recordings: in, out, down, up.
_IN, _OUT, _DOWN, _UP = 36.0, 33.0, 35.0, 27.0
_LID_FOLLOWS_DOWN = 0.55  # a lowered eye takes its lid along
_LID_FOLLOWS_UP = 0.25
_BROW_WITH_BLINK = 0.05
# Degrees that an eye turns in the head before the head has to: sideways, up, down.
_FARTHEST, _HIGHEST, _LOWEST = 25.0, -15.0, 20.0
_BROWS_TOGETHER = 1.1  # raised and lowered at once, up to this sum


_BLINK, _SQUINT, _WIDE = both_sides("eyeBlink"), both_sides("eyeSquint"), both_sides("eyeWide")
_BROW_DOWN, _BROW_UP = both_sides("browDown"), SHAPE_INDEX["browInnerUp"]
_LEFTWARDS = both_sides("eyeLookOut", "eyeLookIn")
_RIGHTWARDS = both_sides("eyeLookIn", "eyeLookOut")
_LOOK_DOWN, _LOOK_UP = both_sides("eyeLookDown"), both_sides("eyeLookUp")


def _look_table() -> Floats:
    """Return (3, S) what a degree of each eye's yaw and of both pitches makes of every shape.

    Of what comes out negative is nothing to be seen: the shape of the opposite way is.
    """
    table = np.zeros((3, len(SHAPE_INDEX)))
    table[:2, _LEFTWARDS] = np.diag((1.0 / _OUT, 1.0 / _IN))
    table[:2, _RIGHTWARDS] = -np.diag((1.0 / _IN, 1.0 / _OUT))
    table[2, _LOOK_DOWN], table[2, _LOOK_UP] = 1.0 / _DOWN, -1.0 / _UP
    table[2, _BLINK], table[2, _WIDE] = _LID_FOLLOWS_DOWN / _DOWN, -_LID_FOLLOWS_UP / _UP
    return table


_LOOKS = _look_table()
# Where an eye looks is seen from how it turns alone, whatever a refiner has made of it.
_OTHERS = np.array([float(not name.startswith("eyeLook")) for name in SHAPE_INDEX])


def turn_eyes(draft: Draft, facing: Floats) -> Floats:
    """Return (T, 3) degrees in the head: yaw of the left eye, of the right, pitch of both.

    Eyes that hold a target turn back by as much as the head turns away, at once and in full.

    Args:
        draft: Where the eyes look, how far they converge, and how much they hold.
        facing: (T, 2) yaw and pitch of the face in the character's space.
    """
    look = draft.eyes - facing * draft.held[:, None]
    eyes = np.empty((len(look), 3))
    yaw = np.minimum(np.maximum(look[:, 0], -_FARTHEST), _FARTHEST)
    eyes[:, 0] = yaw - draft.vergence
    eyes[:, 1] = yaw + draft.vergence
    eyes[:, 2] = np.minimum(np.maximum(look[:, 1], _HIGHEST), _LOWEST)
    return eyes


def add_look(face: Floats, eyes: Floats) -> None:
    """Add to ``face`` (T, S) what eyes turned by degrees in the head look like.

    Args:
        face: Changed in place.
        eyes: (T, 3) yaw to the left of the left eye and of the right, pitch down of both.
    """
    face *= _OTHERS
    face += np.maximum(eyes @ _LOOKS, 0.0)


def add_lids(face: Floats, closing: Floats) -> None:
    """Close the lids of ``face`` (T, S) by ``closing`` (T, 2), with all that yields to it."""
    blink = 1.0 - (1.0 - np.minimum(face[:, _BLINK], 1.0)) * (1.0 - closing)
    face[:, _BLINK] = blink
    face[:, _WIDE] *= 1.0 - blink
    face[:, _SQUINT] = np.minimum(face[:, _SQUINT], 1.0 - blink)
    down = face[:, _BROW_DOWN] + _BROW_WITH_BLINK * closing
    face[:, _BROW_DOWN] = np.minimum(down, _BROWS_TOGETHER - face[:, _BROW_UP, None])
