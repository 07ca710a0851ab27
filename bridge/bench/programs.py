"""Programs of a client in another language, which benches run: each prints one JSON object."""

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

from bridge.errors import BridgeError

__all__ = ["PROGRAMS", "Programs", "finish"]

PROGRAMS = ("bench", "crowd", "live")
"""What every client brings: the cost of a picture, many characters, one character on stage."""

_RUN_SECS = 120.0


class Programs:
    """The programs of one client, built."""

    def __init__(self, command: Callable[[str], Sequence[str]]) -> None:
        """Take what says how a program of ``PROGRAMS`` is started."""
        self._command = command

    def run(self, name: str, *arguments: str) -> dict[str, Any]:
        """Run a program to its end; return what it printed."""
        with self.start(name, *arguments) as process:
            return finish(name, process)

    def start(self, name: str, *arguments: str) -> "subprocess.Popen[str]":
        """Start a program; ``finish`` ends those that wait for the end of stdin."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [*self._command(name), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        )


def finish(name: str, process: "subprocess.Popen[str]") -> dict[str, Any]:
    """Close a program's stdin and return what it printed. Raises ``BridgeError``."""
    try:
        said, complaints = process.communicate("", timeout=_RUN_SECS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise BridgeError(f"{name} did not end within {_RUN_SECS:g} s") from error
    if process.returncode:
        raise BridgeError(f"{name} failed: {complaints.strip()[-2000:]}")
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found
