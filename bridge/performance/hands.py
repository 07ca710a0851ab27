"""Which hand makes a gesture: one for a stretch of talk, the other for the other side."""

from collections.abc import Sequence

from bridge.performance.passage import Passage
from bridge.rigs.repertoire import Kind, Movement

__all__ = ["hands_of"]

_LEFT_SHARE = 0.13  # of segments; contrasts add to it, so that 15 % beside 65 % come out
_STAYS = 0.5  # chance that an utterance goes on with the hand of the one before
_ENDS = ".;!?。；！？"
_RIGHT = frozenset({Kind.EMBLEM, Kind.NUMBER})
_GIVING = frozenset({Kind.DEICTIC, Kind.EMBLEM, Kind.NUMBER, Kind.PRAGMATIC})


def hands_of(passage: Passage, made: Sequence[tuple[int, bool, Movement]]) -> list[int]:
    """Return 1 for the right hand or both, -1 for the left, for each gesture in order.

    ``made`` tells where each begins, whether it is the second item of a contrast, and what it
    is. A contrast changes hands until its sentence ends.
    """
    segment = _segment(passage)
    side, since = segment, 0
    sides = []
    for char, is_contrast, movement in made:
        if any(sign in _ENDS for sign in passage.utterance.text[since:char]):
            side = segment
        since = char
        if is_contrast:
            side = -segment
        sides.append(_side(passage, movement, side))
    return sides


def _segment(passage: Passage) -> int:
    """Return the hand of this utterance: often that of the one before."""
    goes_on = bool(passage.before.gestures) and passage.chance("same hand") < _STAYS
    if goes_on:
        return -1 if passage.before.is_left else 1
    return -1 if passage.chance("hand") < _LEFT_SHARE else 1


def _side(passage: Passage, movement: Movement, side: int) -> int:
    if movement.hands != 1 or movement.kind in _RIGHT:
        return 1
    if passage.policy.right_hand_only and movement.kind in _GIVING:
        return 1
    return side
