"""Put a character on stage in your own process and watch its stream.

You see a bar for the jaw, sixty times a second, while a sentence is spoken.
"""

import asyncio

from bridge.model import Frame, StreamRecord, UtteranceStarted
from bridge.rigs import SHAPE_INDEX
from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

SETTINGS = {
    "voice.name": "sine",
    "stream.endpoint": "tcp://127.0.0.1:*",
    "stream.control": "tcp://127.0.0.1:*",
}


def show(record: StreamRecord) -> None:
    """Print a record as it leaves; keep this quick, it runs on the frame clock's thread."""
    if isinstance(record, UtteranceStarted):
        print(f"--- {record.text}")
    elif isinstance(record, Frame) and record.utterance_id:
        jaw = float(record.weights[SHAPE_INDEX["jawOpen"]])
        print(f"{record.pts_micros / 1e6:7.3f} s  {'#' * round(jaw * 60)}")


async def main() -> None:
    plugins = load_plugins()
    character = load_character(None, SETTINGS, registry=plugins.registry).character
    async with Host([character], plugins=plugins, watch=show) as host:
        session = host.seats[character.name].session
        session.say("Mama made purple pudding.")
        await session.wait_until_idle()


asyncio.run(main())
