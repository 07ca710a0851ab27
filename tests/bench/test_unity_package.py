"""Assemblies are told from a package's files as Unity tells them."""

import json

import pytest

from bridge.bench.csharp import Runtime
from bridge.bench.unity_package import Platform, assemblies, definitions, programs


@pytest.fixture
def package(tmp_path):
    """Return a package with a core, parts on top of it, an editor, tests, and a sample."""

    def add(folder, name="", **fields):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "One.cs").touch()
        if name:
            text = json.dumps({"name": name, **fields})
            (tmp_path / folder / f"{name}.asmdef").write_text(text)

    add("Editor", "Doll.Editor", references=["Doll"], includePlatforms=["Editor"])
    add("Runtime", "Doll", references=["Doll.Core", "Elsewhere"])
    add("Runtime/Core", "Doll.Core", noEngineReferences=True)
    add("Runtime/Core/Wire")
    add(
        "Runtime/Vrm",
        "Doll.Vrm",
        references=["Doll", "VRM10"],
        defineConstraints=["DOLL_VRM0 || DOLL_VRM1", "!DOLL_NEVER"],
        versionDefines=[
            {"name": "com.vrmc.vrm", "expression": "0.1", "define": "DOLL_VRM1"},
            {"name": "com.vrmc.univrm", "expression": "0.1", "define": "DOLL_VRM0"},
        ],
    )
    add(
        "Tests/Editor",
        "Doll.Tests",
        references=["Doll.Core"],
        includePlatforms=["Editor"],
        precompiledReferences=["nunit.framework.dll"],
        defineConstraints=["UNITY_INCLUDE_TESTS"],
    )
    add("Samples~/Hello")
    add("Samples~/Hello/Editor")
    add("Tests~/Programs")
    add("Tests~/Programs/Shared")
    (tmp_path / "Tests~/Stubs").mkdir()
    for name in ("UnityEngine", "UnityEngine.Audio", "UnityEditor", "UniVRM"):
        (tmp_path / f"Tests~/Stubs/{name}.cs").touch()
    return tmp_path


def _by_name(package, platform, runtime=Runtime.NET):
    return {one.name: one for one in assemblies(platform, runtime, package)}


def test_a_folder_belongs_to_the_nearest_asmdef_above_it(package):
    found = {one.name: one for one in definitions(package)}
    assert [path.parent.name for path in found["Doll"].sources()] == ["Runtime"]
    assert [path.parent.name for path in found["Doll.Core"].sources()] == ["Core", "Wire"]


def test_what_is_needed_comes_first_and_what_is_not_there_is_ignored(package):
    found = _by_name(package, Platform.EDITOR)
    done = set()
    for name, one in found.items():
        assert done.issuperset(one.references), name
        done.add(name)
    assert found["Doll.Core"].references == ()
    assert found["Doll"].references == ("UnityEngine", "Doll.Core")
    assert found["Doll.Vrm"].references == ("UnityEngine", "Doll", "UniVRM")
    assert "UnityEditor" in found["Doll.Editor"].references


def test_parts_of_one_stand_in_are_one_assembly(package):
    assert len(_by_name(package, Platform.EDITOR)["UnityEngine"].sources) == 2


def test_a_game_has_no_editor_no_tests_and_only_what_is_installed(package):
    names = set(_by_name(package, Platform.PLAYER))
    assert names == {"UnityEngine", "Doll", "Doll.Core", "Sample.Hello"}


@pytest.mark.parametrize(
    ("platform", "symbols"),
    [(Platform.EDITOR, {"DOLL_VRM0", "DOLL_VRM1"}), (Platform.NEWEST, {"DOLL_VRM1"})],
)
def test_symbols_follow_from_the_packages_beside_it(package, platform, symbols):
    defines = _by_name(package, platform)["Doll.Vrm"].defines
    assert {name for name in defines if name.startswith("DOLL")} == symbols
    assert "UNITY_2021_3_OR_NEWER" in defines


def test_a_constraint_can_forbid(package):
    path = package / "Runtime/Vrm/Doll.Vrm.asmdef"
    path.write_text(path.read_text().replace("!DOLL_NEVER", "!DOLL_VRM1"))
    assert "Doll.Vrm" not in _by_name(package, Platform.NEWEST)


def test_samples_become_two_assemblies_as_scripts_of_a_project_do(package):
    found = _by_name(package, Platform.EDITOR)
    assert "UnityEditor" not in found["Sample.Hello"].references
    assert {"Sample.Hello", "UnityEditor"} <= set(found["Sample.Hello.Editor"].references)


def test_nunit_is_there_on_net_only(package):
    assert _by_name(package, Platform.EDITOR)["Doll.Tests"].libraries
    assert "Doll.Tests" not in _by_name(package, Platform.EDITOR, Runtime.MONO)


def test_each_program_carries_what_is_shared(package):
    built = assemblies(Platform.EDITOR, Runtime.NET, package)
    (program,) = programs(built, package)
    assert program.is_program
    assert [path.parent.name for path in program.sources] == ["Programs", "Shared"]
    assert {"Doll", "Sample.Hello"} <= set(program.if_built)
