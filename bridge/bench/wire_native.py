"""What one full frame costs on the native wire."""

import timeit
from collections.abc import Callable
from typing import Any

import numpy as np

from bridge import wire
from bridge.model import Frame
from bridge.rigs import BONE_NAMES, SHAPE_NAMES

__all__ = ["measure"]

_REPEATS = 7


def measure(*, calls: int = 5_000) -> dict[str, float]:
    """Return ``encode_micros`` and ``decode_micros`` (best mean of 7 runs), and ``bytes``."""
    frame = _frame()
    packet = wire.encode(frame)
    return {
        "encode_micros": _best(lambda: wire.encode(frame), calls),
        "decode_micros": _best(lambda: wire.decode(packet), calls),
        "bytes": float(len(packet)),
    }


def _best(call: Callable[[], Any], calls: int) -> float:
    return min(timeit.repeat(call, number=calls, repeat=_REPEATS)) / calls * 1e6


def _frame() -> Frame:
    random = np.random.default_rng(0)
    bones = random.standard_normal((len(BONE_NAMES), 4)).astype(np.float32)
    return Frame(
        character="hana",
        seq=123_456,
        pts_micros=2_057_600_000,
        utterance_id="t12-u3",
        weights=random.random(len(SHAPE_NAMES), np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=bones / np.linalg.norm(bones, axis=1, keepdims=True),
        hips=np.zeros(3, np.float32),
    )
