"""The layer of gaze: fixations and jumps, at the partner or away, and what follows the eyes."""

import math
from dataclasses import dataclass, replace

import numpy as np

from bridge.motion.channels import Channel
from bridge.motion.gaze_cues import NEVER_MICROS, GazeCue
from bridge.motion.gaze_habit import Habit, Mood, Offset, read_mood
from bridge.motion.gaze_path import (
    Column,
    GazePath,
    converge,
    follow_with_head,
    pursue,
    saccade,
)
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift
from bridge.motion.targets import Following, Look, follow, look_ahead, look_at, vergence

__all__ = ["GazeLayer", "GazeMemory"]

_DRIFT_DEGREES = 0.2
_DRIFT_BAND = (0.2, 0.8, 2.0)
_SMOOTHLY_DEGREES = 2.0  # a target that went no farther since last asked about is pursued
_LARGE_DEGREES = 15.0  # a shift that the lids may cover
_AWAY_METRES = 2.0  # eyes that look at nothing in particular look through it
_BOW_PITCH = 20.0  # degrees down in the head, of eyes that bow with it
_AROUND_TARGET = 0.5  # looks away from a point that a client gave are this much smaller
_AFTER_CUE = 0.8  # of a usual look at the partner follows a cue
_HEAD, _HEAD_COLUMNS = slice(Channel.YAW, Channel.PITCH + 1), slice(Column.HEAD_YAW, Column.TRUNK)
_NOTHING = Following(yaw=0.0, pitch=0.0, trunk=0.0)
_SECS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class GazeMemory:
    """What the gaze remembers."""

    path: GazePath
    count: int
    """Choices so far: the place in the seeded schedule."""
    aim: tuple[float, float, float] | float
    """The scene's target, or the metres to a partner ahead."""
    anchor: Look
    """How the aim, or a cue's own target, is looked at."""
    offset: Offset = (0.0, 0.0)
    """Of a look away, seen from the anchor; zero looks at it."""
    hop: Offset = (0.0, 0.0)
    """Of the present fixation, seen from there."""
    is_face: bool = True
    """Whether the eyes are with the anchor, not away from it."""
    eyes: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Yaw, pitch and vergence where the path ends."""
    following: Following = _NOTHING
    cue: GazeCue | None = None
    was_listening: bool = False
    change_micros: int
    """When the eyes next leave the partner or come back, of their own accord."""
    hop_micros: int
    """When they next hop."""


class GazeLayer(MotionLayer):
    """Moves the eyes, and the head and trunk after them."""

    def __init__(self, seed: int) -> None:
        self._habit = Habit(seed)
        self.drift: Drift = Drift(seed, "eyes", [_DRIFT_BAND] * 2)

    def rest(self, at_micros: int) -> GazeMemory:
        """Return the memory of somebody who has just looked up at a partner ahead."""
        ahead = look_ahead(1.0)
        converged = vergence(ahead.metres)
        return GazeMemory(
            path=GazePath(base=(0.0, 0.0, converged, 0.0, 0.0, 0.0)),
            count=0,
            aim=ahead.metres,
            anchor=ahead,
            eyes=(0.0, 0.0, converged),
            change_micros=at_micros + 2_000_000,
            hop_micros=at_micros + 600_000,
        )

    def add(self, moment: Moment, draft: Draft, memory: GazeMemory) -> GazeMemory:
        """Add where the eyes look; what the head turns away is given back later."""
        memory = self._advance(moment, draft, memory)
        where = memory.path.at(moment.t)
        draft.eyes += where[:, : Column.VERGENCE]
        draft.eyes += moment.drifted(self.drift) * (_DRIFT_DEGREES * moment.liveliness[:, None])
        draft.vergence += where[:, Column.VERGENCE]
        draft.body[:, _HEAD] += where[:, _HEAD_COLUMNS]
        draft.body[:, Channel.TWIST] += where[:, Column.TRUNK]
        bowed = moment.cued.bows
        if bowed is not None:  # who bows does not look up from under the brows
            draft.held -= np.minimum(bowed[:, 0], 1.0)
            draft.eyes *= draft.held[:, None]
            draft.eyes[:, 1] += (1.0 - draft.held) * _BOW_PITCH
        return memory

    def _advance(self, moment: Moment, draft: Draft, memory: GazeMemory) -> GazeMemory:
        """Take every shift that begins before the moment's last instant into the memory."""
        at, last, cues = moment.since_micros, int(moment.times_micros[-1]), moment.tracks.gaze
        path = memory.path.since(at * _SECS)
        if path is not memory.path:
            memory = replace(memory, path=path)
        memory = self._meet(moment, draft, memory)
        while (due := min(cues.after(at), memory.change_micros, memory.hop_micros)) <= last:
            at = max(due, at)
            memory = self._go_on(moment, draft, memory, at)
        return memory

    def _meet(self, moment: Moment, draft: Draft, memory: GazeMemory) -> GazeMemory:
        """Take up what the scene has changed since the last moment."""
        at, scene = moment.since_micros, moment.scene
        aim = scene.gaze or scene.policy.distance_metres
        begins_to_listen = scene.is_listening and not memory.was_listening
        if aim != memory.aim:
            memory = self._aim(moment, draft, replace(memory, aim=aim), at)
        if scene.is_listening != memory.was_listening:
            memory = replace(memory, was_listening=scene.is_listening)
        if begins_to_listen and memory.cue is None:
            memory = self._look(moment, draft, memory, at)
        if moment.tracks.gaze.at(at) != memory.cue:
            memory = self._obey(moment, draft, memory, at)
        return memory

    def _aim(self, moment: Moment, draft: Draft, memory: GazeMemory, at: int) -> GazeMemory:
        """Turn to what a client has set, or back to the partner."""
        if memory.cue is not None and memory.cue.target is not None:
            return memory
        anchor, before = _anchor(memory), memory.anchor
        moved = math.hypot(anchor.yaw - before.yaw, anchor.pitch - before.pitch)
        memory = replace(memory, anchor=anchor)
        if moved < _SMOOTHLY_DEGREES:
            return _turn(draft, memory, at, smoothly=True)
        if memory.cue is not None:
            return _turn(draft, memory, at)
        return self._look(moment, draft, memory, at)

    def _go_on(self, moment: Moment, draft: Draft, memory: GazeMemory, at: int) -> GazeMemory:
        """Do the next thing that is due."""
        if moment.tracks.gaze.at(at) != memory.cue:
            return self._obey(moment, draft, memory, at)
        if at >= memory.change_micros:
            if memory.is_face:
                return self._avert(moment, draft, memory, at)
            return self._look(moment, draft, memory, at)
        if at >= memory.hop_micros:
            return self._hop(moment, draft, memory, at)
        return memory

    def _obey(self, moment: Moment, draft: Draft, memory: GazeMemory, at: int) -> GazeMemory:
        """Do what the cue says that holds from now on; without one, be free again."""
        cue = moment.tracks.gaze.at(at)
        memory = replace(memory, cue=cue)
        if cue is not None and cue.name.startswith("away"):
            memory = self._avert(moment, draft, memory, at, cue)
        else:
            has_target = cue is not None and cue.name == "target" and cue.target is not None
            anchor = look_at(cue.target) if has_target else _anchor(memory)  # type: ignore[union-attr,arg-type]
            memory = self._look(moment, draft, replace(memory, anchor=anchor), at)
        if cue is not None:
            return replace(memory, change_micros=NEVER_MICROS)
        left = round((memory.change_micros - at) * _AFTER_CUE)
        return replace(memory, change_micros=at + left)

    def _look(self, moment: Moment, draft: Draft, memory: GazeMemory, at: int) -> GazeMemory:
        """Look at the anchor; one that is looked at already goes on being."""
        mood = read_mood(moment, at)
        memory = replace(
            memory,
            offset=(0.0, 0.0),
            hop=memory.hop if memory.is_face else (0.0, 0.0),
            is_face=True,
            count=memory.count + 1,
            change_micros=at + self._habit.look_micros(mood, memory.count),
        )
        return self._rest_there(_turn(draft, memory, at), at)

    def _avert(
        self,
        moment: Moment,
        draft: Draft,
        memory: GazeMemory,
        at: int,
        cue: GazeCue | None = None,
    ) -> GazeMemory:
        """Look away from the anchor."""
        mood = read_mood(moment, at)
        yaw, pitch = self._habit.aversion(cue.name if cue else "", mood, memory.count)
        size = _size(moment, mood, cue)
        sign = 1.0 if cue is None or cue.weight >= 0.0 else -1.0
        memory = replace(
            memory,
            offset=(yaw * size * sign, pitch * size),
            hop=(0.0, 0.0),
            is_face=False,
            count=memory.count + 1,
            change_micros=at + self._habit.away_micros(mood, memory.count),
        )
        return self._rest_there(_turn(draft, memory, at), at)

    def _hop(self, moment: Moment, draft: Draft, memory: GazeMemory, at: int) -> GazeMemory:
        """Jump to another place of what is looked at."""
        mood = read_mood(moment, at)
        if memory.is_face:
            yaw, pitch = self._habit.face_hop(memory.anchor.metres, memory.hop, memory.count)
            hop = (yaw * mood.alive, pitch * mood.alive)
        else:
            hop = self._habit.wander(memory.offset, mood, memory.count)
        memory = replace(memory, hop=hop, count=memory.count + 1)
        return self._rest_there(_turn(draft, memory, at), at)

    def _rest_there(self, memory: GazeMemory, at: int) -> GazeMemory:
        length = self._habit.fixation_micros(is_face=memory.is_face, count=memory.count)
        return replace(memory, count=memory.count + 1, hop_micros=at + length)


def _anchor(memory: GazeMemory) -> Look:
    return look_ahead(memory.aim) if isinstance(memory.aim, float | int) else look_at(memory.aim)


def _size(moment: Moment, mood: Mood, cue: GazeCue | None) -> float:
    """Return by how much a look away differs from its usual size."""
    asked = abs(cue.weight) if cue else 1.0
    is_insisted = asked >= 1.0 and cue is not None
    near = _AROUND_TARGET if moment.scene.gaze and not is_insisted else 1.0
    return asked * near * mood.alive


def _turn(draft: Draft, memory: GazeMemory, at: int, *, smoothly: bool = False) -> GazeMemory:
    """Bring the eyes to where the memory wants them, and the head after them."""
    anchor, offset, hop = memory.anchor, memory.offset, memory.hop
    centre = anchor.yaw + offset[0], anchor.pitch + offset[1]
    metres = anchor.metres if memory.is_face else max(anchor.metres, _AWAY_METRES)
    goal = centre[0] + hop[0], centre[1] + hop[1], vergence(metres)
    yaw, pitch, inwards = (new - old for new, old in zip(goal, memory.eyes, strict=True))
    after = follow(*centre)
    by = Following(
        yaw=after.yaw - memory.following.yaw,
        pitch=after.pitch - memory.following.pitch,
        trunk=after.trunk - memory.following.trunk,
    )
    secs, size = at * _SECS, math.hypot(yaw, pitch)
    steps = follow_with_head(secs, size, by)
    if size > 0.0:
        steps.append((pursue if smoothly else saccade)(secs, yaw, pitch))
    if inwards:
        steps.append(converge(secs, inwards))
    if size >= _LARGE_DEGREES:
        draft.shifts.append((at, size))
    return replace(memory, path=memory.path.then(steps), eyes=goal, following=after)
