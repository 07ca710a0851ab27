"""The library of head, brow and trunk events: what a cue's name moves, and along which path."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bridge.model import Cue
from bridge.motion.channels import CHANNELS, Channel, channel_row
from bridge.motion.curves import Floats
from bridge.motion.expressions import Weights, face_row
from bridge.motion.paths import Path, Stroke, hold, part, swing, swing_both_ways

__all__ = ["BODY_EVENTS", "FACE_EVENTS", "body_strokes", "face_strokes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    row: Floats
    path: Path = hold


def _body(path: Path = hold, **amplitudes: float) -> _Part:
    return _Part(row=channel_row(**amplitudes), path=path)


BODY_EVENTS: Mapping[str, tuple[_Part, ...]] = {
    "pulse": (_body(pitch=1.8, lean=0.9),),
    "nod": (_body(pitch=4.5),),
    "big-nod": (_body(swing(2, 0.5), pitch=11.0),),
    "backchannel-nod": (_body(swing(3, 0.7), pitch=4.0),),
    "fast-nod": (_body(swing(4, 0.9), pitch=1.5),),
    "toss": (_body(pitch=-5.0),),
    "shake": (_body(swing_both_ways(3, 0.75), yaw=10.0),),
    "small-shake": (_body(swing_both_ways(3, 0.75), yaw=3.5),),
    "wobble": (_body(swing_both_ways(4, 0.9), roll=12.0),),
    "sway-yes": (_body(swing_both_ways(3, 0.85), yaw=7.0, roll=5.0),),
    "sweep": (_body(swing_both_ways(2, 0.9), yaw=12.0, twist=2.0),),
    "tilt": (_body(roll=8.0, yaw=3.0),),
    "contrast": (_body(yaw=8.0, roll=-2.0),),
    "list-step": (_body(yaw=5.0), _body(part(0.0, 0.3, 0.35, 0.75), pitch=2.0)),
    "question-raise": (_body(pitch=-4.5),),
    "confirm-push": (
        _body(lean=2.6),
        _body(part(0.0, 0.2, 0.25, 0.55), pitch=3.0),
        _body(part(0.3, 0.55, 0.65, 1.0), pitch=-2.0),
    ),
    "pull-back": (_body(lean=-2.9, pitch=-3.0),),
    "lean-in": (_body(lean=5.0, hips_z=0.012),),
    "settle": (_body(pitch=1.5),),
    # The floor is given back by one nod, and by keeping still after it.
    "yield": (_body(part(0.0, 0.2, 0.25, 0.6), pitch=3.0),),
    "attend": (_body(pitch=-2.0, lean=0.6),),
    "inhale": (_body(breath=1.5), _body(part(0.0, 0.25, 0.3, 0.6), pitch=-1.0)),
    "sigh": (_body(breath=2.5), _body(part(0.25, 0.55, 0.6, 1.0), pitch=2.0, shoulders=-1.0)),
    # Hips go back as the trunk goes forward, or a body would fall on its face; and hands that
    # hang come nearer to each other.
    "bow": (_body(bend=30.0, hips_z=-0.068, left_arm=-6.0, right_arm=-6.0),),
    "bow-15": (_body(bend=15.0, hips_z=-0.034, left_arm=-3.0, right_arm=-3.0),),
    "bow-30": (_body(bend=30.0, hips_z=-0.068, left_arm=-6.0, right_arm=-6.0),),
    "bow-45": (_body(bend=45.0, hips_z=-0.1, left_arm=-8.0, right_arm=-8.0),),
    # Weight on one leg: its hip is the higher one, and the free side comes forward.
    "posture-left": (_body(hips_x=0.03, pelvis_roll=-3.0, pelvis_turn=3.0),),
    "posture-right": (_body(hips_x=-0.03, pelvis_roll=3.0, pelvis_turn=-3.0),),
}
"""What moves at weight 1; degrees and metres, by name of the cue."""

_SIDEWAYS = np.zeros(CHANNELS, bool)
_SIDEWAYS[
    [
        Channel.YAW, Channel.ROLL, Channel.SIDE, Channel.TWIST, Channel.HIPS_X,
        Channel.PELVIS_ROLL, Channel.PELVIS_TURN,
    ]
] = True  # fmt: skip

_RAISE: Weights = {"browInnerUp": 0.5, "browOuterUp": 0.45}

FACE_EVENTS: Mapping[str, Floats] = {
    "raise": face_row(_RAISE),
    "flash": face_row({"browInnerUp": 0.45, "browOuterUp": 0.6, "eyeWide": 0.15}),
    "wide": face_row({"browInnerUp": 0.5, "browOuterUp": 0.5, "eyeWide": 0.25}),
    "frown": face_row({"browDown": 0.5, "eyeSquint": 0.15}),
    "concern": face_row({"browInnerUp": 0.35, "browDown": 0.1}),
    "inhale": face_row({"jawOpen": 0.05, "mouthUpperUp": 0.03}),
    "sigh": face_row({"jawOpen": 0.12, "browInnerUp": 0.15}),
}
"""What the face does at weight 1, by name of the cue: of brows, and of breaths that are heard."""


def body_strokes(cue: Cue) -> list[tuple[Stroke, Floats]]:
    """Return the strokes of a head, posture or gesture cue with their (C,) rows.

    A negative weight mirrors: sideways turns around, and a nod stays a nod. A name without an
    entry moves nothing: the wire may carry names of a newer library.
    """
    weight = np.where(_SIDEWAYS, cue.weight, abs(cue.weight))
    return [
        (stroke, each.row * weight * stroke.size)
        for each in BODY_EVENTS.get(cue.name, ())
        for stroke in each.path(cue)
    ]


def face_strokes(cue: Cue) -> list[tuple[Stroke, Floats]]:
    """Return the strokes of a brow cue, or of a breath, with their (S,) rows."""
    row = FACE_EVENTS.get(cue.name)
    if row is None:
        return []
    path = _gasp if cue.name == "inhale" else hold
    return [(stroke, row * cue.weight) for stroke in path(cue)]


def _gasp(cue: Cue) -> tuple[Stroke, ...]:
    """Open for the time of breathing in alone: breath goes out with the words."""
    start, ready = cue.start_micros, cue.ready_micros
    middle = (start + ready) // 2
    return (Stroke(span=(start, middle, ready, ready + (ready - start) // 2), size=1.0),)
