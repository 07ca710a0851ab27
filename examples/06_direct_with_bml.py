"""Direct every movement: a block of BML ties a wave, a look and a nod to words.

You see each movement as it begins, beside the words it belongs to.
"""

import asyncio

from bridge.model import PerformanceEvent, StreamRecord
from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

BLOCK = """
<bml id="welcome">
  <speech id="s">
    <text>Hello, friend! The castle <sync id="castle"/> is over there,
    and <sync id="i"/> I will wait for you.</text>
  </speech>
  <gesture id="hello" lexeme="WAVE" stroke="s:start"/>
  <faceLexeme lexeme="JOY" amount="0.7" start="s:start" end="s:castle"/>
  <pointing id="point" target="-2 1.4 3" stroke="s:castle + 0.2"/>
  <gaze target="-2 1.4 3" start="point:start" end="point:relax"/>
  <head lexeme="NOD" stroke="s:i"/>
</bml>
"""
SETTINGS = {
    "name": "guard",
    "voice.name": "sine",
    "stream.endpoint": "tcp://127.0.0.1:*",
    "stream.control": "tcp://127.0.0.1:*",
}
SHOWN = ("word", "gesture", "gaze", "emotion", "head")


def show(record: StreamRecord) -> None:
    if isinstance(record, PerformanceEvent) and record.kind in SHOWN:
        print(f"{record.kind:>8}  {record.name}")


async def main() -> None:
    plugins = load_plugins()
    guard = load_character(None, SETTINGS, registry=plugins.registry).character
    async with Host([guard], plugins=plugins, watch=show) as host:
        session = host.seats["guard"].session
        session.say(BLOCK)
        await session.wait_until_idle()


asyncio.run(main())
