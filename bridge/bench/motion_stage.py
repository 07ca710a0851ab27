"""Lines performed by one character in one manner, as arrays to be measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bridge.bench.motion_lines import Line
from bridge.hooks import PoseRefiner
from bridge.model import Block, Policy, Scene, Speech, Style, Timeline
from bridge.motion import Sampler
from bridge.performance import PhoneLips, perform, plain_words
from bridge.performance.history import NOTHING_BEFORE
from bridge.rigs.kinematics import joint_places
from bridge.rigs.rotations import to_yaw_pitch_roll

__all__ = ["PLACES", "Performance", "idle", "perform_lines", "render", "stretches"]

PLACES = ("leftHand", "rightHand", "leftFoot", "rightFoot", "leftToes", "rightToes", "chest")
"""The joints whose way through space is measured."""

_FIRST_MICROS = 2_000_000  # before it, the character comes to life
_GAP_MICROS = 700_000  # between one line and the next
_BLOCK = 6
_ENTRANCE = 12  # frames between two looks at who is on stage, whatever the length of a run

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """One character's frames, and what they were made from."""

    fps: int
    block: Block
    """All of it as one run."""
    timelines: tuple[Timeline, ...]
    speeches: tuple[Speech, ...]
    """Of the timelines; empty when idle."""
    languages: tuple[str, ...]
    """Of the speeches."""
    angles: Floats
    """(T, 3) degrees of the head: yaw, pitch, roll."""
    places: Floats
    """(T, J, 3) metres, in the order of ``PLACES``."""
    speaking: NDArray[np.bool_]
    """(T,) True from the first to the last sound of a line."""

    @property
    def minutes(self) -> float:
        """How long somebody speaks."""
        return float(self.speaking.sum()) / self.fps / 60.0


def perform_lines(
    lines: Sequence[Line],
    *,
    style: Style,
    policy: Policy,
    seed: int = 1,
    fps: int = 60,
    refiner: PoseRefiner | None = None,
) -> Performance:
    """Return ``lines`` performed one after another, as in a session."""
    timelines, origin, before = [], _FIRST_MICROS, NOTHING_BEFORE
    for utterance, speech in lines:
        timeline = perform(
            utterance, speech, lips=PhoneLips(), style=style, policy=policy, seed=seed,
            origin_micros=origin, before=before,
        )  # fmt: skip
        said = plain_words(utterance.text, speech.words)
        before = before.after(timeline, utterance.emotion, said)
        timelines.append(timeline)
        origin += timeline.duration_micros + _GAP_MICROS
    frames = np.arange(1, (origin + 1_000_000) * fps // 1_000_000, dtype=np.int64)
    times = frames * 1_000_000 // fps
    scene = Scene(style=style, policy=policy)
    block = render(scene, timelines, times, seed=seed, refiner=refiner)
    return _performance(fps, block, tuple(timelines), lines)


def idle(*, seconds: float = 60.0, seed: int = 1, fps: int = 60, **scene: object) -> Performance:
    """Return a character that says nothing; ``scene`` sets fields such as ``is_listening``."""
    times = np.arange(1, round(seconds * fps), dtype=np.int64) * 1_000_000 // fps
    block = render(replace(Scene(), **scene), (), times, seed=seed)  # type: ignore[arg-type]
    return _performance(fps, block, (), ())


def render(
    scene: Scene,
    timelines: Sequence[Timeline],
    times: NDArray[np.int64],
    *,
    seed: int,
    block_frames: int = _BLOCK,
    refiner: PoseRefiner | None = None,
) -> Block:
    """Return the frames at ``times``, made in runs of ``block_frames`` as a stream makes them.

    Of the timelines only the one under way and its neighbours are on stage at a time.
    """
    sampler = Sampler(seed, refiner)
    state = sampler.rest(0, scene)
    blocks = []
    for first in range(0, len(times), block_frames):
        run = times[first : first + block_frames]
        entered = int(times[first // _ENTRANCE * _ENTRANCE])
        on_stage = tuple(_near(timelines, entered))
        block, state = sampler.sample(replace(scene, timelines=on_stage), run, state)
        blocks.append(block)
    return Block(
        times_micros=times,
        weights=np.concatenate([block.weights for block in blocks]),
        head=np.concatenate([block.head for block in blocks]),
        bones=np.concatenate([block.bones for block in blocks]),
        hips=np.concatenate([block.hips for block in blocks]),
    )


def _near(timelines: Sequence[Timeline], now: int) -> Iterator[Timeline]:
    ends = [timeline.origin_micros + timeline.duration_micros for timeline in timelines]
    for timeline, end in zip(timelines, ends, strict=True):
        if timeline.origin_micros - 3_000_000 <= now <= end + 6_000_000:
            yield timeline


def _performance(
    fps: int, block: Block, timelines: tuple[Timeline, ...], lines: Sequence[Line]
) -> Performance:
    places, _ = joint_places(block.bones, block.hips, PLACES)
    speaking = np.zeros(len(block.times_micros), np.bool_)
    for timeline in timelines:
        since = block.times_micros - timeline.origin_micros
        speaking |= (since >= 0) & (since <= timeline.duration_micros)
    angles = np.degrees(to_yaw_pitch_roll(block.head[:, 3:])).astype(np.float64)
    return Performance(
        fps=fps,
        block=block,
        timelines=timelines,
        speeches=tuple(speech for _, speech in lines),
        languages=tuple(utterance.language for utterance, _ in lines),
        angles=angles,
        places=places.astype(np.float64),
        speaking=speaking,
    )


def stretches(mask: NDArray[np.bool_]) -> Iterator[slice]:
    """Yield the runs of True in ``mask``."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    for first, end in pairwise(edges.tolist()):
        if mask[first]:
            yield slice(first, end)
