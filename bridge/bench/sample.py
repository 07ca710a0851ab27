"""How many speaking characters one core can move."""

import statistics
from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.bench.babble import babble
from bridge.bench.report import Row, row
from bridge.hooks import PoseRefiner
from bridge.model import (
    Block,
    Emotion,
    EmotionLabel,
    Frame,
    Policy,
    PoseContext,
    Scene,
    Style,
    Utterance,
)
from bridge.motion import RuleRefiner, Sampler, edge_refiner
from bridge.motion.lips import compile_lips, lip_weights
from bridge.performance import PhoneLips, perform
from bridge.wire import encode as wire_encode

__all__ = ["measure"]

_TEXT = (
    "Welcome to the old harbour, my friend. Nobody remembers how many boats were moored here "
    "before the storm, but everything you see was built by people who loved the sea."
)
_RATE = 60
_BLOCK_FRAMES = 6  # the 100 ms that a stream makes at once
_ORIGIN_MICROS = 600_000
_REACH_CHARACTERS = 100
_REACH_REFINER_MICROS = 1000


class _Timed:
    """A refiner, and how long each of its answers took."""

    def __init__(self, refiner: PoseRefiner) -> None:
        self._refiner = refiner
        self.frame_secs: list[float] = []
        """Of every block, for each of its frames."""

    def start(self) -> Any:
        return self._refiner.start()

    def refine(self, block: Block, context: PoseContext, memory: Any) -> tuple[Block, Any]:
        began = perf_counter()
        answer = self._refiner.refine(block, context, memory)
        self.frame_secs.append((perf_counter() - began) / len(block.times_micros))
        return answer


def measure(
    *, encode: Callable[[Frame], object] | None = wire_encode, seconds: float = 8.0, rounds: int = 5
) -> list[Row]:
    """Return rows for one character that speaks and feels throughout, on one thread.

    The character has the refiner ``rules``, as everyone has whose file names no other; without
    one, and with ``edge``, it is measured in turn with that, so that whatever else the machine
    does meets all three.

    Args:
        encode: Called with every frame, so that what a frame costs on the wire counts too.
        seconds: How much of a performance is sampled.
        rounds: Times it is; the median counts.
    """
    scene = _scene()
    frames = int(seconds * _RATE) // _BLOCK_FRAMES * _BLOCK_FRAMES
    times = _ORIGIN_MICROS + np.arange(1, frames + 1, dtype=np.int64) * 1_000_000 // _RATE
    blocks = np.split(times, frames // _BLOCK_FRAMES)
    rules, edge = _Timed(RuleRefiner()), _Timed(edge_refiner({}))
    samplers = (Sampler(1, rules), Sampler(1), Sampler(1, edge))
    taken = [[_whole_secs(each, scene, blocks, encode) for each in samplers] for _ in range(rounds)]
    whole, bare, _ = (statistics.median(secs) / frames for secs in zip(*taken, strict=True))
    lips = statistics.median(_lip_secs(scene, blocks) for _ in range(rounds)) / frames
    what = "sampled and encoded" if encode else "sampled"
    return [
        row(
            f"speaking characters {what} at {_RATE} frames a second on one core",
            1.0 / (whole * _RATE), "characters", reach=f">= {_REACH_CHARACTERS}",
        ),
        row("the same without a refiner", 1.0 / (bare * _RATE), "characters"),
        row(
            f"one character-frame, {what}", whole * 1e6, "µs",
            reach="<= 2000", compared_with=("the budget of a frame for one character", 2000.0),
        ),
        row("of which lips", lips * 1e6, "µs"),
        row("of which everything else", (whole - lips) * 1e6, "µs"),
        *(
            row(
                f"refiner {name}, p99 a frame",
                float(np.percentile(timed.frame_secs, 99)) * 1e6, "µs",
                reach=f"<= {_REACH_REFINER_MICROS}",
            )
            for name, timed in (("rules", rules), ("edge", edge))
        ),
    ]  # fmt: skip


def _scene() -> Scene:
    utterance = Utterance(
        utterance_id="bench", turn_id="bench", text=_TEXT, language="en",
        emotion=Emotion(label=EmotionLabel.JOY, intensity=0.6),
    )  # fmt: skip
    timeline = perform(
        utterance, babble(_TEXT), lips=PhoneLips(), style=Style(), policy=Policy(), seed=1,
        origin_micros=_ORIGIN_MICROS,
    )  # fmt: skip
    return Scene(timelines=(timeline,))


def _whole_secs(
    sampler: Sampler,
    scene: Scene,
    blocks: list[NDArray[np.int64]],
    encode: Callable[[Frame], object] | None,
) -> float:
    state = sampler.rest(int(blocks[0][0]) - 1)
    _, state = sampler.sample(scene, blocks[0][:1], state)  # compiled before the clock runs
    began = perf_counter()
    for times in blocks:
        block, state = sampler.sample(scene, times, state)
        if encode:
            for frame in _frames(block):
                encode(frame)
    return perf_counter() - began


def _lip_secs(scene: Scene, blocks: list[NDArray[np.int64]]) -> float:
    track = compile_lips(scene.timelines)
    began = perf_counter()
    for times in blocks:
        lip_weights(track, times)
    return perf_counter() - began


def _frames(block: Block) -> list[Frame]:
    return [
        Frame(
            character="bench", seq=k, pts_micros=pts, utterance_id="bench",
            weights=block.weights[k], head=block.head[k], bones=block.bones[k],
            hips=block.hips[k],
        )
        for k, pts in enumerate(block.times_micros.tolist())
    ]  # fmt: skip
