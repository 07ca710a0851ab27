"""The Unreal plugin's own sources, checked as the engine's build tool would take them."""

import re
import shutil
import subprocess
from functools import cache

import pytest
from unreal import CACHE, SOURCES

PLUGIN = SOURCES.parent / "AvatarBridge"
MODULES = ("AvatarBridge", "AvatarBridgeEditor")
STUBS = SOURCES / "stubs"
_CORE = PLUGIN / "Source" / "AvatarBridgeCore" / "Include"
_HEADER_TOOL = SOURCES / "HeaderTool.cmake"
_SECS = 300.0
_WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror")

needs_compiler = pytest.mark.skipif(
    not (shutil.which("g++") and shutil.which("cmake")),
    reason="C++ needs g++ and cmake. To get them: make engines",
)


def headers():
    """Return every header of the plugin's modules; the core is no part of them."""
    return [path for module in MODULES for path in _source(module).rglob("*.h")]


def sources(module):
    """Return what a module is compiled from."""
    return sorted(_source(module).rglob("*.cpp"))


def compile_module(module, minor, standard):
    """Return what the compiler says of a module in one piece, as the engine builds it.

    The engine joins a module's sources into a few large ones, so what is private to one must
    not be called as what is private to another.
    """
    joined = "".join(f'#include "{path}"\n' for path in sources(module))
    return compile_text(joined, module, minor, standard)


def compile_text(text, module, minor, standard, more=()):
    """Return what the compiler says of a text with a module's headers, and ``more`` folders'."""
    done = subprocess.run(
        ["g++", f"-std=c++{standard}", "-fsyntax-only", *_WARNINGS]
        + ["-fno-exceptions", "-fno-rtti", f"-DUE_STUB_MINOR={minor}"]
        + [f"-I{folder}" for folder in (*more, *_folders(module))]
        + ["-x", "c++", "-"],
        input=text,
        capture_output=True,
        text=True,
        timeout=_SECS,
        check=False,
    )
    return done.stderr


def without_tooltip():
    """Return each member that the editor shows and nothing explains, as ``file:line``."""
    return [
        f"{path.name}:{number}"
        for path in headers()
        for number in _unexplained(path.read_text(encoding="utf-8").splitlines())
    ]


def _unexplained(lines):
    """Yield the numbers of marks of the editor, and of values of its enums, without a comment."""
    is_marked = is_inside = False
    for number, line in enumerate(lines, start=1):
        is_explained = _before(lines, number).endswith("*/")
        if re.match(r"\s*(UCLASS|USTRUCT|UENUM|UPROPERTY|UFUNCTION)\(", line):
            is_marked = line.startswith("UENUM")
            # What is only kept from being collected has no place in the editor.
            is_hidden = re.match(r"\s*UPROPERTY\((Transient)?\)", line)
            if not is_explained and not is_hidden:
                yield number
        elif is_marked and line.startswith("enum class"):
            is_marked, is_inside = False, True
        elif is_inside and line.startswith("};"):
            is_inside = False
        elif is_inside and re.match(r"\s+\w+\s*(=[^,]+|UMETA\(.*\))?,", line) and not is_explained:
            yield number


def _before(lines, number):
    """Return the last line with anything in it before line ``number``, stripped."""
    return next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")


def _source(module):
    return PLUGIN / "Source" / module


def _folders(module):
    """Return where a module's headers are looked for: its own, public ones, and stand-ins."""
    own = [_source(module) / name for name in ("Public", "Private")]
    other = [_source(name) / "Public" for name in MODULES if name != module]
    return [*own, *other, _CORE, STUBS, _generated()]


@cache
def _generated():
    folder = CACHE / "generated"
    run_header_tool(headers(), folder)
    return folder


def run_header_tool(marked, folder):
    """Write ``X.generated.h`` into a folder for each header that includes it."""
    listed = ";".join(map(str, marked))
    line = ["cmake", "-D", f"HEADERS={listed}", "-D", f"FOLDER={folder}", "-P", _HEADER_TOOL]
    subprocess.run(line, check=True, timeout=_SECS)
