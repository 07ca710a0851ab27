"""What each channel of an arm turns, and how an arm hangs when it has nothing to do."""

from collections.abc import Iterator

from bridge.motion.channels import Channel

__all__ = ["FINGERS", "FINGER_JOINTS", "REST_DEGREES", "SIDES", "arm_shares", "rest_angles"]

_X, _Y, _Z = 0, 1, 2

SIDES = ("left", "right")
FINGERS = ("Index", "Middle", "Ring", "Little")
FINGER_JOINTS = ("Proximal", "Intermediate", "Distal")

_TIP = 0.6  # of a finger's second joint is what the last one bends by: tendons couple them

# Channel without its side: bone without its side, axis, degrees of the left bone.
_SHARES: dict[str, tuple[tuple[str, int, float], ...]] = {
    "SHOULDER_UP": (("Shoulder", _Z, 1.0),),
    "SHOULDER_FORWARD": (("Shoulder", _Y, -1.0),),
    "ARM": (("UpperArm", _Z, 1.0),),
    "ARM_FORWARD": (("UpperArm", _Y, -1.0),),
    "ARM_TURN": (("UpperArm", _X, 1.0),),
    "ELBOW": (("LowerArm", _Y, -1.0),),
    "FOREARM": (("LowerArm", _X, 1.0),),
    "WRIST_BEND": (("Hand", _Z, -1.0),),
    "WRIST_SIDE": (("Hand", _Y, 1.0),),
    "FINGERS": tuple((f + joint, _Z, -1.0) for f in FINGERS for joint in FINGER_JOINTS),
    # The middle finger hardly moves aside: the others part from it.
    "SPREAD": (
        ("IndexProximal", _Y, -1.0), ("MiddleProximal", _Y, -0.1), ("RingProximal", _Y, 0.5),
        ("LittleProximal", _Y, 1.3),
    ),
    "THUMB_BASE": (("ThumbMetacarpal", _Y, 1.0),),
    "THUMB_ACROSS": (("ThumbMetacarpal", _X, 1.0), ("ThumbMetacarpal", _Z, -0.3)),
    "THUMB_CURL": (("ThumbProximal", _Y, 1.0), ("ThumbDistal", _Y, 1.0)),
} | {
    f"{finger.upper()}_BASE": ((f"{finger}Proximal", _Z, -1.0),) for finger in FINGERS
} | {
    f"{finger.upper()}_CURL": (
        (f"{finger}Intermediate", _Z, -1.0), (f"{finger}Distal", _Z, -_TIP),
    )
    for finger in FINGERS
}  # fmt: skip

_RELAXED = {
    "Index": (20, 25, 12), "Middle": (25, 30, 15), "Ring": (30, 35, 18), "Little": (32, 35, 18),
}  # fmt: skip

REST_DEGREES: dict[str, float] = {
    "ARM": -80.0,
    "ARM_FORWARD": 8.0,
    "ELBOW": 15.0,
    "WRIST_BEND": 6.0,
    "THUMB_BASE": 10.0,
    "THUMB_ACROSS": 12.0,
    "THUMB_CURL": 12.0,
} | {
    f"{finger.upper()}_{part}": float(_RELAXED[finger][joint])
    for finger in FINGERS
    for joint, part in enumerate(("BASE", "CURL"))
}
"""Degrees at rest by channel without its side; 0 for those not named."""


def arm_shares() -> Iterator[tuple[Channel, str, int, float]]:
    """Yield channel, bone, axis and degrees a unit of the channel, for both arms."""
    for side in SIDES:
        for name, parts in _SHARES.items():
            for part, axis, share in parts:
                yield (
                    Channel[f"{side.upper()}_{name}"],
                    f"{side}{part}",
                    axis,
                    _of(side, axis, share),
                )


def rest_angles() -> Iterator[tuple[str, int, float]]:
    """Yield bone, axis and degrees of arms that hang at ease."""
    for side in SIDES:
        for name, degrees in REST_DEGREES.items():
            if not name.endswith("_CURL"):
                for part, axis, share in _SHARES[name]:
                    yield f"{side}{part}", axis, _of(side, axis, share * degrees)
        for joint in ("Proximal", "Distal"):
            yield f"{side}Thumb{joint}", _Y, _of(side, _Y, REST_DEGREES["THUMB_CURL"])
        for finger, flexions in _RELAXED.items():
            for joint, degrees in zip(FINGER_JOINTS[1:], flexions[1:], strict=True):
                yield f"{side}{finger}{joint}", _Z, _of(side, _Z, -float(degrees))


def _of(side: str, axis: int, degrees: float) -> float:
    return degrees if side == "left" or axis == _X else -degrees
