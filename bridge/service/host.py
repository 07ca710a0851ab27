"""Many characters in one process: one beat, one native stream, one place for requests."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from types import TracebackType

from bridge.errors import ConfigError
from bridge.flow import Clock, FrameClock, Mailbox, SystemClock
from bridge.hooks import PluginManager
from bridge.model import StreamRecord
from bridge.service.casting import SoundFor, Stage, cast, silent
from bridge.service.desk import Desk
from bridge.service.parts import PartPool
from bridge.service.seat import Seat
from bridge.session.character_record import Character
from bridge.transport import ControlServer, Publisher

__all__ = ["Host"]

log = logging.getLogger(__name__)

PACKETS_QUEUED = 512  # for each character and client: about five seconds
_REST_SECS = 0.05  # so that the last packets leave before the sockets close


class Host:
    """Owns every thread, socket and child process of a sidecar.

    Use it as ``async with Host(...) as host``; leaving it puts every receiver at rest.
    """

    def __init__(
        self,
        characters: Sequence[Character],
        *,
        plugins: PluginManager,
        sound_for: SoundFor = silent,
        sinks: Sequence[Callable[[bytes], None]] = (),
        watch: Callable[[StreamRecord], None] = lambda record: None,
        clock: Clock | None = None,
    ) -> None:
        self.seats: dict[str, Seat] = {}
        self.clock = clock or SystemClock()
        self._characters = _with_one_address(characters)
        self._plugins = plugins
        self._sound_for = sound_for
        self._extra_sinks = tuple(sinks)
        self._watch = watch
        self._errands: Mailbox[Callable[[], None]] = Mailbox()
        self._parts = PartPool(plugins.registry)
        self._closing = AsyncExitStack()
        rate = max(character.stream.frame_rate for character in self._characters)
        # Twice a frame, so that an interruption waits half a frame at most.
        self.frames = FrameClock(self.clock, 2 * rate, self._tick)

    async def __aenter__(self) -> "Host":
        try:
            await self._open()
        except BaseException:
            await self._closing.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._closing.aclose()

    @property
    def endpoint(self) -> str:
        """Where the native stream is."""
        return self._publisher.endpoint

    async def _open(self) -> None:
        stream = self._characters[0].stream
        keys = stream.keys()
        # Closed in the opposite order: the seats first, the parts they use last.
        self._closing.push_async_callback(self._parts.close)
        self._publisher = Publisher(
            stream.endpoint,
            keys=keys,
            insecure=stream.insecure,
            high_water=PACKETS_QUEUED * len(self._characters),
        )
        self._closing.callback(self._publisher.close)
        self.desk = Desk(self.seats, clock=self.clock, loop=asyncio.get_running_loop())
        door = self.desk.door(lambda client, packet: self.control.reply(client, packet))
        self.control = ControlServer(
            door.receive,
            door.refuse_hasty,
            stream.control,
            keys=keys,
            insecure=stream.insecure,
        )
        self._closing.callback(self.control.close)
        self._closing.push_async_callback(asyncio.sleep, _REST_SECS)
        await self._cast_all()
        self._closing.push_async_callback(asyncio.to_thread, self.frames.stop)
        self.frames.start()

    async def _cast_all(self) -> None:
        stage = Stage(
            plugins=self._plugins,
            parts=self._parts,
            clock=self.clock,
            session_id=secrets.token_hex(8),
            control_endpoint=self.control.endpoint,
            sinks=(self._publisher.send, *self._extra_sinks),
            run_on_clock=self._errands.post,
            watch=self._watch,
            sound_for=self._sound_for,
        )
        for index, character in enumerate(self._characters):
            rate = character.stream.frame_rate
            phase = index * 1_000_000 // rate % 100_000
            seat = await cast(stage, character, phase_micros=phase)
            self._closing.push_async_callback(self._close, seat)
            self.seats[character.name] = seat

    async def _close(self, seat: Seat) -> None:
        await seat.close(self.clock.now_micros())

    def _tick(self, now_micros: int) -> None:
        """Send what is due for everybody first, then make what will be."""
        seats = self.seats.values()
        for seat in seats:
            seat.release(now_micros)
        for errand in self._errands.drain():
            errand()
        if self._publisher.joined():
            for seat in seats:
                seat.stream.introduce()
        for seat in seats:
            seat.advance(now_micros)


def _with_one_address(characters: Sequence[Character]) -> tuple[Character, ...]:
    """Check that the characters can share a process. Raises ``ConfigError``."""
    if not characters:
        raise ConfigError("characters", found="none", allowed="at least one character file")
    names = [character.name for character in characters]
    for character in characters:
        if names.count(character.name) > 1:
            raise ConfigError(
                "name",
                found=character.name,
                allowed="a different name for each character of a process",
            )
        first = characters[0].stream
        if (character.stream.endpoint, character.stream.control) != (first.endpoint, first.control):
            raise ConfigError(
                "stream.endpoint",
                found=character.stream.endpoint,
                allowed=f"the address of the first character, {first.endpoint}: a process has "
                "one native stream",
            )
    return tuple(characters)
