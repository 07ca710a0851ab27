"""Builds the programs of the Unreal client's core for benches."""

import os
import shutil
import subprocess
from pathlib import Path

from bridge.bench.programs import PROGRAMS, Programs
from bridge.errors import BridgeError

__all__ = ["missing_tools", "unreal_programs"]

_SOURCES = Path(__file__).parents[2] / "unreal_client" / "tests"
_BUILD_SECS = 300.0


def unreal_programs(folder: Path) -> Programs:
    """Build the benches of the core by CMake, into a folder of the caller's."""
    if missing_tools():
        raise BridgeError(f"C++ needs {missing_tools()}. To get it: make engines")
    if not _SOURCES.is_dir():
        raise BridgeError(f"{_SOURCES}: the client's sources are not there; use a clone")
    cores = str(os.cpu_count() or 1)
    _run("cmake", "-S", str(_SOURCES), "-B", str(folder), "-DCMAKE_BUILD_TYPE=Release")
    _run("cmake", "--build", str(folder), "--parallel", cores, "--target", *PROGRAMS)
    return Programs(lambda name: [str(folder / name)])


def missing_tools() -> str:
    """Return the names of what is not installed, for people; empty when all is."""
    return ", ".join(name for name in ("cmake", "g++") if shutil.which(name) is None)


def _run(*line: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own sources
        line, capture_output=True, text=True, timeout=_BUILD_SECS, check=False
    )
    if done.returncode:
        raise BridgeError(f"{line[0]} failed: {(done.stdout + done.stderr).strip()[-2000:]}")
