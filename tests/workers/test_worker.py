import asyncio
import logging
import os
import signal
import sys
import time
from contextlib import aclosing, asynccontextmanager

import numpy as np
import pytest

from bridge.errors import ConfigError, PluginContractError, VoiceError, WorkerError
from bridge.hooks import Role
from bridge.model import Conversation
from bridge.workers import Worker


@asynccontextmanager
async def worker(parts, name, *, role=Role.VOICE, options=None, **more):
    made = await Worker.start(role, name, options or {}, plugins=[parts], **more)
    try:
        yield made
    finally:
        await made.stop()


async def starts(part, utterance):
    return [chunk.start_micros async for chunk in part.stream(utterance)]


def test_a_worker_yields_the_parts_items_and_can_be_used_again(parts, say):
    async def scenario():
        async with worker(parts, "counting", ahead=2) as part:
            assert part.capabilities.sample_rate == 8000
            chunks = [c async for c in part.stream(say("40"))]
            assert [c.start_micros for c in chunks] == [1000 * i for i in range(40)]
            assert np.array_equal(chunks[7].samples, np.full(8, 7, np.float32))
            assert await starts(part, say("0")) == []

    asyncio.run(scenario())


def test_prints_and_noise_do_not_corrupt_the_stream(parts, say, caplog):
    async def scenario():
        async with worker(parts, "chatty") as part:
            assert await starts(part, say("3")) == [0, 1000, 2000]

    with caplog.at_level(logging.DEBUG, "bridge.workers.process"):
        asyncio.run(scenario())
    lines = [record.line for record in caplog.records if hasattr(record, "line")]
    assert "a library prints" in lines
    assert "and so does C" in lines
    assert max(map(len, lines)) <= 500


def test_errors_of_the_part_arrive_as_themselves_and_the_child_lives_on(parts, say):
    async def scenario():
        async with worker(parts, "raising") as part:
            pid = part.pid
            with pytest.raises(VoiceError, match="cannot speak this"):
                await starts(part, say("voice"))
            with pytest.raises(PluginContractError, match="ZeroDivisionError: oops"):
                await starts(part, say("else"))
            assert part.pid == pid

    asyncio.run(scenario())


def test_options_and_names_are_refused_as_they_would_be_here(parts):
    async def start(name, options):
        await Worker.start(Role.VOICE, name, options, plugins=[parts])

    with pytest.raises(ConfigError, match="mood: found 'wild'; allowed: calm"):
        asyncio.run(start("counting", {"mood": "wild"}))
    with pytest.raises(ConfigError, match="Did you mean 'counting'"):
        asyncio.run(start("countin", {}))
    with pytest.raises(PluginContractError, match="RuntimeError: no such file"):
        asyncio.run(start("broken", {}))


def test_a_plugin_that_cannot_be_imported_is_named():
    with pytest.raises(Exception, match=r"no_such_module.*ModuleNotFoundError"):
        asyncio.run(Worker.start(Role.VOICE, "x", {}, plugins=["no_such_module"]))


def test_closing_a_stream_cancels_it_and_the_next_call_works(parts, say):
    async def scenario():
        async with worker(parts, "counting") as part:
            pid = part.pid
            async with aclosing(part.stream(say("1000000"))) as items:
                await anext(items)
            assert await starts(part, say("2")) == [0, 1000]
            assert part.pid == pid

    asyncio.run(scenario())


def test_a_slow_reader_does_not_hold_up_the_next_call(parts, say):
    async def scenario():
        async with worker(parts, "counting") as part, aclosing(part.stream(say("4"))) as slow:
            first = await anext(slow)
            assert await starts(part, say("2")) == [0, 1000]
            rest = [chunk.start_micros async for chunk in slow]
            assert [first.start_micros, *rest] == [0, 1000, 2000, 3000]

    asyncio.run(scenario())


def test_a_child_that_dies_fails_the_call_and_is_replaced_for_the_next(parts, say):
    async def scenario():
        async with worker(parts, "dying") as part:
            with pytest.raises(WorkerError, match="exit code 7; its last words: out of memory"):
                await starts(part, say("2"))
            chunks = []
            async with aclosing(part.stream(say("1"))) as items:
                chunks.append(await anext(items))
            assert chunks[0].start_micros == 0

    asyncio.run(scenario())


@pytest.mark.skipif(sys.platform == "win32", reason="signals have names on POSIX only")
def test_a_child_killed_in_mid_sentence_says_which_signal(parts, say):
    async def scenario():
        async with worker(parts, "counting", ahead=1) as part:
            items = part.stream(say("1000000"))
            await anext(items)
            os.kill(part.pid, signal.SIGKILL)
            with pytest.raises(WorkerError, match=r"voice 'counting': .* SIGKILL"):
                [item async for item in items]
            assert await starts(part, say("1")) == [0]

    asyncio.run(scenario())


def test_a_child_that_died_between_calls_is_not_noticed(parts, say):
    async def scenario():
        async with worker(parts, "counting") as part:
            part._child.kill()
            part._child._process.wait()
            assert await starts(part, say("1")) == [0]

    asyncio.run(scenario())


def test_a_child_that_keeps_dying_is_left_alone(parts, say):
    async def scenario():
        async with worker(parts, "dying") as part:
            for _ in range(4):
                with pytest.raises(WorkerError, match="exit code 7"):
                    await starts(part, say("0"))
            with pytest.raises(WorkerError, match=r"died 3 times within a minute.*exit code 7"):
                await starts(part, say("0"))

    asyncio.run(scenario())


def test_a_part_that_ignores_cancellation_is_replaced(parts, say):
    async def scenario():
        async with worker(parts, "stuck", patience_secs=0.2) as part:
            pid = part.pid
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(starts(part, say("stuck")), 0.3)
            assert await starts(part, say("fine")) == [0]
            assert part.pid != pid

    asyncio.run(scenario())


def test_a_child_runs_behind_everybody_else(parts):
    asked = Conversation(character="Mira", persona="", language="en", turns=())

    async def scenario():
        async with worker(parts, "environment", role=Role.DIALOGUE) as part:
            return [text async for text in part.stream(asked)]

    threads, niceness = asyncio.run(scenario())
    assert 1 <= int(threads) <= max(1, (os.cpu_count() or 2) - 1)
    assert int(niceness) >= 10


def test_the_child_ends_with_its_parent(parts):
    code = (
        "import asyncio, os, sys\n"
        "from bridge.hooks import Role\n"
        "from bridge.workers import Worker\n"
        f"part = asyncio.run(Worker.start(Role.VOICE, 'counting', {{}}, plugins=[{parts!r}]))\n"
        "print(part.pid, flush=True)\n"
        "os._exit(1)\n"
    )

    async def scenario():
        parent = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
        )
        output, _ = await parent.communicate()
        return int(output)

    child = asyncio.run(scenario())
    deadline = time.monotonic() + 10
    while _is_alive(child):
        assert time.monotonic() < deadline, "the child outlived its parent"
        time.sleep(0.02)


def test_stopping_twice_and_calling_after_a_stop_are_harmless(parts, say):
    async def scenario():
        async with worker(parts, "counting") as part:
            await part.stop()
            await part.stop()
            assert part.pid is None
            assert await starts(part, say("1")) == [0]

    asyncio.run(scenario())


def _is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    if sys.platform == "linux":
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    return True
