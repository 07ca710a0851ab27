"""Poses of a take in the form that the page takes them."""

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.client.footage import Footage
from bridge.client.pose import PoseState, mix, pose_of, shown
from bridge.errors import BridgeError

__all__ = ["film_times", "length_micros", "still_at"]


def length_micros(footage: Footage) -> int:
    """Return how long a take is: to its last frame, or to its last sample of sound."""
    seen = int(footage.times_micros[-1] - footage.times_micros[0])
    return max(seen, len(footage.samples) * 1_000_000 // footage.description.sample_rate)


def film_times(footage: Footage, frames_per_sec: int) -> list[int]:
    """Return the instants of a film's pictures, from 0, in microseconds; none drifts."""
    count = -(-length_micros(footage) * frames_per_sec // 1_000_000)
    return [index * 1_000_000 // frames_per_sec for index in range(max(count, 1))]


def still_at(footage: Footage, at_micros: int) -> dict[str, Any]:
    """Return the pose at an instant counted from the take's first frame.

    Between two frames it is what a client shows there, after the last one the last. Raises
    ``BridgeError`` for an instant that the take does not have.
    """
    length = length_micros(footage)
    if not 0 <= at_micros <= length:
        raise BridgeError(f"the take ends at {length / 1e6:.2f} s; found {at_micros / 1e6:.2f} s")
    pts = int(footage.times_micros[0]) + at_micros
    after = int(np.searchsorted(footage.times_micros, pts, side="right"))
    before, after = max(after - 1, 0), min(after, len(footage.frames) - 1)
    start, end = footage.times_micros[before], footage.times_micros[after]
    part = float((pts - start) / (end - start)) if end > start else 0.0
    one, other = footage.frames[before], footage.frames[after]
    pose = shown(mix(pose_of(one), pose_of(other), part), pts, PoseState.LIVE, one.utterance_id)
    return {
        "ptsMicros": at_micros,
        "utteranceId": pose.utterance_id,
        "shapeNames": footage.description.rig.shape_names,
        "boneNames": footage.description.rig.bone_names,
        "weights": _packed(pose.weights),
        "head": _packed(pose.head),
        "bones": _packed(pose.bones),
        "hips": _packed(pose.hips),
    }


def _packed(array: NDArray[np.float32]) -> str:
    return base64.b64encode(array.astype("<f4").tobytes()).decode()
