"""Runs an event loop that ends in order when the system asks it to."""

import asyncio
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from bridge.flow.platform import ending_signals, event_loop_factory

__all__ = ["run_until_ended"]


def run_until_ended(main: Coroutine[Any, Any, None]) -> None:
    """Run ``main`` to its end. Call it from the main thread.

    Ctrl-C and a request to terminate cancel ``main``, so that it can clean up, and then raise
    ``KeyboardInterrupt``.
    """
    with asyncio.Runner(loop_factory=event_loop_factory()) as runner:
        try:
            runner.run(_cancelled_by_signals(main))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


async def _cancelled_by_signals(main: Coroutine[Any, Any, None]) -> None:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    with _calling(lambda: loop.call_soon_threadsafe(task.cancel)):
        await main


@contextmanager
def _calling(end: Callable[[], object]) -> Iterator[None]:
    """Call ``end`` at every signal to end; one that the parent has us ignore stays ignored."""
    before = {number: signal.getsignal(number) for number in ending_signals()}
    heeded = [number for number, action in before.items() if action is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, lambda *_: end())
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number] or signal.SIG_DFL)
