"""One child process and its pipes, as seen from the parent."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, cast

from bridge.errors import WireError
from bridge.hooks import Role
from bridge.workers.packets import read_packet, write_packet

__all__ = ["ChildProcess", "Packet"]

Packet = dict[str, Any]

_LONGEST_LINE = 500  # characters of a library's chatter that are kept
_LAST_WORDS_SECS = 2.0  # how long a child asked to leave may take
_THREAD_LIMITS = (
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)

log = logging.getLogger(__name__)


class ChildProcess:
    """Runs ``bridge.workers.child``; ``deliver`` is called on a thread of this object.

    ``deliver`` gets every packet in order, then ``{"is": "gone", "reason": …}`` once.
    """

    def __init__(self, role: Role, name: str, deliver: Callable[[Packet], None]) -> None:
        self._label = f"{role}-{name}"
        self._deliver = deliver
        self._last_line = ""
        self._writing = threading.Lock()
        self._process = subprocess.Popen(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-m", "bridge.workers.child", role, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # exists on Windows only
        )
        self._threads = [self._thread(self._read_packets), self._thread(self._read_lines)]

    @property
    def pid(self) -> int:
        """The operating system's number for the child."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    def send(self, packet: Packet) -> None:
        """Write one packet. A child that has gone is reported by ``deliver``, not here."""
        try:
            with self._writing:
                write_packet(self._input, packet)
        except (OSError, ValueError):
            return

    def kill(self) -> None:
        """End the child now."""
        self._process.kill()

    def close(self) -> None:
        """Ask the child to leave, end it if it does not, and let go of the pipes. Blocks."""
        with self._writing:
            _close(self._input)
        try:
            self._process.wait(_LAST_WORDS_SECS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join()
        _close(self._process.stdout)
        _close(self._process.stderr)

    def obituary(self) -> str:
        """Return how the child ended and the last thing it said. Blocks until it has ended."""
        code = self._process.wait()
        self._threads[1].join(timeout=_LAST_WORDS_SECS)
        how = f"ended with exit code {code}" if code >= 0 else f"was ended by {_signal(-code)}"
        words = f"; its last words: {self._last_line}" if self._last_line else ""
        return f"the child process {how}{words}"

    @property
    def _input(self) -> Any:
        return self._process.stdin

    def _thread(self, target: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=target, name=f"worker-{self._label}", daemon=True)
        thread.start()
        return thread

    def _read_packets(self) -> None:
        stdout = cast(Any, self._process.stdout)
        try:
            while (packet := read_packet(stdout)) is not None:
                self._deliver(packet)
        except (WireError, OSError, ValueError) as error:
            # Half a packet is what a killed child leaves behind; nothing after it can be read.
            log.debug("a worker's stream broke", extra={"part": self._label, "reason": str(error)})
            self._process.kill()
        self._deliver({"is": "gone", "call": 0, "reason": self.obituary()})

    def _read_lines(self) -> None:
        stderr = cast(IO[bytes], self._process.stderr)
        while raw := stderr.readline(_LONGEST_LINE):
            line = raw.decode("utf-8", errors="replace").strip()
            if line:
                self._last_line = line
                log.debug("a worker wrote", extra={"part": self._label, "line": line})


def _environment() -> dict[str, str]:
    """Return this process's environment with models kept off one core, unless told otherwise."""
    threads = str(max(1, (os.cpu_count() or 2) - 1))
    return {**dict.fromkeys(_THREAD_LIMITS, threads), "PYTHONIOENCODING": "utf-8", **os.environ}


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _close(stream: IO[bytes] | None) -> None:
    if stream is not None:
        try:
            stream.close()
        except OSError:  # what was still buffered has nobody to go to
            return
