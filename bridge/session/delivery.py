"""Bringing utterances to the stream one after another, while their sound is being made."""

import asyncio
import logging
from contextlib import aclosing
from dataclasses import dataclass, replace

from bridge.dialogue import heard_text
from bridge.errors import BridgeError, VoiceError
from bridge.flow import Clock
from bridge.hooks import LipModel
from bridge.model import Policy, Speech, SpeechChunk, Style, Timeline, Utterance
from bridge.performance import NOTHING_BEFORE, perform, plain_words, silence, silent_timeline
from bridge.session.direction import Direction
from bridge.session.stall import after_silence
from bridge.session.stream import CharacterStream
from bridge.session.voices import Voices
from bridge.speech import Joiner, SpokenText, speakable

__all__ = ["Delivered", "Delivery"]

log = logging.getLogger(__name__)

PREROLL_MICROS = 80_000  # the mouth prepares this long before the first sound; under one block
SENTENCE_GAP_MICROS = 160_000  # added to the silence that voices leave at their ends
FURTHEST_AHEAD_MICROS = 8_000_000  # sound made but not due: more would be wasted when cut
LATE_MARGIN_MICROS = 20_000  # a chunk must be in this long before the stream asks for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """An utterance on the stream."""

    utterance: Utterance
    origin_micros: int
    speech: Speech

    @property
    def end_micros(self) -> int:
        """Session time at which its sound ends, as far as is known."""
        speech = self.speech
        return self.origin_micros + len(speech.samples) * 1_000_000 // speech.sample_rate

    def is_heard_by(self, now_micros: int) -> bool:
        """Tell whether all of it has been heard."""
        return self.speech.is_complete and self.end_micros <= now_micros


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """An utterance as it is written, and as a voice can say it."""

    written: Utterance
    spoken: Utterance
    text: SpokenText
    joiner: Joiner
    style: Style
    """As it was when the utterance began; a switch is for the next one."""
    policy: Policy


class Delivery:
    """Turns utterances into scores on a stream, in order.

    Belongs to the session's event loop. Cancelling ``deliver`` is safe at any moment.
    """

    def __init__(
        self,
        *,
        voices: Voices,
        lips: LipModel,
        stream: CharacterStream,
        clock: Clock,
        seed: int,
        direction: Direction,
    ) -> None:
        self.free_micros = 0
        """Session time at which everything delivered so far has been heard."""
        self.delivered: list[Delivered] = []
        """Of the turn under way."""
        self.before = NOTHING_BEFORE
        """What the utterances so far did, whichever turn they were of."""
        self._voices = voices
        self._lips = lips
        self._stream = stream
        self._clock = clock
        self._seed = seed
        self._direction = direction

    async def deliver(self, utterance: Utterance) -> None:
        """Speak one utterance; returns once it is on the stream, before it has been heard.

        Whatever fails ends the utterance, not the session: it is logged, clients are told.
        """
        try:
            if utterance.text:
                await self._speak(utterance)
            else:
                self._move_silently(utterance)
        except BridgeError as error:
            log.warning("an utterance could not be spoken", extra={"reason": str(error)})
            self._give_up(utterance, str(error))
        except Exception as error:
            log.exception("an utterance could not be performed")
            self._give_up(utterance, f"{type(error).__name__}: {error}")

    async def _speak(self, utterance: Utterance) -> None:
        chunks: list[SpeechChunk] = []
        voice, joiner = await self._voices.choose(utterance)
        text = speakable(utterance.text, utterance.language, voice.capabilities.languages)
        said = _Said(
            written=utterance,
            spoken=text.instead_of(utterance),
            text=text,
            joiner=joiner,
            style=self._direction.style,
            policy=self._direction.policy,
        )
        async with aclosing(voice.stream(said.spoken)) as sound:
            async for chunk in sound:
                timeline = self._add(said, chunks, chunk)
                await self._stay_near()
        if not (chunks and chunks[-1].is_last):
            raise VoiceError(f"the voice stopped before the end of {utterance.text!r}")
        words = plain_words(said.spoken.text, self.delivered[-1].speech.words)
        self.before = self.before.after(timeline, utterance.emotion, words)

    def _move_silently(self, utterance: Utterance) -> None:
        """Perform what has no words; the next utterance waits until it is over.

        It is an utterance like any other: clients are told of it, and an interruption ends it.
        """
        timeline = silent_timeline(
            utterance, style=self._direction.style, policy=self._direction.policy, seed=self._seed
        )
        timeline = replace(
            timeline, origin_micros=max(self._stream.horizon_micros, self.free_micros)
        )
        self._stream.perform(utterance, timeline, silence(utterance.utterance_id))
        self.free_micros = timeline.origin_micros + timeline.duration_micros
        self.before = self.before.after(timeline, utterance.emotion)

    async def wait_until_heard(self) -> None:
        """Wait until everything delivered so far has been heard."""
        await asyncio.sleep(max(0, self.free_micros - self._clock.now_micros()) / 1e6)

    def forget(self) -> None:
        """Begin a new turn: nothing is waiting to be heard."""
        self.free_micros = 0
        self.delivered.clear()

    def heard_text(self, now_micros: int) -> str:
        """Return what has been heard of the turn under way."""
        finished = [
            d for d in self.delivered if d.speech.is_complete and d.end_micros <= now_micros
        ]
        rest = self.delivered[len(finished) :]
        if not rest:
            return heard_text([d.utterance for d in finished])
        return heard_text(
            [d.utterance for d in finished],
            rest[0].utterance,
            rest[0].speech.words,
            now_micros - rest[0].origin_micros,
        )

    def _give_up(self, utterance: Utterance, reason: str) -> None:
        """End an utterance with what there is of it."""
        self._stream.report(utterance.utterance_id, "error", reason)
        self._stream.finish(utterance.utterance_id)
        if self.delivered and self.delivered[-1].utterance is utterance:
            latest = self.delivered.pop()
            whole = replace(latest.speech, is_complete=True)
            self.delivered.append(replace(latest, speech=whole))

    def _add(self, said: _Said, chunks: list[SpeechChunk], chunk: SpeechChunk) -> Timeline:
        if not chunks:
            origin = said.written.lead_micros + max(
                self._stream.horizon_micros + PREROLL_MICROS,
                self.free_micros + SENTENCE_GAP_MICROS,
            )
            chunks.append(chunk)
        else:
            origin = self.delivered[-1].origin_micros
            chunks.append(self._on_time(origin, chunks[-1], chunk))
        return self._send(said, origin, chunks)

    def _on_time(self, origin: int, before: SpeechChunk, chunk: SpeechChunk) -> SpeechChunk:
        """Return ``chunk`` with silence in front if the stream has already passed its place."""
        due = before.start_micros + len(before.samples) * 1_000_000 // before.sample_rate
        late = self._stream.horizon_micros + LATE_MARGIN_MICROS - (origin + due)
        shift = due - chunk.start_micros
        return after_silence(chunk, shift_micros=shift, silence_micros=max(late, 0))

    def _send(self, said: _Said, origin: int, chunks: list[SpeechChunk]) -> Timeline:
        heard = said.joiner.join(said.spoken, chunks)
        timeline = perform(
            said.spoken,
            heard,
            lips=self._lips,
            style=said.style,
            policy=said.policy,
            seed=self._seed,
            origin_micros=origin,
            before=self.before,
        )
        speech = replace(heard, words=said.text.restored(heard.words))
        self._stream.perform(said.written, timeline, speech)
        if self.delivered and self.delivered[-1].utterance is said.written:
            self.delivered.pop()
        self.delivered.append(
            Delivered(utterance=said.written, origin_micros=origin, speech=speech)
        )
        self.free_micros = origin + timeline.duration_micros
        return timeline

    async def _stay_near(self) -> None:
        ahead = self.free_micros - self._clock.now_micros()
        await asyncio.sleep(max(0, ahead - FURTHEST_AHEAD_MICROS) / 1e6)
