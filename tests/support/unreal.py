"""The Unreal client's C++, built once by CMake and again only where a source has changed."""

import shutil
import subprocess
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "unreal_client" / "tests"
CACHE = ROOT / ".pytest_cache" / "d" / "unreal"
RUN_SECS = 60.0
_BUILD_SECS = 540.0
_HOW_TO = "To get them: make engines"


class Build(StrEnum):
    """The ways in which it is built."""

    SANITISED = "sanitised"
    """Whatever is undefined ends the program; for all but figures."""
    PLAIN = "plain"


_OPTIONS = {Build.PLAIN: (), Build.SANITISED: ("-DBRIDGE_SANITISE=ON",)}


def missing_tools():
    """Return the names of what is not installed, for people; empty when all is."""
    missing = [name for name in ("cmake", "ninja", "g++") if shutil.which(name) is None]
    if not Path("/usr/include/doctest/doctest.h").is_file():
        missing.append("doctest")
    return ", ".join(missing)


needs_tools = pytest.mark.skipif(
    bool(missing_tools()), reason=f"C++ needs {missing_tools()}. {_HOW_TO}"
)


@cache
def program(name, build=Build.SANITISED):
    """Return the path of a program, built; fails with the compiler's words when it is not."""
    if missing_tools():
        pytest.skip(f"C++ needs {missing_tools()}. {_HOW_TO}")
    folder = CACHE / build
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "building"):
        _configure(str(folder), build)
        said = _run("cmake", "--build", folder, "--target", name)
    if said.returncode != 0:
        pytest.fail(f"C++ {name}:\n{said.stdout[-6000:]}\n{said.stderr[-2000:]}")
    return folder / name


def run_program(name, *args, stdin=None, timeout=RUN_SECS, build=Build.SANITISED):
    """Run a program to its end; return what it printed. Fails when its status is not 0."""
    done = subprocess.run(
        [program(name, build), *map(str, args)],
        input=stdin,
        capture_output=True,
        text=not isinstance(stdin, bytes),
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{name}: {done.stdout!s}\n{done.stderr!s}"
    return done.stdout


def start_program(name, *args, build=Build.SANITISED, **options):
    """Start a program and return its process, whose pipes carry text; the caller ends it."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    line = [program(name, build), *map(str, args)]
    return subprocess.Popen(line, text=True, **pipes | options)


def ctest():
    """Build what CMake knows how to test and let ctest run it; returns what it said."""
    program("checks")
    return _run("ctest", "--test-dir", CACHE / Build.SANITISED, "--output-on-failure")


@cache
def _configure(folder, build):
    said = _run("cmake", "-S", SOURCES, "-B", folder, "-G", "Ninja", *_OPTIONS[build])
    assert said.returncode == 0, said.stdout + said.stderr


def _run(*line):
    return subprocess.run(
        list(map(str, line)), capture_output=True, text=True, timeout=_BUILD_SECS, check=False
    )
