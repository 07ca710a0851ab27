"""One gesture cue becomes what each arm plays: places, and the spans in which they hold."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bridge.model import Cue
from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.curves import Floats
from bridge.motion.gesture_forms import Form
from bridge.motion.gesture_poses import (
    ArmPoses,
    arm_poses,
    limb_columns,
    reachable_forms,
    seen_from,
)
from bridge.motion.paths import Span
from bridge.rigs.repertoire import REPERTOIRE, Kind

__all__ = ["BODY", "Move", "Play", "gesture_plays"]

BODY = "body"
_LONG_AGO, _NEVER = (-(10**15),) * 2, (10**15,) * 2  # microseconds: before every cue, and after

_SIZES = (0.5, 1.25)
_EMBLEM_SIZES = (0.85, 1.15)  # an emblem that shrinks is no longer the emblem
_EXACT = frozenset({Kind.EMBLEM, Kind.NUMBER})
_GRAIN = 0.05  # of sizes, so that few of them are solved
_MIRRORED = ("yaw", "roll", "side", "twist", "hips_x", "pelvis_roll", "pelvis_turn")

# One arm does not move without the trunk; the other gives a little, so that it is not dead.
_TRUNK = {"twist": 1.5, "side": 0.4}
_COMPANY = {"ARM": 1.5, "ARM_FORWARD": 4.0, "ELBOW": 7.0, "FOREARM": 3.0, "FINGERS": -3.0}

Move = tuple[int, int, Floats]
"""When a limb leaves for a place, when it is there, and (C,) the amplitudes of the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What one limb does in one gesture. Spans are utterance time in microseconds."""

    limb: str
    """``left``, ``right``, or ``body`` for everything else."""
    presence: Span
    """From rest, all there, letting go, at rest."""
    moves: tuple[Move, ...]
    """Places gone to in turn; the limb arrives at the first as it comes to be all there."""
    circles: tuple[tuple[Span, Floats], ...] = ()
    """(C,) amplitudes on top of them."""
    is_exact: bool = False
    """True where less of it would be something else: a number, an emblem, a touch."""

    @property
    def rows(self) -> tuple[tuple[Span, Floats], ...]:
        """Amplitudes and when they hold: each place hands over to the next."""
        leaving = [(first, last) for first, last, _ in self.moves[1:]]
        spans = zip([_LONG_AGO, *leaving], [*leaving, _NEVER], strict=True)
        places = ((*rise, *fall) for rise, fall in spans)
        rows = (row for _, _, row in self.moves)
        return (*zip(places, rows, strict=True), *self.circles)


def gesture_plays(cue: Cue) -> list[Play]:
    """Return the plays of a gesture cue; none for a name that is not in the repertoire.

    A name without an entry moves nothing: the wire may carry names of a newer library.
    """
    form = reachable_forms().get(cue.name)
    if form is None or cue.weight == 0.0:
        return []
    own, other = ("right", "left") if cue.weight > 0.0 else ("left", "right")
    plays = [_arm(cue, form, own, is_other=False)]
    if form.other is not None:
        plays.append(_arm(cue, form, other, is_other=True))
    return [*plays, _body(cue, form, own)]


def _arm(cue: Cue, form: Form, side: str, *, is_other: bool) -> Play:
    target = seen_from(cue.target, side) if cue.target and form.aim else None
    poses = arm_poses(cue.name, is_other=is_other, size=_size(cue, form), target=target)
    columns = limb_columns(side)

    def whole(row: Floats) -> Floats:
        channels = np.zeros(CHANNELS)
        channels[columns] = row
        return channels

    return Play(
        limb=side,
        presence=_presence(cue, form),
        moves=tuple((first, last, whole(row)) for first, last, row in _places(cue, form, poses)),
        circles=tuple((span, whole(row)) for span, row in _circles(cue, form, poses)),
        is_exact=form.is_contact or REPERTOIRE[cue.name].kind in _EXACT,
    )


def _body(cue: Cue, form: Form, own: str) -> Play:
    is_alone = form.other is None
    amounts = dict(form.body)
    for name, amount in _TRUNK.items() if is_alone else ():
        amounts[name] = amounts.get(name, 0.0) + amount
    row = np.zeros(CHANNELS)
    for name, amount in amounts.items():
        sign = -1.0 if own == "left" and name in _MIRRORED else 1.0
        row[Channel[name.upper()]] = sign * amount
    if is_alone:
        side = "LEFT" if own == "right" else "RIGHT"
        for name, amount in _COMPANY.items():
            row[Channel[f"{side}_{name}"]] += amount
    row *= min(abs(cue.weight), _SIZES[1])
    return Play(limb=BODY, presence=_presence(cue, form), moves=((*_LONG_AGO, row),))


def _size(cue: Cue, form: Form) -> float:
    if form.is_contact:
        return 1.0
    least, most = _EMBLEM_SIZES if REPERTOIRE[cue.name].kind in _EXACT else _SIZES
    return round(min(max(abs(cue.weight), least), most) / _GRAIN) * _GRAIN


def _presence(cue: Cue, form: Form) -> Span:
    there = cue.ready_micros if form.hand.ready else _stroke_micros(cue)
    return cue.start_micros, there, cue.relax_micros, cue.end_micros


def _stroke_micros(cue: Cue) -> int:
    return cue.ready_micros if cue.stroke_micros is None else cue.stroke_micros


def _places(cue: Cue, form: Form, poses: ArmPoses) -> list[Move]:
    """Return the places of one arm in turn."""
    stroke = _stroke_micros(cue)
    moves = [(cue.ready_micros, stroke, poses.stroke)]
    if poses.ready is not None and stroke > cue.ready_micros:
        moves.insert(0, (cue.ready_micros, cue.ready_micros, poses.ready))
    held = cue.relax_micros - stroke
    if poses.swing and held > 0:
        count = max(1, round(held * 1e-6 * 2.0 * form.hertz))
        for k in range(count):
            first, last = stroke + held * k // count, stroke + held * (k + 1) // count
            moves.append((first, last, poses.swing[k % len(poses.swing)]))
    return moves


def _circles(cue: Cue, form: Form, poses: ArmPoses) -> Iterator[tuple[Span, Floats]]:
    """Yield swings along both radii of an orbit, a quarter apart: together they go round."""
    if form.orbit is None or poses.across is None or poses.along is None:
        return
    half = round(0.5e6 / form.orbit.hertz)
    for row, begin in (
        (poses.across, cue.ready_micros),
        (poses.along, cue.ready_micros + half // 2),
    ):
        sign, start = 1.0, begin
        while start + half <= cue.relax_micros:  # who lets go no longer turns
            yield (start, start + half, start + half, start + 2 * half), sign * row
            sign, start = -sign, start + half
