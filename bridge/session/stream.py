"""One character's ordered stream: sound, frames and events, made ahead of time."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bridge.flow import Mailbox, frame_time
from bridge.model import (
    AudioChunk,
    Block,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    PerformanceEvent,
    Scene,
    Speech,
    StreamRecord,
    Timeline,
    Utterance,
)
from bridge.motion import Sampler
from bridge.session.pacing import OutputLine
from bridge.session.rewinding import SampledPast
from bridge.session.score import Draft, Score
from bridge.wire.native_limits import MAX_NAME_CHARS

__all__ = ["CharacterStream", "Sound", "StreamSettings"]

log = logging.getLogger(__name__)

BLOCK_SECS = 0.1  # frames are made in runs this long: few calls, and little to throw away
DESCRIBE_EVERY_MICROS = 1_000_000
LONGEST_CATCH_UP_MICROS = 500_000  # after a longer sleep of the machine, start anew from now
LATEST_SOUND_MICROS = 800_000  # clients drop sound that is a second late; what is so late is cut


class Sound(Protocol):
    """Where the sidecar's own sound goes, and which instant of it is being heard."""

    def play(self, pts_micros: int, samples: NDArray[np.float32]) -> None:
        """Queue samples to be heard at a session time."""
        ...

    def cut(self) -> None:
        """Fall silent now."""
        ...

    def heard_micros(self, now_micros: int) -> int:
        """Return the session time being heard."""
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSettings:
    """What stays the same for a stream's whole life."""

    description: Describe
    """Sent with fresh sequence numbers."""
    phase_micros: int = 0
    """Extra lead that makes many characters render on different ticks."""


class CharacterStream:
    """Turns scores into records, a lead ahead of being due.

    ``release``, ``advance`` and everything private belong to the frame clock's thread. The
    other methods may be called from any thread and take effect at the next frame.
    """

    def __init__(
        self,
        settings: StreamSettings,
        *,
        sampler: Sampler,
        scene: Scene,
        lines: list[OutputLine],
        sound: Sound,
        watch: Callable[[StreamRecord], None],
        start_micros: int,
    ) -> None:
        self._settings = settings
        self._lines = lines
        self._sound = sound
        self._watch = watch
        self._scene = scene
        self._commands: Mailbox[Callable[[int], None]] = Mailbox()
        self._scores: list[Score] = []
        self._gestures: list[Timeline] = []
        self._rate = settings.description.frame_rate
        self._block_frames = max(1, round(BLOCK_SECS * self._rate))
        self._next_frame = start_micros * self._rate // 1_000_000 + 1
        self._past = SampledPast(sampler, frame_time(self._next_frame - 1, self._rate), scene)
        self._seq = 0
        self._described_micros = -DESCRIBE_EVERY_MICROS
        self.horizon_micros = frame_time(self._next_frame, self._rate)
        """Session time up to which everything has been sent; read it from any thread."""

    def perform(self, utterance: Utterance, timeline: Timeline, speech: Speech) -> None:
        """Take an utterance, or a version of it that knows more of its speech."""
        self._commands.post(partial(self._start_or_revise, utterance, timeline, speech))

    def gesture(self, timeline: Timeline) -> None:
        """Take a movement that has no sound; its origin is moved to when it can be seen."""
        self._commands.post(partial(self._gesture, timeline))

    def interrupt(self) -> None:
        """Stop whatever is being performed."""
        self._commands.post(self._interrupt)

    def finish(self, utterance_id: str) -> None:
        """Let an utterance end with the speech it has, because no more will come."""
        self._commands.post(partial(self._finish, utterance_id))

    def report(self, utterance_id: str, kind: str, name: str) -> None:
        """Tell clients of something without a sound, such as a sentence that failed."""
        self._commands.post(partial(self._report, utterance_id, kind, name))

    def arrange(self, **changes: Any) -> None:
        """Change fields of the scene, such as ``style`` or ``gaze``."""
        self._commands.post(partial(self._arrange, changes))

    def introduce(self) -> None:
        """Describe the stream at once, for a client that has just come."""
        self._commands.post(self._describe)

    def release(self, now_micros: int) -> None:
        """Send the frames whose instant is being heard."""
        heard = self._sound.heard_micros(now_micros)
        for line in self._lines:
            line.release(heard)

    def advance(self, now_micros: int) -> None:
        """Do what was asked for, and make what will be due."""
        for command in self._commands.drain():
            command(now_micros)
        if now_micros - self._described_micros >= DESCRIBE_EVERY_MICROS:
            self._describe(now_micros)
        self._skip_what_nobody_saw(now_micros)
        lead = self._settings.description.lead_micros + self._settings.phase_micros
        while self.horizon_micros < now_micros + lead:
            self._render()

    def close(self) -> None:
        """Leave every receiver at rest and the device alone; call after the last frame."""
        for line in self._lines:
            line.close()
        self._sound.close()

    def _arrange(self, changes: dict[str, Any], _now_micros: int) -> None:
        self._scene = replace(self._scene, **changes)

    def _finish(self, utterance_id: str, _now_micros: int) -> None:
        for score in self._scores:
            if score.utterance.utterance_id == utterance_id:
                score.complete()

    def _report(self, utterance_id: str, kind: str, name: str, now_micros: int) -> None:
        name = name[:MAX_NAME_CHARS]  # a long reason is told in short, not lost in the codec
        fields: dict[str, Any] = {"pts_micros": now_micros, "end_micros": now_micros}
        fields |= {"utterance_id": utterance_id, "kind": kind, "name": name}
        self._emit(PerformanceEvent, fields)

    def _gesture(self, timeline: Timeline, _now_micros: int) -> None:
        self._gestures.append(replace(timeline, origin_micros=self.horizon_micros))

    def _start_or_revise(
        self, utterance: Utterance, timeline: Timeline, speech: Speech, _now_micros: int
    ) -> None:
        for score in self._scores:
            if score.utterance.utterance_id == utterance.utterance_id:
                score.revise(timeline, speech, horizon_micros=self.horizon_micros)
                return
        if timeline.origin_micros < self.horizon_micros:
            timeline = replace(timeline, origin_micros=self.horizon_micros)
        self._scores.append(Score(utterance, timeline, speech, horizon_micros=self.horizon_micros))
        if timeline.origin_micros < self.horizon_micros + int(BLOCK_SECS * 1e6):
            self._render()  # at once, so that the first sound does not wait for its turn

    def _interrupt(self, now_micros: int) -> None:
        sounding = [score for score in self._scores if score.can_be_cut(now_micros)]
        if not sounding:
            return
        self._sound.cut()
        next_frame = now_micros * self._rate // 1_000_000 + 1
        if next_frame < self._next_frame:
            at = frame_time(next_frame, self._rate)
            self._past.rewind(at)
            self._next_frame, self.horizon_micros = next_frame, at
        for line in self._lines:
            line.forget_from(now_micros)
        for score in sounding:
            score.cut(now_micros)
            fields = {"pts_micros": now_micros, "utterance_id": score.utterance.utterance_id}
            self._emit(Interrupted, fields)

    def _render(self) -> None:
        """Make one block and send its records in order."""
        indices = range(self._next_frame, self._next_frame + self._block_frames)
        times = np.array([frame_time(i, self._rate) for i in indices], np.int64)
        start, end = int(times[0]), frame_time(indices[-1] + 1, self._rate)
        self._scores = [score for score in self._scores if not score.is_over(start)]
        self._gestures = [g for g in self._gestures if start < g.origin_micros + g.duration_micros]
        block = self._sample(times)
        drafts = [draft for score in self._scores for draft in score.drafts(start, end)]
        drafts += self._frames(block)
        for draft in sorted(drafts, key=lambda draft: draft.order_micros):
            self._emit(draft.kind, draft.fields)
        self._next_frame, self.horizon_micros = indices[-1] + 1, end

    def _sample(self, times_micros: NDArray[np.int64]) -> Block:
        """Return the poses; what cannot be sampled is given up, and the body goes on."""
        timelines = (*(score.timeline for score in self._scores), *self._gestures)
        try:
            return self._past.sample(replace(self._scene, timelines=timelines), times_micros)
        except Exception as error:
            if not timelines:
                raise
            log.error("a performance cannot be rendered and is given up", exc_info=error)
            self._give_up(int(times_micros[0]), f"{type(error).__name__}: {error}")
        return self._past.sample(replace(self._scene, timelines=()), times_micros)

    def _give_up(self, at_micros: int, reason: str) -> None:
        for score in self._scores:
            score.give_up(at_micros)
            utterance_id = score.utterance.utterance_id
            self._emit(Interrupted, {"pts_micros": at_micros, "utterance_id": utterance_id})
            self._report(utterance_id, "error", reason, at_micros)
        self._gestures.clear()

    def _frames(self, block: Block) -> Iterator[Draft]:
        for row, pts in enumerate(block.times_micros.tolist()):
            fields = {
                "pts_micros": pts,
                "utterance_id": self._utterance_at(pts),
                "weights": block.weights[row],
                "head": block.head[row],
                "bones": block.bones[row],
                "hips": block.hips[row],
            }
            yield Draft(order_micros=pts, kind=Frame, fields=fields)

    def _utterance_at(self, pts_micros: int) -> str:
        for score in reversed(self._scores):
            if score.begin_micros <= pts_micros < score.end_micros:
                return score.utterance.utterance_id
        return ""

    def _describe(self, now_micros: int) -> None:
        self._described_micros = now_micros
        self._hand_over(replace(self._settings.description, seq=self._next_seq()))
        self._emit(Heartbeat, {"pts_micros": now_micros})

    def _skip_what_nobody_saw(self, now_micros: int) -> None:
        if self.horizon_micros < now_micros - LATEST_SOUND_MICROS:
            self._interrupt(now_micros)
        if self.horizon_micros < now_micros - LONGEST_CATCH_UP_MICROS:
            self._next_frame = now_micros * self._rate // 1_000_000 + 1
            self.horizon_micros = frame_time(self._next_frame, self._rate)
            self._past.restart(frame_time(self._next_frame - 1, self._rate), self._scene)

    def _emit(self, kind: type, fields: dict[str, Any]) -> None:
        character = self._settings.description.character
        self._hand_over(kind(character=character, seq=self._next_seq(), **fields))

    def _hand_over(self, record: StreamRecord) -> None:
        if isinstance(record, AudioChunk):
            self._sound.play(record.pts_micros, record.samples)
        for line in self._lines:
            line.take(record)
        self._watch(record)

    def _next_seq(self) -> int:
        self._seq += 1
        return self._seq
