"""The Unity package's C#, built once for each runtime and kept until a source changes."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from bridge.bench import csharp, csharp_compiler
from bridge.bench.csharp import Runtime, command, messages, missing_tools, nunit
from bridge.bench.unity_package import Platform, assemblies, programs

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".pytest_cache" / "d" / "unity"
RUNTIMES = tuple(Runtime)
RUN_SECS = 30.0
_KEPT_SECS = 3600.0  # what another run may still be using

needs_tools = pytest.mark.skipif(
    bool(missing_tools()), reason=f"C# needs {missing_tools()}. To get it: make engines"
)


class Built:
    """What came of one build: a folder of assemblies, and what the compiler said of each."""

    def __init__(self, folder, compiled, said):
        self.folder = folder
        self.compiled = {one.name: one for one in compiled}
        self.said = said

    def path(self, name):
        """Return the file of one assembly. Fails with the compiler's words if there is none."""
        if name not in self.compiled:
            pytest.fail(f"no assembly {name!r}; there are {', '.join(self.compiled)}")
        path = self.folder / self.compiled[name].file_name
        if not path.is_file():
            pytest.fail("\n".join(["C#:", *self._reasons(name)]))
        return path

    def _reasons(self, name):
        """Return what was said of ``name`` and of all it stands on."""
        one = self.compiled[name]
        under = [line for other in one.references for line in self._reasons(other)]
        left_out = [other for other in one.if_built if not self._is_built(other)]
        note = [f"{name}: {other} was not built" for other in left_out]
        return list(dict.fromkeys([*under, *note, *self.said[name]]))

    def _is_built(self, name):
        return (self.folder / self.compiled[name].file_name).is_file()


def core_dll(runtime):
    """Return the path of ``AvatarBridge.Core.dll``."""
    return built(Runtime(runtime)).path("AvatarBridge.Core")


def program(name, runtime):
    """Return the path of ``Tests~/Programs/NAME.cs``, built."""
    return built(Runtime(runtime)).path(name)


def run_program(name, runtime, *args, stdin=None, timeout=RUN_SECS):
    """Run a program to its end; return what it printed. Fails when its status is not 0."""
    done = subprocess.run(
        command(program(name, runtime), Runtime(runtime), *map(str, args)),
        input=stdin,
        capture_output=True,
        text=not isinstance(stdin, bytes),
        env=environment(),
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{name} on {runtime}: {done.stdout}\n{done.stderr}"
    return done.stdout


def start_program(name, runtime, *args, **options):
    """Start a program and return its process, whose pipes carry text; the caller ends it."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    line = command(program(name, runtime), Runtime(runtime), *map(str, args))
    return subprocess.Popen(line, text=True, env=environment(), **pipes | options)


def environment():
    """Return what programs find around them."""
    return os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_TieredPGO": "0"}


@cache
def built(runtime, platform=Platform.EDITOR):
    """Return everything of the package as built for ``runtime``; skips without the tools."""
    if missing_tools():
        pytest.skip(f"C# needs {missing_tools()}. To get it: make engines")
    compiled = assemblies(platform, runtime)
    compiled += programs(compiled) if platform is Platform.EDITOR else ()
    folder = CACHE / f"{runtime}-{platform.name.lower()}-{_key(compiled)}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".building")):
        if not (folder / "said.json").is_file():
            _forget_old()
            _build(compiled, folder, runtime)
    os.utime(folder)
    return Built(folder, compiled, json.loads((folder / "said.json").read_text()))


def _build(compiled, folder, runtime):
    """Build beside ``folder`` and move it there, so that nobody meets one that is half done."""
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    said = messages(compiled, making, runtime)
    for library in {path for one in compiled for path in one.libraries}:
        shutil.copy(library, making)
    (making / "said.json").write_text(json.dumps(said))
    try:
        making.rename(folder)
    except OSError:  # another run was quicker
        shutil.rmtree(making)


def _key(compiled):
    """Return what changes when a rebuild is due."""
    sums = hashlib.sha256()
    for tool in (csharp.__file__, csharp_compiler.__file__, nunit()):
        sums.update(Path(tool).read_bytes())
    for one in compiled:
        sums.update(repr((one.name, one.references, one.libraries, one.defines)).encode())
        for source in one.sources:
            sums.update(f"{source.relative_to(ROOT)}\0".encode() + source.read_bytes())
    return sums.hexdigest()[:16]


def _forget_old():
    for folder in CACHE.glob("*"):
        if time.time() - folder.stat().st_mtime > _KEPT_SECS:
            shutil.rmtree(folder, ignore_errors=True)
