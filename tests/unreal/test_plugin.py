"""The Unreal plugin is what the engine's tools expect of one, as far as that can be told here."""

import json
import re

import pytest
import unreal_plugin
from unreal_plugin import MODULES, PLUGIN, STUBS, needs_compiler

from bridge.bench.csharp import Assembly, Runtime, messages, missing_tools

DESCRIPTOR = PLUGIN / "AvatarBridge.uplugin"
RULES = sorted(PLUGIN.glob("Source/*/*.Build.cs"))
BUILDS = [(3, 17), (4, 17), (5, 17), (6, 17), (6, 20)]
"""(minor version of Unreal 5, standard of C++): the engine builds as C++20 since 5.3."""

# API/Runtime/Projects/FPluginDescriptor, FModuleDescriptor and FPluginReferenceDescriptor.
FIELDS = {
    "FileVersion", "Version", "VersionName", "FriendlyName", "Description", "Category",
    "CreatedBy", "CreatedByURL", "DocsURL", "MarketplaceURL", "SupportURL", "EngineVersion",
    "EnabledByDefault", "CanContainContent", "IsBetaVersion", "IsExperimentalVersion",
    "Installed", "SupportedTargetPlatforms", "Modules", "Plugins",
}  # fmt: skip
MODULE_FIELDS = {
    "Name", "Type", "LoadingPhase", "PlatformAllowList", "PlatformDenyList",
    "TargetAllowList", "TargetDenyList", "AdditionalDependencies",
}  # fmt: skip
PLUGIN_FIELDS = {"Name", "Enabled", "Optional", "Description", "MarketplaceURL",
                 "PlatformAllowList", "PlatformDenyList"}  # fmt: skip


@pytest.fixture(scope="module")
def descriptor():
    """Return what the ``.uplugin`` says."""
    return json.loads(DESCRIPTOR.read_text(encoding="utf-8"))


def test_the_descriptor_has_published_fields_only(descriptor):
    assert set(descriptor) <= FIELDS
    assert all(set(module) <= MODULE_FIELDS for module in descriptor["Modules"])
    assert all(set(plugin) <= PLUGIN_FIELDS for plugin in descriptor["Plugins"])
    assert descriptor["FileVersion"] == 3


def test_the_descriptor_lists_the_modules_that_are_there(descriptor):
    listed = {module["Name"]: module["Type"] for module in descriptor["Modules"]}
    assert listed == {"AvatarBridge": "Runtime", "AvatarBridgeEditor": "Editor"}
    for name in listed:
        assert (PLUGIN / "Source" / name / f"{name}.Build.cs").is_file()


def test_what_a_preset_names_is_in_the_module_that_games_have():
    # Else a packaged game says "The factory is not defined": issues 33 and 57 of
    # github.com/Rokoko/rokoko-studio-live-unreal-engine.
    named = [
        path
        for path in unreal_plugin.headers()
        if re.search(
            r": public ULiveLink(SourceFactory|SourceSettings|RetargetAsset)", path.read_text()
        )
    ]
    assert len(named) == 5
    assert {path.parents[1].name for path in named} == {"AvatarBridge"}


def test_the_descriptor_enables_the_plugins_that_the_modules_use(descriptor):
    enabled = {plugin["Name"] for plugin in descriptor["Plugins"] if plugin["Enabled"]}
    assert enabled == {"LiveLink", "OSC"}


@pytest.mark.parametrize("module", MODULES)
def test_the_rules_name_the_modules_of_what_is_included_and_no_more(module):
    given = {"Core", "CoreUObject", "Engine", "AnimationCore"}  # the engine's base, and its own
    listed = unreal_plugin.listed_modules(module) - given
    assert listed - {*MODULES, "AvatarBridgeCore"} == unreal_plugin.included_modules(module) - given


def test_every_build_rule_compiles():
    if missing_tools():
        pytest.skip(f"C# needs {missing_tools()}. To get it: make engines")
    tool = Assembly(name="UnrealBuildTool", sources=(STUBS / "UnrealBuildTool.cs",))
    rules = tuple(
        Assembly(name=_module(path), sources=(path,), references=("UnrealBuildTool",))
        for path in RULES
    )
    folder = unreal_plugin.CACHE / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    said = messages((tool, *rules), folder, Runtime.NET)
    assert len(rules) == 3
    assert not [line for lines in said.values() for line in lines]


@pytest.mark.parametrize("path", RULES, ids=lambda path: _module(path))
def test_a_build_rule_is_the_class_of_its_module(path):
    text = path.read_text(encoding="utf-8")
    assert f"public class {_module(path)} : ModuleRules" in text
    assert path.parent.name == _module(path)


def test_the_runtime_module_does_not_need_the_editor():
    rule = (PLUGIN / "Source/AvatarBridge/AvatarBridge.Build.cs").read_text(encoding="utf-8")
    assert not re.search(r'"(AvatarBridgeEditor|UnrealEd|Slate|EditorStyle)"', rule)


@needs_compiler
@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(("minor", "standard"), BUILDS, ids=lambda number: str(number))
def test_a_module_compiles_in_one_piece_for_every_engine(module, minor, standard):
    assert unreal_plugin.compile_module(module, minor, standard) == ""


@needs_compiler
def test_the_check_notices_what_is_not_there(tmp_path, monkeypatch):
    broken = tmp_path / "Broken.cpp"
    broken.write_text('#include "CoreMinimal.h"\nint32 F(const FString& A) { return A.NoSuch(); }')
    monkeypatch.setattr(unreal_plugin, "sources", lambda module: [broken])
    assert "NoSuch" in unreal_plugin.compile_module("AvatarBridge", 6, 17)


def test_every_header_is_named_for_the_tool_that_reads_it():
    for header in unreal_plugin.headers():
        text = header.read_text(encoding="utf-8")
        marked = bool(re.search(r"^(UCLASS|USTRUCT|UENUM|UINTERFACE)\(", text, re.M))
        includes = re.findall(r'^#include "(.*)"', text, re.M)
        assert marked == (f"{header.stem}.generated.h" in includes), header.name
        assert not marked or includes[-1] == f"{header.stem}.generated.h", header.name


def test_everything_that_the_editor_shows_is_explained():
    assert unreal_plugin.without_tooltip() == []


def test_no_key_of_a_text_has_two_meanings():
    assert unreal_plugin.ambiguous_texts() == []


def test_every_stand_in_says_where_its_declarations_are_seen():
    bare = [
        path.name
        for path in STUBS.rglob("*.h")
        if not path.name.startswith("Stub")
        and not re.search(r"API/|dev\.epicgames\.com|github|public plugins", path.read_text())
    ]
    assert not bare


def _module(path):
    return path.name.removesuffix(".Build.cs")
