"""The child process: builds one part, then serves its calls one at a time.

Started as ``python -m bridge.workers.child ROLE NAME``. The reading thread only sorts packets,
so that a cancellation is seen while the main thread is inside the part. When standard input
ends, the parent is gone or wants no more, and so is the child.
"""

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from bridge.errors import BridgeError, PluginLoadError
from bridge.flow.platform import lower_priority
from bridge.hooks import Offer, PluginManager, Role
from bridge.model.plain import from_plain, to_plain
from bridge.workers.calls import call_of, run
from bridge.workers.credit import Credit
from bridge.workers.failures import failure_to_plain
from bridge.workers.packets import read_packet, write_packet

__all__ = ["Child", "main"]

_LAST_WORDS_SECS = 1.0  # for a part to notice that it is closed, once the parent is gone


class Child:
    """One part and the calls made of it. The main thread calls ``open`` and ``serve``.

    ``leave`` is called on the reading thread once the parent wants no more.
    """

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO, leave: Callable[[], None]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._leave = leave
        self._calls: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._credits: dict[int, Credit] = {}
        self._served = 0  # the last call that has ended

    def open(self, role: Role, name: str) -> bool:
        """Build the part and say how that went."""
        opening = read_packet(self._incoming)
        if opening is None:
            return False
        try:
            self._offer, self._part = _build(role, name, opening["options"], opening["plugins"])
        except BridgeError as error:
            self._send({"is": "failed", "call": 0, "error": failure_to_plain(error)})
            return False
        capabilities = getattr(self._part, "capabilities", None)
        self._send({"is": "ready", "call": 0, "capabilities": to_plain(capabilities)})
        return True

    def serve(self) -> None:
        """Serve calls until the parent closes the pipe."""
        threading.Thread(target=self._read, name="packets", daemon=True).start()
        while (packet := self._calls.get()) is not None:
            self._serve_call(packet)

    def _serve_call(self, packet: dict[str, Any]) -> None:
        number = packet["call"]
        try:
            self._stream(number, packet["argument"])
            self._send({"is": "done", "call": number})
        except BridgeError as error:
            self._send({"is": "failed", "call": number, "error": failure_to_plain(error)})
        finally:
            self._served = number
            self._credits.pop(number, None)

    def _stream(self, number: int, plain: Any) -> None:
        argument: Any = from_plain(call_of(self._offer.role).argument, plain)
        credit = self._credits[number]
        items = run(self._offer, self._part, argument)
        while credit.take():
            item = next(items, None)
            if item is None:
                return
            self._send({"is": "item", "call": number, "item": to_plain(item)})
        items.close()

    def _read(self) -> None:
        try:
            while (packet := read_packet(self._incoming)) is not None:
                self._sort(packet)
        finally:
            for credit in list(self._credits.values()):
                credit.cancel()
            self._calls.put(None)
            self._leave()

    def _sort(self, packet: dict[str, Any]) -> None:
        number = packet["call"]
        if packet["do"] == "call":
            self._credits.setdefault(number, Credit(packet["ahead"]))
            self._calls.put(packet)
        elif packet["do"] == "credit" and (credit := self._credits.get(number)):
            credit.grant()
        elif packet["do"] == "cancel" and number > self._served:
            # A cancellation may overtake its call, which is written by another thread.
            self._credits.setdefault(number, Credit(0)).cancel()

    def _send(self, packet: dict[str, Any]) -> None:
        write_packet(self._outgoing, packet)


def main(role: str, name: str) -> int:
    """Run the child on this process's standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to act upon
    lower_priority()
    child = Child(*_take_streams(), leave=_leave_soon)
    try:
        if child.open(Role(role), name):
            child.serve()
    except BrokenPipeError:
        os._exit(0)  # the parent is gone; there is nobody to tell
    return 0


def _leave_soon() -> None:
    """End the process shortly, even if a part is deep inside a model and hears nothing."""
    timer = threading.Timer(_LAST_WORDS_SECS, os._exit, args=(0,))
    timer.daemon = True
    timer.start()


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return private copies of standard input and output, and make the public ones harmless.

    Whatever a library prints, from Python or from C, then lands on standard error.
    """
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing


def _build(role: Role, name: str, options: dict[str, Any], plugins: list[str]) -> tuple[Offer, Any]:
    manager = PluginManager()
    manager.load_installed()
    for module in plugins:
        manager.load(_imported(module), module)
    offer = manager.registry.find(role, name)
    return offer, manager.registry.create(role, name, options)


def _imported(module: str) -> Any:
    try:
        return import_module(module)
    except Exception as error:
        raise PluginLoadError(module, f"{type(error).__name__}: {error}") from error


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
