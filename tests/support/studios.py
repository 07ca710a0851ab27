"""A studio on real loopback for tests: a character that sings, pages that are plain sockets."""

import asyncio
import http.client
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from commands import CHARACTER
from websockets.asyncio.client import connect

from bridge.cli.staging import Staging
from bridge.service import Host
from bridge.studio import Assets, FanOut, PageServer, Sound, Studio
from bridge.wire import decode, decode_reply, encode_request

SECS = 20  # what anything here may take at most


@dataclass
class Page:
    """What a browser's page would hold: everything that came, by the first byte."""

    socket: object
    character: str
    records: list = field(default_factory=list)
    replies: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    async def ask(self, request, request_id=1):
        await self.socket.send(encode_request(request_id, self.character, request))

    async def until(self, wanted):
        """Take what comes until ``wanted(page)`` is true; return what it returned."""
        import json

        async with asyncio.timeout(SECS):
            while not (found := wanted(self)):
                message = await self.socket.recv()
                match message[0]:
                    case 0:
                        self.records.append(decode(message[1:]))
                    case 1:
                        self.replies.append(decode_reply(message[1:]))
                    case 2:
                        self.notes.append(json.loads(message[1:]))
        return found

    async def reply(self, request, request_id=1):
        await self.ask(request, request_id)
        return await self.until(
            lambda page: next((r for r in page.replies if r.request_id == request_id), None)
        )

    async def until_closed(self):
        """Return the closing code and reason."""
        async with asyncio.timeout(SECS):
            await self.socket.wait_closed()
        return self.socket.close_code, self.socket.close_reason


@dataclass
class Open:
    """A studio that is open."""

    host: Host
    server: PageServer
    fan_out: FanOut

    def connect(self, query="", **options):
        address = f"ws://127.0.0.1:{self.server.port}/stream{query}"
        options = {
            "origin": self.server.url.rstrip("/"),
            "max_size": None,
            "max_queue": None,
        } | options
        return connect(address, **options)

    @asynccontextmanager
    async def page(self, character="Ada"):
        async with self.connect(f"?character={character}") as socket:
            yield Page(socket, character)


@asynccontextmanager
async def open_studio(folder, *names, assets=None, sound=Sound.PAGE):
    """Open a studio of characters with these names; none: Ada alone."""
    files = []
    for name in names or ("Ada",):
        file = folder / f"{name}.toml"
        file.write_text(CHARACTER.replace("Ada", name), encoding="utf-8")
        files.append(file)
    fan_out = FanOut()
    staging = Staging(files, overrides={}, no_sound=True, sinks=[fan_out.publish])
    ready, over = asyncio.Queue(), asyncio.Event()

    async def play(host):
        server = PageServer(assets or Assets(), port=0)
        async with Studio(server, host, fan_out, staging.plugins.registry, sound=sound):
            await ready.put(Open(host, server, fan_out))
            await over.wait()

    running = asyncio.create_task(staging.run(play))
    waiting = asyncio.create_task(ready.get())
    await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        waiting.cancel()
        running.result()
    try:
        yield waiting.result()
    finally:
        over.set()
        await running


def get(port, path, *, host=None):
    """Return the answer to a plain GET and its body; ``host`` replaces the Host header."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECS)
    try:
        headers = {} if host is None else {"Host": host}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
