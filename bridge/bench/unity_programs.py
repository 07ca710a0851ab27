"""Builds and runs the Unity package's programs for benches."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from bridge.bench.csharp import Runtime, build, command, missing_tools
from bridge.bench.unity_package import Platform, assemblies, programs
from bridge.errors import BridgeError

__all__ = ["PROGRAMS", "Programs"]

PROGRAMS = ("Bench", "Crowd", "Live")
"""Those that stand on the core alone and print one JSON object."""

_CORE = "AvatarBridge.Core"
_RUN_SECS = 120.0


class Programs:
    """The core and its benches, built for one runtime into a folder of the caller's."""

    def __init__(self, runtime: Runtime, folder: Path) -> None:
        if missing_tools():
            raise BridgeError(f"C# needs {missing_tools()}. To get it: make engines")
        self.runtime = runtime
        self._folder = folder
        core = tuple(one for one in assemblies(Platform.PLAYER, runtime) if one.name == _CORE)
        benches = tuple(one for one in programs(core) if one.name in PROGRAMS)
        build((*core, *benches), folder, runtime)

    def run(self, name: str, *arguments: str) -> dict[str, Any]:
        """Run a program to its end; return what it printed."""
        with self.start(name, *arguments) as process:
            return finish(name, process)

    def start(self, name: str, *arguments: str) -> "subprocess.Popen[str]":
        """Start a program; ``finish`` ends those that wait for the end of stdin."""
        line = command(self._folder / f"{name}.exe", self.runtime, *arguments)
        return subprocess.Popen(  # noqa: S603 - our own program
            line,
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
