"""Frames waiting to be shown, and the pose at any instant."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from bridge.client.pose import (
    PoseState,
    Shown,
    StillPose,
    mix,
    pose_of,
    rest_of,
    shown,
    smoothstep,
)
from bridge.model import Frame

__all__ = ["EASE_MICROS", "HOLD_MICROS", "RESUME_MICROS", "PoseBuffer"]

HOLD_MICROS = 150_000
"""How long the newest pose stands when the next one does not come."""

EASE_MICROS = 300_000
"""How long the way to rest takes after that."""

RESUME_MICROS = 100_000
"""How long the way back takes once frames come again."""

_LARGEST_STEP_MICROS = HOLD_MICROS  # the rest of a leap is not time to ease in
_NOTICEABLE_MICROS = 50_000  # a shorter stall ends in a step no larger than any fast motion
_KEPT_BEHIND_MICROS = 200_000  # so that a position that steps back a little still finds poses
_MOST_FRAMES = 1024  # 17 s at 60 fps, ten times any sensible lead


class _Instant(NamedTuple):
    """A pose, when it belongs, and how it came about."""

    pose: StillPose
    pts_micros: float
    utterance_id: str
    state: PoseState = PoseState.LIVE


class PoseBuffer:
    """Keeps the frames that may still be shown. Pure: no clock, no thread.

    What is kept does not depend on the order of arrival: a frame voids every frame with a
    lower ``seq`` and an equal or later ``pts_micros``, whichever of the two comes first. So
    both run upwards through the buffer.
    """

    def __init__(self) -> None:
        self.late = 0
        """Frames that came after their instant."""
        self.stale = 0
        """Frames that a newer one had replaced before they came."""
        self.clear()

    def clear(self) -> None:
        """Forget everything but the counts: a new session, a new rig."""
        self._pts: list[int] = []
        self._seqs: list[int] = []
        self._frames: list[_Instant] = []
        self._idle: StillPose | None = None
        self._position = float("-inf")
        self._leapt = 0.0
        self._stall: _Instant | None = None
        self._resumed_at: float | None = None

    def insert(self, frame: Frame) -> None:
        """Take one frame, and drop those it replaces."""
        pose = pose_of(frame)
        if self._frames and not pose.is_like(self._frames[-1].pose):
            self.clear()  # another rig: old poses cannot be mixed with new ones
        end = bisect_left(self._seqs, frame.seq)
        if end < len(self._pts) and self._pts[end] <= frame.pts_micros:
            self.stale += 1
            return
        first = min(bisect_left(self._pts, frame.pts_micros), end)
        self.late += frame.pts_micros < self._position
        self._pts[first:end] = [frame.pts_micros]
        self._seqs[first:end] = [frame.seq]
        self._frames[first:end] = [_Instant(pose, frame.pts_micros, frame.utterance_id)]
        if not frame.utterance_id:
            self._idle = pose
        self._drop(0, len(self._pts) - _MOST_FRAMES)

    def cut(self, pts_micros: int, seq: int) -> None:
        """Drop the frames from ``pts_micros`` on that are older than record ``seq``."""
        self._drop(bisect_left(self._pts, pts_micros), bisect_left(self._seqs, seq))

    def ahead_micros(self, position_micros: float) -> float:
        """Return how much time after ``position_micros`` is buffered."""
        return max(self._pts[-1] - position_micros, 0.0) if self._pts else 0.0

    def sample(self, position_micros: float) -> Shown | None:
        """Return the pose at a session time; None before any frame.

        Positions are expected to go forward, and may step back by a fraction of a second.
        """
        if not self._pts:
            return None
        self._go_to(position_micros)
        now = self._at(position_micros)
        if now.state is not PoseState.LIVE:
            is_noticeable = abs(position_micros - now.pts_micros) > _NOTICEABLE_MICROS
            self._stall = now if is_noticeable else None
            self._resumed_at = None
        elif self._stall:
            now = self._resume(self._stall, now, position_micros)
        self._drop(0, bisect_right(self._pts, position_micros - _KEPT_BEHIND_MICROS) - 1)
        return shown(now.pose, now.pts_micros, now.state, now.utterance_id)

    def _go_to(self, position: float) -> None:
        """Note how much of a starvation was leapt over, as where sound is given up."""
        step, self._position = position - self._position, position
        if position <= self._pts[-1]:
            self._leapt = 0.0
        elif step < float("inf"):
            self._leapt += max(step - _LARGEST_STEP_MICROS, 0.0)

    def _at(self, position: float) -> _Instant:
        after = bisect_right(self._pts, position)
        if after == 0:
            return self._frames[0]._replace(state=PoseState.EARLY)
        before = self._frames[after - 1]
        if after == len(self._pts):
            return self._starve(before, position - before.pts_micros - self._leapt)
        following = self._frames[after]
        part = (position - before.pts_micros) / (following.pts_micros - before.pts_micros)
        return before._replace(pose=mix(before.pose, following.pose, part), pts_micros=position)

    def _starve(self, newest: _Instant, gap: float) -> _Instant:
        if gap <= 0:
            return newest
        if gap <= HOLD_MICROS:
            return newest._replace(state=PoseState.HELD)
        part = smoothstep((gap - HOLD_MICROS) / EASE_MICROS)
        pose = mix(newest.pose, rest_of(newest.pose, self._idle), part)
        return newest._replace(pose=pose, state=PoseState.EASING if part < 1 else PoseState.RESTING)

    def _resume(self, stall: _Instant, now: _Instant, position: float) -> _Instant:
        if self._resumed_at is None:
            self._resumed_at = position
        part = smoothstep((position - self._resumed_at) / RESUME_MICROS)
        if part >= 1:
            self._stall = None
            return now
        # The mixture is as old as its parts: it must not count as being in time yet.
        pts = stall.pts_micros + (now.pts_micros - stall.pts_micros) * part
        return now._replace(pose=mix(stall.pose, now.pose, part), pts_micros=pts)

    def _drop(self, first: int, end: int) -> None:
        if first < end:
            del self._pts[first:end], self._seqs[first:end], self._frames[first:end]
