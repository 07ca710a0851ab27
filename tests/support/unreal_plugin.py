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
_CITED = re.compile(r"API/(?:Runtime|Plugins|Editor)/(\w+)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_TEXT = re.compile(r'LOCTEXT\(\s*"(\w+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
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


def listed_modules(module):
    """Return the modules that a module's rules name."""
    rules = (_source(module) / f"{module}.Build.cs").read_text(encoding="utf-8")
    return set(re.findall(r'^\s+"(\w+)",$', rules, re.M))


def included_modules(module):
    """Return the engine's modules whose headers a module includes, as their stand-ins cite them."""
    unseen = [path for path in _source(module).rglob("*") if path.suffix in (".h", ".cpp")]
    seen, found = set(), set()
    while unseen:
        path = unseen.pop()
        seen.add(path)
        for name in re.findall(r'^#include "(.+)"', path.read_text(encoding="utf-8"), re.M):
            own = [folder / name for folder in _own_folders(module) if (folder / name).is_file()]
            unseen += [path for path in own if path not in seen]
            if (STUBS / name).is_file():
                found |= set(_CITED.findall((STUBS / name).read_text(encoding="utf-8")))
    return found


def ambiguous_texts():
    """Return the keys under which the editor would find two texts to translate."""
    texts = {}
    for path in (path for module in MODULES for path in sources(module)):
        code = path.read_text(encoding="utf-8")
        for space in re.findall(r'^#define LOCTEXT_NAMESPACE "(\w+)"', code, re.M):
            for key, text in _TEXT.findall(code):
                texts.setdefault((space, key), set()).add("".join(_QUOTED.findall(text)))
    return [key for key, meanings in texts.items() if len(meanings) > 1]


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


def _own_folders(module):
    """Return where a module finds the plugin's headers: its own, and public ones."""
    own = [_source(module) / name for name in ("Public", "Private")]
    return [*own, *(_source(name) / "Public" for name in MODULES if name != module)]


def _folders(module):
    return [*_own_folders(module), _CORE, STUBS, _generated()]


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
