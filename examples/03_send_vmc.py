"""Drive a VTuber tool: VMC over OSC/UDP, here received by python-osc instead of VSeeFace.

You see how many messages of each address came, and the widest open mouth.
"""

import asyncio
from collections import Counter

from pythonosc.dispatcher import Dispatcher
from pythonosc.osc_server import AsyncIOOSCUDPServer

from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

PORT = 39561  # VSeeFace, Warudo and the like listen on 39539
SETTINGS = {
    "voice.name": "sine",
    "outputs": [{"name": "vmc", "targets": [f"127.0.0.1:{PORT}"], "naming": "perfect-sync"}],
    "stream.endpoint": "tcp://127.0.0.1:*",
    "stream.control": "tcp://127.0.0.1:*",
}


async def main() -> None:
    heard: Counter[str] = Counter()
    jaws = [0.0]

    def take(address: str, *values: object) -> None:
        heard[address] += 1
        if values[:1] == ("JawOpen",):
            jaws.append(float(str(values[1])))

    dispatcher = Dispatcher()
    dispatcher.set_default_handler(take)
    server = AsyncIOOSCUDPServer(("127.0.0.1", PORT), dispatcher, asyncio.get_running_loop())
    receiver, _ = await server.create_serve_endpoint()
    plugins = load_plugins()
    character = load_character(None, SETTINGS, registry=plugins.registry).character
    async with Host([character], plugins=plugins) as host:
        session = host.seats[character.name].session
        session.say("Hello, virtual world!")
        await session.wait_until_idle()
    receiver.close()
    for address, count in sorted(heard.items()):
        print(f"{address:<22} {count}")
    print(f"widest mouth: {max(jaws):.2f}")


asyncio.run(main())
