"""The layer of listening: nods, tilts and a face that shows the words arrive."""

from dataclasses import dataclass, replace

import numpy as np

from bridge.model import EmotionLabel, Scene
from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.expressions import face_row
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS, Control

__all__ = ["Feedback", "ListeningLayer", "ListeningMemory"]

_NOD_SECS = 7.0  # from one to the next, at a listener's nod rate of 1
_USUAL_NODS = 0.35  # the nod probability of the neutral style
_SPREAD = 0.45  # of the logarithm of the time between
_FIRST_MICROS, _APART_MICROS = 700_000, 500_000
_CLOSING_CHANCE, _CLOSING_MICROS = 0.55, 180_000  # a nod that says: understood
_SHORTEST_MICROS = 1_500_000  # of listening, before there is anything to understand
_LEAN_DEGREES = 1.6  # 11 mm towards whoever speaks
_DECAY = 0.75  # of each nod to the one before
_TILT_SECS = (0.4, 1.1, 0.55)
_FACE_SECS = (0.25, 0.7, 0.6)
# Chances of what comes instead of a nod, and of what comes with it.
_TILT_CHANCE, _BROW_CHANCE, _SMILE_CHANCE = 0.14, 0.3, 0.5
_BROWS = face_row({"browInnerUp": 0.22, "browOuterUp": 0.2})
_SMILE = face_row({"mouthSmile": 0.16, "cheekSquint": 0.08})
_L = EmotionLabel
_MOODS = {
    _L.JOY: 1.0, _L.CONTENT: 0.8, _L.DELIGHT: 0.8, _L.AFFECTION: 1.0, _L.CURIOSITY: 0.3,
    _L.SADNESS: -1.5, _L.ANGER: -2.0, _L.WORRY: -1.0, _L.PAIN: -2.0, _L.FEAR: -1.5,
    _L.DISGUST: -2.0, _L.CONTEMPT: -1.5, _L.BOREDOM: -1.0,
}  # fmt: skip
"""How much more, or less, a listener in this feeling smiles."""
_MOOD_ROW = np.array([_MOODS.get(label, 0.0) for label in FEELINGS])
_DRAWS = 509


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One sign that what is said arrives."""

    start_micros: int
    end_micros: int
    channel: Channel
    degrees: float
    hertz: float = 0.0
    """Of a nod or a wobble; 0 turns, holds and returns."""
    cycles: float = 0.0
    """How many of them."""
    brows: float = 0.0
    smile: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningMemory:
    """What a listener remembers."""

    since_micros: int | None = None
    """When the partner began to be listened to; None while nobody is."""
    due_micros: int = 0
    """When the next sign comes."""
    count: int = 0
    showing: tuple[Feedback, ...] = ()


class ListeningLayer(MotionLayer):
    """Leans in, nods, tilts, raises the brows and smiles with the partner; no arm moves."""

    def __init__(self, seed: int) -> None:
        rng = seeded(seed, "listening")
        self._chances = rng.random((_DRAWS, 6)).tolist()
        self._lengths = np.exp(_SPREAD * rng.standard_normal(_DRAWS) - _SPREAD**2 / 2.0).tolist()

    def rest(self, at_micros: int) -> ListeningMemory:
        """Return the memory of somebody to whom nobody speaks."""
        return ListeningMemory()

    def add(self, moment: Moment, draft: Draft, memory: ListeningMemory) -> ListeningMemory:
        """Add what is seen of listening."""
        memory = self._advance(moment, memory)
        listening = moment.control(Control.LISTENING)
        if listening[0] or listening[-1]:
            mirroring = moment.scene.policy.mirroring
            lean = _LEAN_DEGREES * (0.5 + 0.5 * mirroring)
            draft.body[:, Channel.LEAN] += lean * listening * moment.liveliness
        if memory.showing:
            self._draw(moment, draft, memory.showing)
        return memory

    def _draw(self, moment: Moment, draft: Draft, showing: tuple[Feedback, ...]) -> None:
        free = moment.liveliness * (1.0 - moment.speaking)
        for sign in showing:
            draft.body[:, sign.channel] += sign.degrees * _swing(sign, moment.t) * free
            if sign.brows or sign.smile:
                face = sign.brows * _BROWS + sign.smile * _SMILE
                shown = _hold(moment.t - sign.start_micros * 1e-6, _FACE_SECS) * free
                draft.face += shown[:, None] * face

    def _advance(self, moment: Moment, memory: ListeningMemory) -> ListeningMemory:
        """Take every sign that begins before the moment's last instant into the memory."""
        at, last, scene = moment.since_micros, int(moment.times_micros[-1]), moment.scene
        if memory.showing and memory.showing[0].end_micros <= at:
            left = tuple(sign for sign in memory.showing if sign.end_micros > at)
            memory = replace(memory, showing=left)
        if scene.is_listening and memory.since_micros is None:
            wait = self._wait_micros(scene, memory.count) // 2
            memory = replace(memory, since_micros=at, due_micros=at + _FIRST_MICROS + wait)
        elif not scene.is_listening and memory.since_micros is not None:
            memory = self._close(moment, memory, at)
        while memory.since_micros is not None and memory.due_micros <= last:
            memory = self._show(moment, memory)
        return memory

    def _show(self, moment: Moment, memory: ListeningMemory) -> ListeningMemory:
        """Give the sign that is due, and put down when the next one is."""
        sign = self._sign(moment, memory.due_micros, memory.count)
        showing, end = memory.showing, memory.due_micros
        if sign is not None:
            showing, end = (*showing, sign), sign.end_micros
        wait = self._wait_micros(moment.scene, memory.count + 1)
        due = max(memory.due_micros + wait, end + _APART_MICROS)
        return replace(memory, showing=showing, due_micros=due, count=memory.count + 1)

    def _close(self, moment: Moment, memory: ListeningMemory, at: int) -> ListeningMemory:
        """Stop listening; now and then a small nod says that it was understood."""
        listened = at - (memory.since_micros or 0)
        memory = replace(memory, since_micros=None, count=memory.count + 1)
        chance = self._chances[memory.count % _DRAWS][0]
        is_busy = any(sign.end_micros > at for sign in memory.showing)
        if chance >= _CLOSING_CHANCE or is_busy or listened < _SHORTEST_MICROS:
            return memory
        sign = self._nod(moment.scene, at + _CLOSING_MICROS, memory.count, cycles=1.0)
        return memory if sign is None else replace(memory, showing=(*memory.showing, sign))

    def _sign(self, moment: Moment, at: int, count: int) -> Feedback | None:
        chances = self._chances[count % _DRAWS]
        if chances[0] < _TILT_CHANCE and "tilt" not in _denied(moment.scene):
            side = 1.0 if chances[1] < 0.5 else -1.0
            degrees = side * (4.0 + 3.0 * chances[2])
            end = at + round(sum(_TILT_SECS) * 1e6)
            return Feedback(
                start_micros=at, end_micros=end, channel=Channel.ROLL, degrees=degrees, brows=0.6
            )
        nod = self._nod(moment.scene, at, count)
        return None if nod is None else self._with_face(moment, nod, chances)

    def _with_face(self, moment: Moment, nod: Feedback, chances: list[float]) -> Feedback:
        index = min(int(np.searchsorted(moment.times_micros, nod.start_micros)), len(moment.t) - 1)
        mood = 1.0 + float(moment.feelings[index] @ _MOOD_ROW)
        mirroring = moment.scene.policy.mirroring
        smile = max(mood, 0.0) * mirroring
        return replace(
            nod,
            end_micros=max(nod.end_micros, nod.start_micros + round(sum(_FACE_SECS) * 1e6)),
            brows=mirroring * float(chances[4] < _BROW_CHANCE),
            smile=min(smile, 1.5) * float(chances[5] < _SMILE_CHANCE),
        )

    def _nod(
        self, scene: Scene, at: int, count: int, *, cycles: float | None = None
    ) -> Feedback | None:
        """Return the culture's way to say "go on", or None where it has none."""
        _, quick, many, size, *_ = self._chances[count % _DRAWS]
        yes, denied = scene.policy.yes, _denied(scene)
        if yes == "wobble" and "wobble" not in denied:
            channel, degrees, hertz = Channel.ROLL, 7.0 + 3.0 * size, 1.8
        elif yes == "nod" and not denied & {"nod", "backchannel-nod"}:
            is_fast = quick < 0.3
            channel = Channel.PITCH
            hertz = 3.4 + 0.8 * many if is_fast else 1.7 + 0.7 * many
            degrees = 1.3 + 0.9 * size if is_fast else 3.0 + 2.4 * size
        else:
            return None
        cycles = cycles or 1.0 + float(np.floor((4.0 if hertz > 3.0 else 2.4) * many))
        end = at + round(cycles / hertz * 1e6)
        return Feedback(
            start_micros=at, end_micros=end, channel=channel, degrees=degrees, hertz=hertz,
            cycles=cycles,
        )  # fmt: skip

    def _wait_micros(self, scene: Scene, count: int) -> int:
        style = scene.style
        tendency = style.nod_probability / _USUAL_NODS * (0.4 + 1.2 * style.activation)
        often = max(scene.policy.listener_nod * tendency, 0.05)
        return round(_NOD_SECS / often * float(self._lengths[count % _DRAWS]) * 1e6)


def _denied(scene: Scene) -> frozenset[str]:
    policy = scene.policy
    return policy.deny | policy.deny_formal if scene.style.is_formal else policy.deny


def _swing(sign: Feedback, t: Floats) -> Floats:
    """Return (T,) in [-1, 1] how far a sign has gone."""
    elapsed = t - sign.start_micros * 1e-6
    if not sign.hertz:
        return _hold(elapsed, _TILT_SECS)
    turns = elapsed * sign.hertz
    turns = np.clip(turns, 0.0, sign.cycles)
    faded = _DECAY ** np.minimum(np.floor(turns), sign.cycles - 1.0)
    if sign.channel is Channel.ROLL:
        return np.asarray(faded * np.sin(2.0 * np.pi * turns))
    return np.asarray(0.5 * faded * (1.0 - np.cos(2.0 * np.pi * turns)))


def _hold(elapsed: Floats, secs: tuple[float, float, float]) -> Floats:
    rise, hold, fall = secs
    return smooth_step(elapsed / rise) * (1.0 - smooth_step((elapsed - rise - hold) / fall))
