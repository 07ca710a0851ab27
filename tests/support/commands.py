"""Running commands of the command line: in this process, with a voice that needs no model."""

import asyncio
import json
import logging
import threading
from contextlib import contextmanager

from typer.testing import CliRunner

from bridge.cli.app import app
from bridge.cli.staging import Staging
from bridge.flow import event_loop_factory

CHARACTER = """
name = "Ada"
outputs = []
[voice]
name = "sine"
[dialogue]
name = "scripted"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
[sound]
mode = "off"
"""


def write_character(folder, text=CHARACTER, name="ada.toml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def logging_as_it_was():
    """Undo what commands do to the root logger, which other tests listen to."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    try:
        yield
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers


def bridge(*arguments):
    """Run a command; return its result, errors raised as they are."""
    with logging_as_it_was():
        return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)


def bridge_json(*arguments):
    """Run a command that answers with one JSON object; return it."""
    result = bridge(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout, parse_constant=_refuse)


def _refuse(constant):
    raise AssertionError(f"{constant} is no JSON")


@contextmanager
def on_stage(file, text="", **options):
    """Run a character in a thread of this process until the block ends; yield its host."""
    staging = Staging([file], overrides={}, no_sound=True, **options)
    begun, hosts = threading.Event(), []

    async def play(host):
        (seat,) = host.seats.values()
        if text:
            seat.session.say(text)
        ended = asyncio.Event()
        hosts.append((host, asyncio.get_running_loop(), ended))
        begun.set()
        await ended.wait()

    def run():
        with asyncio.Runner(loop_factory=event_loop_factory()) as runner:
            runner.run(staging.run(play))

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(10)
    host, loop, ended = hosts[0]
    try:
        yield host
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
