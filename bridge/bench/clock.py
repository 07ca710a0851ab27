"""How late frames leave, idle and beside a language model that is generating."""

import asyncio
import math
import time
from collections.abc import Callable, Coroutine
from contextlib import aclosing, suppress
from typing import Any

import numpy as np

from bridge.bench.report import Row, row
from bridge.errors import BridgeError
from bridge.flow import event_loop_factory
from bridge.hooks import Role
from bridge.model import Conversation, Speaker, Turn
from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character
from bridge.workers import Part, open_part

__all__ = ["measure"]

_RATE = 60
_SECS = 8.0
_STORY = "Tell me a very long story about a lighthouse, with every detail."


def measure() -> list[Row]:
    """Measure a real host with one speaking character, and two naive loops beside it."""
    with asyncio.Runner(loop_factory=event_loop_factory()) as runner:
        return runner.run(_measure())


async def _measure() -> list[Row]:
    rows = await _rows("idle", "<= 0.5")
    try:
        model = await open_part(load_plugins().registry, Role.DIALOGUE, "smollm", {})
    except BridgeError:
        return [*rows, row("beside the chat model: it is not installed", math.nan, "ms")]
    generating = asyncio.create_task(_generate(model))
    try:
        await asyncio.sleep(1.0)
        return rows + await _rows("beside the chat model", "<= 2")
    finally:
        generating.cancel()
        with suppress(asyncio.CancelledError):
            await generating
        await model.stop()


async def _rows(where: str, reach: str) -> list[Row]:
    ours, drift = await _host_lateness()
    loop, loop_drift = await _naive(_asyncio_loop)
    sleep, sleep_drift = await _naive(_sleep_loop)
    naive = f"{np.percentile(loop, 99):.2f} / {np.percentile(sleep, 99):.2f}"
    return [
        row(f"{where}: lateness p50", float(np.percentile(ours, 50)), "ms"),
        row(
            f"{where}: lateness p99",
            float(np.percentile(ours, 99)),
            "ms",
            reach=reach,
            compared_with=("asyncio.sleep / time.sleep, step by step", naive),
        ),
        row(f"{where}: lateness worst", float(ours.max()), "ms"),
        row(
            f"{where}: drift after {_SECS:.0f} s",
            drift,
            "ms",
            compared_with=("asyncio.sleep / time.sleep", f"{loop_drift:.0f} / {sleep_drift:.0f}"),
        ),
    ]


async def _host_lateness() -> tuple[np.ndarray[Any, np.dtype[np.float64]], float]:
    """Return the lateness in ms of a host whose character talks all the while."""
    overrides = {
        "voice.name": "sine",
        "stream.endpoint": "tcp://127.0.0.1:*",
        "stream.control": "tcp://127.0.0.1:*",
    }
    plugins = load_plugins()
    character = load_character(None, overrides, {}, registry=plugins.registry).character
    async with Host([character], plugins=plugins) as host:
        (seat,) = host.seats.values()
        seat.session.say("This sentence goes on and on. " * 20)
        await asyncio.sleep(1.0)
        host.frames.lateness_micros.clear()
        await asyncio.sleep(_SECS)
        late = np.array(host.frames.lateness_micros) / 1e3
    return late, float(np.median(late[-_RATE:]))


async def _naive(
    loop: Callable[[list[float]], Coroutine[Any, Any, None]],
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], float]:
    """Return the lateness of each step against the step before it, and the drift, in ms."""
    times: list[float] = [time.perf_counter()]
    await loop(times)
    gaps = np.diff(np.array(times)) * 1e3 - 1e3 / _RATE
    return gaps, float(gaps.sum())


async def _asyncio_loop(times: list[float]) -> None:
    while times[-1] - times[0] < _SECS:
        await asyncio.sleep(1 / _RATE)
        times.append(time.perf_counter())


async def _sleep_loop(times: list[float]) -> None:
    def run() -> None:
        while times[-1] - times[0] < _SECS:
            time.sleep(1 / _RATE)
            times.append(time.perf_counter())

    await asyncio.to_thread(run)


async def _generate(model: Part) -> None:
    """Keep the model writing."""
    turn = Turn(turn_id="t", speaker=Speaker.USER, text=_STORY)
    conversation = Conversation(
        character="Ada", persona="A patient storyteller.", language="en", turns=(turn,)
    )
    while True:
        async with aclosing(model.stream(conversation)) as pieces:
            async for _ in pieces:
                pass
