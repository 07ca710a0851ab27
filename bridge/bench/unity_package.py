"""The assemblies of the Unity package, as its asmdefs describe them to Unity."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from bridge.bench.csharp import UNITY_CLIENT, Assembly, Runtime, nunit

__all__ = ["Definition", "Platform", "assemblies", "definitions", "programs"]

_UNITY_2021 = ("UNITY_5_3_OR_NEWER", "UNITY_2019_4_OR_NEWER", "UNITY_2021_3_OR_NEWER")
_UNITY_6 = (*_UNITY_2021, "UNITY_2022_3_OR_NEWER", "UNITY_2023_1_OR_NEWER", "UNITY_6000_0_OR_NEWER")
_UNITY_6_4 = (*_UNITY_6, "UNITY_6000_4_OR_NEWER")
_EDITOR = ("UNITY_EDITOR", "UNITY_EDITOR_LINUX", "UNITY_INCLUDE_TESTS", "ENABLE_MONO")
_VRM = ("com.vrmc.univrm", "com.vrmc.vrm")


class Platform(Enum):
    """Where a compiler of Unity's may meet the package: its symbols, and packages beside it."""

    EDITOR = ((*_UNITY_2021, *_EDITOR), _VRM)
    """The oldest editor that is served, with both UniVRMs; programs and tests use this one."""
    PLAYER = ((*_UNITY_2021, "UNITY_STANDALONE", "ENABLE_IL2CPP"), ())
    """A game, with nothing beside the package."""
    SIX = ((*_UNITY_6, *_EDITOR), ("com.vrmc.vrm",))
    """An editor of Unity 6.0, with VRM 1.0 only."""
    NEWEST = ((*_UNITY_6_4, *_EDITOR), ("com.vrmc.vrm",))
    """An editor of the latest generation, which calls more of Unity obsolete."""

    def __init__(self, symbols: tuple[str, ...], packages: tuple[str, ...]) -> None:
        self.symbols = symbols
        self.packages = packages


STUBS = ("UnityEngine", "UnityEditor", "UniVRM")
"""Stand-ins for what Unity brings: ``Tests~/Stubs/NAME*.cs`` is one assembly each."""

FOREIGN = {
    "UnityEngine.TestRunner": "UnityEngine",
    "UnityEditor.TestRunner": "UnityEditor",
    "UniGLTF": "UniVRM",
    "UniHumanoid": "UniVRM",
    "VRM": "UniVRM",
    "VRM10": "UniVRM",
}
"""Assemblies of other packages, and the stand-in for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One asmdef."""

    folder: Path
    name: str
    references: tuple[str, ...]
    constraints: tuple[str, ...]
    """Each is one symbol, ``!symbol``, or several between ``||``; all must hold."""
    symbols_of_packages: tuple[tuple[str, str], ...]
    """(package, symbol that is defined where it is installed)."""
    has_engine: bool
    is_editor: bool
    uses_nunit: bool

    def sources(self) -> tuple[Path, ...]:
        """Return its files: those below its folder that no asmdef further down takes."""
        inner = {path.parent for path in self.folder.rglob("*.asmdef")} - {self.folder}
        return tuple(
            path
            for path in sorted(self.folder.rglob("*.cs"))
            if not inner.intersection(path.parents)
        )

    def symbols(self, platform: Platform) -> tuple[str, ...] | None:
        """Return what is defined when it is compiled there; None where it is left out."""
        beside = [symbol for package, symbol in self.symbols_of_packages
                  if package in platform.packages]  # fmt: skip
        symbols = (*platform.symbols, *beside)
        if self.is_editor and "UNITY_EDITOR" not in symbols:
            return None
        return symbols if all(_holds(line, symbols) for line in self.constraints) else None


def definitions(package: Path = UNITY_CLIENT) -> tuple[Definition, ...]:
    """Return the asmdefs of ``package``, those of samples too, as far as they stand in it."""
    return tuple(_read(path) for path in sorted(package.rglob("*.asmdef")) if _is_ours(path))


def assemblies(
    platform: Platform, runtime: Runtime, package: Path = UNITY_CLIENT
) -> tuple[Assembly, ...]:
    """Return the package's assemblies, their stand-ins and samples, each after what it needs."""
    found = {one.name: one for one in _stubs(platform, package)}
    for definition in definitions(package):
        symbols = definition.symbols(platform)
        sources = definition.sources()
        if symbols is None or not sources:
            continue
        if definition.uses_nunit and runtime is Runtime.MONO:
            continue  # the framework at hand is built for .NET
        found[definition.name] = Assembly(
            name=definition.name,
            sources=sources,
            references=_needs(definition),
            libraries=(nunit(),) if definition.uses_nunit else (),
            defines=symbols,
        )
    found |= {one.name: one for one in _samples(platform, package, found)}
    return tuple(_in_order(found))


def programs(built: Iterable[Assembly], package: Path = UNITY_CLIENT) -> tuple[Assembly, ...]:
    """Return the programs of the tests: each file of ``Tests~/Programs`` is one.

    They may use every assembly of ``built``, as far as it could be built, and what stands in
    ``Tests~/Programs/Shared``. One that needs NUnit is left out where there is none.
    """
    folder = package / "Tests~" / "Programs"
    shared = tuple(sorted((folder / "Shared").glob("*.cs")))
    built = tuple(built)
    names = tuple(one.name for one in built)
    libraries = tuple({path for one in built for path in one.libraries})
    return tuple(
        Assembly(
            name=path.stem,
            sources=(path, *shared),
            if_built=names,
            libraries=libraries,
            defines=Platform.EDITOR.symbols,
            is_program=True,
        )
        for path in sorted(folder.glob("*.cs"))
        if libraries or "using NUnit" not in path.read_text(encoding="utf-8-sig")
    )


def _read(path: Path) -> Definition:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Definition(
        folder=path.parent,
        name=data["name"],
        references=tuple(data.get("references", ())),
        constraints=tuple(data.get("defineConstraints", ())),
        symbols_of_packages=tuple(
            (entry["name"], entry["define"]) for entry in data.get("versionDefines", ())
        ),
        has_engine=not data.get("noEngineReferences", False),
        is_editor=data.get("includePlatforms", []) == ["Editor"],
        uses_nunit="nunit.framework.dll" in data.get("precompiledReferences", ()),
    )


def _is_ours(path: Path) -> bool:
    return not {"Tests~", "node_modules"}.intersection(path.parts)


def _holds(constraint: str, symbols: Iterable[str]) -> bool:
    def term(text: str) -> bool:
        text = text.strip()
        return text[1:] not in symbols if text.startswith("!") else text in symbols

    return any(term(text) for text in constraint.split("||"))


def _needs(definition: Definition) -> tuple[str, ...]:
    engine = ("UnityEngine",) if definition.has_engine else ()
    editor = ("UnityEditor",) if definition.has_engine and definition.is_editor else ()
    ours = tuple(FOREIGN.get(name, name) for name in definition.references)
    return tuple(dict.fromkeys((*engine, *editor, *ours)))


def _stubs(platform: Platform, package: Path) -> Iterator[Assembly]:
    is_there = {
        "UnityEngine": True,
        "UnityEditor": "UNITY_EDITOR" in platform.symbols,
        "UniVRM": bool(platform.packages),
    }
    for name in STUBS:
        sources = tuple(sorted((package / "Tests~" / "Stubs").glob(f"{name}*.cs")))
        if sources and is_there[name]:
            needs = () if name == STUBS[0] else STUBS[:1]
            yield Assembly(name=name, sources=sources, references=needs, defines=platform.symbols)


def _samples(platform: Platform, package: Path, found: dict[str, Assembly]) -> Iterator[Assembly]:
    """Yield the samples without an asmdef, as Unity's own two assemblies for such scripts."""
    for folder in sorted((package / "Samples~").glob("*")):
        if any(folder.rglob("*.asmdef")):
            continue
        scripts = sorted(folder.rglob("*.cs"))
        editing = tuple(path for path in scripts if "Editor" in path.parts)
        playing = tuple(path for path in scripts if "Editor" not in path.parts)
        name = f"Sample.{folder.name}"
        editors = {one.name for one in definitions(package) if one.is_editor} | {"UnityEditor"}
        runtime = tuple(other for other in found if other not in editors)
        if playing:
            yield Assembly(name=name, sources=playing, references=runtime, defines=platform.symbols)
        if editing and "UNITY_EDITOR" in platform.symbols:
            yield Assembly(
                name=f"{name}.Editor",
                sources=editing,
                references=(*found, *((name,) if playing else ())),
                defines=platform.symbols,
            )


def _in_order(found: dict[str, Assembly]) -> Iterator[Assembly]:
    """Yield each after what it refers to; a name that is not there is ignored, as Unity does."""
    graph = {
        name: tuple(other for other in one.references if other in found)
        for name, one in found.items()
    }
    for name in TopologicalSorter(graph).static_order():
        yield replace(found[name], references=graph[name])
