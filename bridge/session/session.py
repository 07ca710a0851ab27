"""One character: who has the floor, what it says, and when it stops."""

import asyncio
import itertools
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from bridge.dialogue import BmlBlock, ConversationKeeper, UtteranceWriter, is_bml, read_bml
from bridge.errors import BridgeError, RequestError
from bridge.flow import Clock
from bridge.hooks import EmotionReader, PluginManager, SafetyFilter
from bridge.model import (
    Conversation,
    Interrupted,
    Speaker,
    StreamRecord,
    Turn,
    Utterance,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.session.delivery import Delivery
from bridge.session.stream import CharacterStream
from bridge.workers import Part

__all__ = ["Session"]

log = logging.getLogger(__name__)

MOST_WAITING = 32  # lines a game may queue up before it is told to slow down


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A turn the character is to take."""

    turn_id: str
    text: str
    """To be spoken as it stands; empty where a conversation is to be answered."""
    language: str
    conversation: Conversation | None = None
    block: BmlBlock | None = None
    """What to say and do instead of ``text``, movement by movement."""


class Session:
    """Takes requests and turns them into utterances on the character's stream.

    Everything runs on one event loop; ``note`` alone may be called from another thread.
    """

    def __init__(
        self,
        *,
        name: str,
        language: str,
        stream: CharacterStream,
        delivery: Delivery,
        dialogue: Part,
        conversation: ConversationKeeper,
        reader: EmotionReader,
        safety: SafetyFilter | None,
        plugins: PluginManager,
        clock: Clock,
    ) -> None:
        self.name = name
        self.stream = stream
        self._language = language
        self._delivery = delivery
        self._dialogue = dialogue
        self._conversation = conversation
        self._reader = reader
        self._safety = safety
        self._plugins = plugins
        self._clock = clock
        self._jobs: asyncio.Queue[_Job] = asyncio.Queue(MOST_WAITING)
        self._turn_ids = itertools.count(1)
        self._utterances: dict[str, Utterance] = {}
        self._current: asyncio.Task[None] | None = None
        self._open_turn: _Job | None = None
        self._idle = asyncio.Event()
        self._idle.set()
        self._loop = asyncio.get_running_loop()
        self._runner = self._loop.create_task(self._run(), name=f"session {name}")
        plugins.notify("on_session_started", character=name)

    @property
    def is_speaking(self) -> bool:
        """Whether a turn is under way or waiting."""
        return self._current is not None or not self._jobs.empty()

    def say(self, text: str, *, language: str = "") -> str:
        """Queue text to be spoken as it stands, or a block of BML; return its turn's id.

        Raises ``RequestError`` when there is nothing to say, when a block cannot be performed,
        and when too much is waiting.
        """
        self._require_words(text)
        block = read_bml(text) if is_bml(text) else None
        if block is not None:
            text = block.speech.text if block.speech else ""
        language = language or self._language
        return self._enqueue(
            _Job(turn_id=self._next_id(), text=text, language=language, block=block)
        )

    def take_turn(self, text: str) -> str:
        """Answer what the user said, interrupting whatever is being said."""
        self._require_words(text)
        self.interrupt()
        turn = Turn(turn_id=self._next_id(), speaker=Speaker.USER, text=text)
        conversation = self._conversation.user_said(turn)
        self._plugins.notify("on_turn_started", character=self.name, turn=turn)
        self._plugins.notify("on_turn_ended", character=self.name, turn=turn)
        answer_id = self._next_id()
        return self._enqueue(
            _Job(turn_id=answer_id, text="", language=self._language, conversation=conversation)
        )

    def interrupt(self) -> bool:
        """Stop speaking now and forget what was waiting; tell whether there was anything."""
        was_speaking = self.is_speaking
        while not self._jobs.empty():
            self._jobs.get_nowait()
        if self._current is not None:
            self._current.cancel()
            self._end_turn()
        else:
            self._idle.set()
        if was_speaking:
            self.stream.interrupt()
        return was_speaking

    async def wait_until_idle(self) -> None:
        """Wait until everything asked for so far has been said."""
        await self._idle.wait()

    async def close(self) -> None:
        """Fall silent and leave."""
        current = self._current
        self.interrupt()
        self._runner.cancel()
        leaving = (task for task in (self._runner, current) if task)
        await asyncio.gather(*leaving, return_exceptions=True)
        self._plugins.notify("on_session_ended", character=self.name)

    def note(self, record: StreamRecord) -> None:
        """Watch the stream for utterances that begin and end; from the frame clock's thread."""
        if isinstance(record, UtteranceStarted | UtteranceEnded | Interrupted):
            self._loop.call_soon_threadsafe(self._tell_observers, record)

    def _enqueue(self, job: _Job) -> str:
        try:
            self._jobs.put_nowait(job)
        except asyncio.QueueFull:
            raise RequestError(
                "busy", f"{MOST_WAITING} lines are waiting to be said; interrupt, or wait"
            ) from None
        self._idle.clear()
        return job.turn_id

    def _require_words(self, text: str) -> None:
        if not text.strip():
            raise RequestError("empty", "the text is empty; give at least one word")

    def _next_id(self) -> str:
        return f"t{next(self._turn_ids)}"

    async def _run(self) -> None:
        while True:
            job = await self._jobs.get()
            self._current = self._loop.create_task(self._take(job), name=f"turn {job.turn_id}")
            await asyncio.wait({self._current})
            if not self._current.cancelled() and (error := self._current.exception()):
                self._give_up(job, error)
            self._current = None
            if self._jobs.empty():
                self._idle.set()

    def _give_up(self, job: _Job, error: BaseException) -> None:
        if not isinstance(error, BridgeError):
            log.error("a turn failed", exc_info=error)
        else:
            log.warning("a turn failed", extra={"reason": str(error)})
        self.stream.report(job.turn_id, "error", str(error))

    async def _take(self, job: _Job) -> None:
        """Take one turn, sentence by sentence; what was really heard is remembered."""
        self._delivery.forget()
        self.stream.arrange(is_listening=False)
        self._open_turn = job
        turn = Turn(turn_id=job.turn_id, speaker=Speaker.CHARACTER, text=job.text)
        self._plugins.notify("on_turn_started", character=self.name, turn=turn)
        try:
            async with aclosing(self._utterances_of(job)) as utterances:
                async for utterance in utterances:
                    self._keep(utterance)
                    await self._delivery.deliver(utterance)
            await self._delivery.wait_until_heard()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        """Remember what was heard; an interruption does so before the next turn begins."""
        job, self._open_turn = self._open_turn, None
        if job is None:
            return
        heard = self._delivery.heard_text(self._clock.now_micros())
        turn = self._conversation.character_said(job.turn_id, heard)
        self._plugins.notify("on_turn_ended", character=self.name, turn=turn)

    async def _utterances_of(self, job: _Job) -> AsyncGenerator[Utterance, None]:
        if job.block is not None:
            said = job.block.utterance(job.turn_id, job.language, self._reader, self._safety)
            if said is not None:
                yield said
            return
        writer = UtteranceWriter(
            job.turn_id, job.language, self._reader, self._safety, character=self.name
        )
        async with aclosing(self._pieces_of(job)) as pieces:
            async for piece in pieces:
                for utterance in writer.push(piece):
                    yield utterance
        for utterance in writer.finish():
            yield utterance

    async def _pieces_of(self, job: _Job) -> AsyncGenerator[str, None]:
        if job.conversation is None:
            yield job.text
            return
        async with aclosing(self._dialogue.stream(job.conversation)) as pieces:
            async for piece in pieces:
                yield piece

    def _keep(self, utterance: Utterance) -> None:
        """Keep the latest utterances, whose ends observers are still to be told of."""
        self._utterances[utterance.utterance_id] = utterance
        while len(self._utterances) > MOST_WAITING:
            del self._utterances[next(iter(self._utterances))]

    def _tell_observers(self, record: StreamRecord) -> None:
        utterance = self._utterances.get(getattr(record, "utterance_id", ""))
        hooks = {
            UtteranceStarted: "on_utterance_started",
            UtteranceEnded: "on_utterance_ended",
            Interrupted: "on_utterance_interrupted",
        }
        if utterance is not None:
            hook = hooks[type(record)]
            self._plugins.notify(hook, character=self.name, utterance=utterance)
