"""The package is what Unity's package manager wants, and keeps its own rules."""

import json
import re
from pathlib import Path

import pytest

import bridge
from bridge.bench.csharp import UNITY_CLIENT
from bridge.bench.unity_package import FOREIGN, definitions

FILE_LINES = 250
PROGRAM_LINES = 400  # a program of the tests tells one story after another
LINE_CHARS = 110  # 100 is what to aim at; a summary of one line may be a little longer
OWN = [path for path in sorted(UNITY_CLIENT.rglob("*.cs")) if "node_modules" not in path.parts]
SHIPPED = [path for path in OWN if "Tests~" not in path.parts]
SEMVER = re.compile(r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$")
FORBIDDEN = {
    "dynamic": r"\bdynamic\s+\w+\s*[=;,)]",
    "unsafe": r"\bunsafe\b",
    "Reflection.Emit": r"Reflection\.Emit",
    "async void": r"\basync\s+void\b",
    "nullable contexts": r"#nullable",
    "a region": r"#region",
    "a native library": r"\bDllImport\b",
    "Thread.Abort": r"\.Abort\(\)",
}
TYPE = re.compile(
    r"^    public (?:static |sealed |abstract |partial |readonly |ref )*"
    r"(?:class|struct|interface|enum|delegate \S+) (\w+)"
)


@pytest.fixture(scope="module")
def manifest():
    return json.loads((UNITY_CLIENT / "package.json").read_text(encoding="utf-8"))


def _code(path):
    """Return the text of a file without comments and strings."""
    text = path.read_text(encoding="utf-8-sig")
    return re.sub(r'//[^\n]*|/\*.*?\*/|\$?"(?:\\.|[^"\\\n])*"', "", text, flags=re.DOTALL)


def _where(path):
    return path.relative_to(UNITY_CLIENT).as_posix()


def test_the_manifest_has_what_the_package_manager_wants(manifest):
    assert manifest["name"] == "com.avatarbridge.client"
    assert SEMVER.match(manifest["version"])
    assert manifest["unity"] == "2021.3"
    for key in ("displayName", "description", "keywords", "author", "license"):
        assert manifest.get(key), f"package.json lacks {key}"
    for name, version in manifest["dependencies"].items():
        assert re.fullmatch(r"com\.[a-z0-9.-]+", name)
        assert SEMVER.match(version), name


def test_versions_agree(manifest):
    assert manifest["version"] == bridge.__version__
    changes = (UNITY_CLIENT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{bridge.__version__}]" in changes or "## [Unreleased]" in changes


def test_what_a_package_carries_is_there():
    for name in ("README.md", "CHANGELOG.md", "LICENSE.md", "Documentation~/index.md"):
        assert (UNITY_CLIENT / name).stat().st_size > 200, name
    for name in ("Runtime", "Editor", "Tests/Editor", "Samples~", "Documentation~"):
        assert (UNITY_CLIENT / name).is_dir(), name


def test_every_sample_is_told_of_and_there(manifest):
    told = {sample["path"]: sample for sample in manifest["samples"]}
    there = {_where(path) for path in (UNITY_CLIENT / "Samples~").iterdir() if path.is_dir()}
    assert set(told) == there
    for path, sample in told.items():
        assert sample["displayName"], path
        assert sample["description"], path
        assert (UNITY_CLIENT / path / "README.md").is_file(), path
        assert any((UNITY_CLIENT / path).rglob("*.cs")), path


def test_asmdefs_name_each_other_and_nothing_unknown():
    found = definitions()
    names = [one.name for one in found]
    assert len(names) == len(set(names))
    assert {"AvatarBridge.Core", "AvatarBridge", "AvatarBridge.Editor", "AvatarBridge.Vrm",
            "AvatarBridge.Tests"} <= set(names)  # fmt: skip
    for one in found:
        assert one.name.startswith("AvatarBridge"), one.name
        for reference in one.references:
            assert not reference.startswith("GUID:"), f"{one.name}: refer by name"
            assert reference in {*names, *FOREIGN}, f"{one.name} refers to {reference}"


def test_each_asmdef_is_limited_as_its_folder_says():
    for one in definitions():
        data = json.loads((one.folder / f"{one.name}.asmdef").read_text(encoding="utf-8"))
        assert data["allowUnsafeCode"] is False, one.name
        assert one.is_editor == ("Editor" in one.folder.parts), one.name
    by_name = {one.name: one for one in definitions()}
    assert not by_name["AvatarBridge.Core"].has_engine
    assert by_name["AvatarBridge.Core"].references == ()
    assert by_name["AvatarBridge.Tests"].constraints == ("UNITY_INCLUDE_TESTS",)
    assert any("BRIDGE_VRM" in line for line in by_name["AvatarBridge.Vrm"].constraints)


def test_the_core_knows_no_engine():
    core = [path for path in SHIPPED if "Core" in path.parts]
    assert len(core) > 50
    assert not [
        _where(path) for path in core if re.search(r"\bUnity(Engine|Editor)\b", _code(path))
    ]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_that_breaks_on_some_platform(what):
    found = [_where(path) for path in SHIPPED if re.search(FORBIDDEN[what], _code(path))]
    assert not found, f"{what} in {found}"


def test_the_player_needs_no_reflection():
    found = [
        _where(path)
        for path in SHIPPED
        if "Runtime" in path.parts and re.search(r"using System\.Reflection;", _code(path))
    ]
    assert not found, f"IL2CPP strips what only reflection reaches: {found}"


def test_every_public_type_says_what_it_is():
    silent = []
    for path in SHIPPED:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        for number, line in enumerate(lines):
            found = TYPE.match(line)
            if found and not _is_told(lines, number) and not _is_part(path, found[1]):
                silent.append(f"{_where(path)}:{number + 1} {found[1]}")
    assert not silent, "\n  ".join(["public types without a summary:", *silent])


def test_files_stay_small_and_lines_short():
    long = []
    for path in OWN:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        size = sum(bool(line.strip()) for line in lines)
        if size > (FILE_LINES if path in SHIPPED else PROGRAM_LINES):
            long.append(f"{_where(path)}: {size} lines that are not blank")
        long += [
            f"{_where(path)}:{number} has {len(line)} characters"
            for number, line in enumerate(lines, 1)
            if len(line) > LINE_CHARS
        ]
    assert not long, "\n  ".join(["too long:", *long])


def test_each_file_has_the_namespace_of_its_folder():
    """``Runtime/Core/Zmtp`` is ``AvatarBridge.Zmtp``; components are all ``AvatarBridge``."""
    wrong = []
    for path in SHIPPED:
        if "Core" not in path.parts:
            continue
        folders = path.relative_to(UNITY_CLIENT / "Runtime" / "Core").parent.parts
        wanted = ".".join(("AvatarBridge", *folders))
        text = path.read_text(encoding="utf-8-sig")
        names = re.findall(r"^namespace ([\w.]+)", text, re.MULTILINE)
        if path.stem != "AssemblyInfo" and names != [wanted]:
            wrong.append(f"{_where(path)}: {names}, wanted {wanted}")
    assert not wrong, "\n  ".join(wrong)


def test_nothing_of_the_tests_is_shipped_to_players():
    roots = [path.name for path in UNITY_CLIENT.iterdir() if path.is_dir()]
    assert set(roots) <= {"Documentation~", "Editor", "Runtime", "Samples~", "Tests", "Tests~"}
    binary = [_where(path) for path in UNITY_CLIENT.rglob("*") if _is_library(path)]
    assert not binary, f"a package without native libraries has none: {binary}"


def _is_library(path: Path):
    return path.suffix in {".dll", ".so", ".dylib", ".a", ".bundle"} and "node_modules" not in (
        path.parts
    )


def _is_told(lines, number):
    """Whether the lines just above a type are its summary and attributes."""
    above = number - 1
    while above >= 0 and (lines[above].strip().startswith("[") or lines[above].endswith(")]")):
        above -= 1
    return above >= 0 and lines[above].strip().startswith("///")


def _is_part(path, name):
    """Whether this is one of several files of a type, of which the first one tells."""
    return path.stem != name and (path.parent / f"{name}.cs").is_file()
