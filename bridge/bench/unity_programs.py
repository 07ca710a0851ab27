"""Builds the Unity package's programs for benches."""

from pathlib import Path

from bridge.bench.csharp import Runtime, build, command, missing_tools
from bridge.bench.programs import PROGRAMS, Programs
from bridge.bench.unity_package import Platform, assemblies, programs
from bridge.errors import BridgeError

__all__ = ["unity_programs"]

_CORE = "AvatarBridge.Core"


def unity_programs(runtime: Runtime, folder: Path) -> Programs:
    """Build the core and its benches for one runtime, into a folder of the caller's."""
    if missing_tools():
        raise BridgeError(f"C# needs {missing_tools()}. To get it: make engines")
    core = tuple(one for one in assemblies(Platform.PLAYER, runtime) if one.name == _CORE)
    benches = tuple(one for one in programs(core) if one.name.lower() in PROGRAMS)
    build((*core, *benches), folder, runtime)
    return Programs(lambda name: command(folder / f"{name.capitalize()}.exe", runtime))
