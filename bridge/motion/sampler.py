"""Evaluates a scene: everything a character does, at any run of instants, in one call."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.hooks import PoseRefiner
from bridge.model import Block, Scene, Timeline
from bridge.motion.curves import Floats
from bridge.motion.eyes import add_lids, add_look, turn_eyes
from bridge.motion.hanging import hang_arms
from bridge.motion.layers import LAYERS
from bridge.motion.legs import stand
from bridge.motion.limits import FASTEST, MOST_ABRUPT, Pursuit, limit_rate, limit_speed, vigour
from bridge.motion.lips import lip_weights
from bridge.motion.lips_closure import Closures
from bridge.motion.mixing import FACE_RATES, mix_face
from bridge.motion.moment import Draft, Moment
from bridge.motion.noise import Drifts
from bridge.motion.pose import FACING, pose_bones
from bridge.motion.refining import Refining
from bridge.motion.refining_context import pose_context
from bridge.motion.refining_off import Off
from bridge.motion.skeleton import place_head
from bridge.motion.smoothing import Smoothed, smooth, steps_micros
from bridge.motion.steering import FEELINGS, Control, Steered, rest_steering, steer
from bridge.motion.tracks import Tracks, compile_tracks
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["MotionState", "Sampler"]

_SCENES_KEPT = 4  # compiled: the current one, and those a session goes back to after a cut
_NOBODY_SPEAKS = Scene()
_ALL = np.ones((len(FEELINGS), 1))  # a product with it is a sum, and quicker than one
_JAW, _CLOSE = SHAPE_INDEX["jawOpen"], SHAPE_INDEX["mouthClose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionState:
    """Everything a character's motion remembers. Never changed: keep any, go on from any."""

    at_micros: int
    """Session time of the last instant sampled."""
    steering: Steered
    smoothed: Smoothed
    """Of the body's channels."""
    pursuit: Pursuit
    face: Floats
    """(S,) after the speed limit, before closures and lids."""
    memories: tuple[Any, ...]
    """What each layer remembers, in the order of ``LAYERS``."""
    refiner: Any = None
    """What the refiner remembers."""


class Sampler:
    """One character's motion.

    Pure but for a cache of compiled scenes: the same scene, times and state give the same
    block to the bit, whatever was sampled before. Use it from one thread.

    Args:
        seed: Two characters with one seed idle, blink and lean alike.
        refiner: Corrects every block, or None.
    """

    def __init__(self, seed: int, refiner: PoseRefiner | None = None) -> None:
        self._layers = tuple(layer(seed) for layer in LAYERS)
        self._drifts = Drifts([layer.drift for layer in self._layers if layer.drift])
        self._refining = None if refiner is None or isinstance(refiner, Off) else Refining(refiner)
        self._compiled: dict[tuple[int, ...], tuple[tuple[Timeline, ...], Tracks]] = {}

    def rest(self, at_micros: int, scene: Scene = _NOBODY_SPEAKS) -> MotionState:
        """Return the state of a character that has long been in ``scene``, saying nothing."""
        steering = rest_steering(scene, at_micros)
        memories = tuple(layer.rest(at_micros) for layer in self._layers)
        times = np.array([at_micros], np.int64)
        moment, _ = self._moment(Scene(style=scene.style), times, steering)
        draft, _ = self._draft(moment, memories)
        body, still = draft.body[0], np.zeros_like(draft.body[0])
        return MotionState(
            at_micros=at_micros,
            steering=steering,
            smoothed=Smoothed(value=body, speed=still, goal=body),
            pursuit=Pursuit(goal=body, value=body, speed=still),
            face=draft.face[0],
            memories=memories,
            refiner=self._refining.start() if self._refining else None,
        )

    def sample(
        self, scene: Scene, times_micros: NDArray[np.int64], state: MotionState
    ) -> tuple[Block, MotionState]:
        """Return the poses at ``times_micros`` (T,), and the state after the last.

        Times increase, and none lies before ``state.at_micros``. To go back, hand in an
        earlier state.
        """
        if not len(times_micros):
            raise ValueError("no times to sample: at least one is needed")
        steps = steps_micros(times_micros, state.at_micros)
        if steps.min() < 0:
            raise ValueError(
                f"times must increase from the state's {state.at_micros} µs; "
                f"found {times_micros[0]} … {times_micros[-1]} µs"
            )
        dt = steps.astype(np.float64) * 1e-6
        moment, steering = self._moment(scene, times_micros, state.steering, state.at_micros)
        draft, memories = self._draft(moment, state.memories)
        fluidity, power = moment.control(Control.FLUIDITY), moment.control(Control.POWER)
        body, smoothed = smooth(draft.body, steps, state.smoothed, fluidity, power)
        body, pursuit = limit_speed(
            body, state.pursuit, dt, fastest=FASTEST, most_abrupt=MOST_ABRUPT, vigour=vigour(power)
        )
        eyes = turn_eyes(draft, body @ FACING)
        face: NDArray[Any] = mix_face(draft.face, moment.lips)
        bones = pose_bones(body, eyes)
        hang_arms(bones, body)
        hips = stand(bones, body)
        head, refiner = place_head(bones, hips), None
        if self._refining:
            composed = _block(times_micros, _in_range(face), head, bones, hips)
            refined, refiner = self._refining.refine(composed, pose_context(moment), state.refiner)
            if refined is not composed:
                face, bones, hips = refined.weights, refined.bones, refined.hips
                head = place_head(bones, hips)
        # The jaw sets out for a closure in time: imposed only at the end, it would jump to it.
        closures = Closures(moment.lips)
        face = closures.imposed_on(_in_range(face)).astype(np.float64)
        face = limit_rate(face, state.face, dt, FACE_RATES)
        weights = _finished(face, draft.lids, eyes, closures)
        return _block(times_micros, weights, head, bones, hips), MotionState(
            at_micros=int(times_micros[-1]),
            steering=steering,
            smoothed=smoothed,
            pursuit=pursuit,
            face=face[-1],
            memories=memories,
            refiner=refiner,
        )

    def _moment(
        self, scene: Scene, times: NDArray[np.int64], steering: Steered, since: int | None = None
    ) -> tuple[Moment, Steered]:
        t = times.astype(np.float64) * 1e-6
        tracks = self._tracks(scene.timelines)
        controls, held, steering = steer(scene, t, steering)
        cued = tracks.cued.at(t)
        speaking = np.zeros(len(t)) if cued.speaking is None else cued.speaking[:, 0]
        moment = Moment(
            times_micros=times,
            t=t,
            since_micros=int(times[0]) if since is None else since,
            scene=scene,
            tracks=tracks,
            controls=controls,
            feelings=_shown(held, cued.feelings, controls),
            speaking=np.minimum(speaking, 1.0),
            lips=lip_weights(tracks.lips, times),
            cued=cued,
            drifts=self._drifts.at(t),
        )
        return moment, steering

    def _draft(self, moment: Moment, memories: tuple[Any, ...]) -> tuple[Draft, tuple[Any, ...]]:
        draft = Draft(len(moment.t))
        after = tuple(
            layer.add(moment, draft, memory)
            for layer, memory in zip(self._layers, memories, strict=True)
        )
        return draft, after

    def _tracks(self, timelines: tuple[Timeline, ...]) -> Tracks:
        """Return the compiled timelines; kept by identity, since frozen records never change."""
        key = tuple(map(id, timelines))
        kept = self._compiled.get(key)
        if kept is None:
            while len(self._compiled) >= _SCENES_KEPT:
                del self._compiled[next(iter(self._compiled))]
            kept = self._compiled[key] = (timelines, compile_tracks(timelines))
        return kept[1]


def _shown(held: Floats, felt: Floats | None, controls: Floats) -> Floats:
    """Return (T, F): an utterance's feeling takes the place of the held one, within style."""
    if felt is not None:
        room = 1.0 - np.minimum(felt @ _ALL, 1.0)
        held = held * room + felt
    shown = held * controls[:, Control.EMOTION_GAIN, None]
    cap, total = controls[:, Control.EMOTION_CAP, None], shown @ _ALL
    return np.asarray(shown * np.minimum(1.0, cap / np.maximum(total, 1e-9)))


def _finished(face: Floats, lids: Floats, eyes: Floats, closures: Closures) -> NDArray[np.float32]:
    """Return (T, S) the face with eyes, lids and, last of all, the closures of the lips."""
    face = face.copy()
    add_look(face, eyes)
    add_lids(face, lids)
    within = _in_range(face)
    weights = closures.imposed_on(within)
    jaw = within[:, _JAW]  # already as low as its speed allows
    weights[:, _JAW] = jaw
    weights[:, _CLOSE] = np.maximum(weights[:, _CLOSE], closures.sealed * jaw)
    return weights


def _in_range(face: NDArray[Any]) -> NDArray[np.float32]:
    return np.asarray(np.minimum(np.maximum(face, 0.0), 1.0), np.float32)


def _block(
    times: NDArray[np.int64],
    weights: NDArray[np.float32],
    head: NDArray[np.float32],
    bones: NDArray[np.float32],
    hips: NDArray[np.float32],
) -> Block:
    for array in (weights, head, bones, hips):
        array.setflags(write=False)
    return Block(times_micros=times, weights=weights, head=head, bones=bones, hips=hips)
