"""A sidecar with any characters on stage, in a thread of this process."""

import asyncio
import threading
from contextlib import contextmanager

from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

START_SECS = 30.0
_PICKED = "tcp://127.0.0.1:*"


@contextmanager
def hosted(*names, stream=_PICKED):
    """Play these characters with a humming voice; yield the host, which picks its addresses."""
    loop, opened, done = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    said = {}

    async def serve():
        try:
            plugins = load_plugins()
            cast = [_character(name, stream, plugins.registry) for name in names]
            async with Host(cast, plugins=plugins) as host:
                said["host"] = host
                opened.set()
                await done.wait()
        finally:
            opened.set()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert opened.wait(START_SECS), "the sidecar did not start in time"
    try:
        yield said["host"]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join(START_SECS)
        loop.close()


def _character(name, stream, registry):
    settings = {
        "name": name,
        "voice.name": "sine",
        "dialogue.name": "scripted",
        "outputs": [],
        "sound.mode": "off",
        "stream.endpoint": stream,
        "stream.control": _PICKED,
    }
    return load_character(None, settings, registry=registry).character
