"""Be the game: ask a sidecar to speak, look and stop, over ZeroMQ.

The sidecar runs in this process only to keep the example in one file; a game would find it at
the address that `bridge run` prints. You see the answers and the moments of the performance.
"""

import asyncio

from bridge.client.connection import Connection
from bridge.client.monitor import Monitor
from bridge.flow import SystemClock
from bridge.model import Interrupt, LookAt, PerformanceEvent, Request, Say, StreamRecord
from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

SETTINGS = {
    "name": "guard",
    "voice.name": "sine",
    "stream.endpoint": "tcp://127.0.0.1:*",
    "stream.control": "tcp://127.0.0.1:*",
}


def show(record: StreamRecord) -> None:
    if isinstance(record, PerformanceEvent) and record.kind == "word":
        print(f"  {record.name}")


def play(stream: str, control: str) -> None:
    """What a game's own client does: one call to poll in every turn of its loop."""
    clock, monitor = SystemClock(), Monitor()
    connection = Connection(stream, control, character="guard", clock=clock)
    plan: list[tuple[float, Request]] = [
        (0.3, Say(text="Halt! Nobody passes here after dark, whoever they may be.")),
        (0.8, LookAt(target=(0.5, 1.5, 2.0))),
        (2.5, Interrupt()),
    ]
    while clock.now_micros() < 3_000_000:
        if plan and clock.now_micros() > plan[0][0] * 1e6:
            request = plan.pop(0)[1]
            print(f"ask: {request}")
            connection.ask(request)
        for arrival in connection.poll(5_000, monitor):
            show(arrival.record)
    connection.close()


async def main() -> None:
    plugins = load_plugins()
    guard = load_character(None, SETTINGS, registry=plugins.registry).character
    async with Host([guard], plugins=plugins) as host:
        await asyncio.to_thread(play, host.endpoint, host.control.endpoint)


asyncio.run(main())
