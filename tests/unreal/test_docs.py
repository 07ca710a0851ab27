"""What the pages of the Unreal plugin say can be done as they say it."""

import json
import re
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from dataclasses import fields

import pytest
import unreal_plugin
from typer.main import get_command
from unreal import ROOT
from unreal_pages import (
    CLIENT,
    DOCUMENTATION,
    PAGES,
    label,
    literals,
    owned,
    prose,
    public_types,
    table,
)
from unreal_plugin import PLUGIN, STUBS, needs_compiler

from bridge.cli.app import app
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character
from bridge.wire.livelink_options import LiveLinkOptions, read_live_link_options
from bridge.wire.vmc_options import read_vmc_options

BLUEPRINT = DOCUMENTATION / "blueprint.md"
SHOWN = ("BlueprintCallable", "BlueprintPure", "BlueprintAssignable", "BlueprintReadOnly",
         "BlueprintReadWrite")  # fmt: skip
OTHERS = {
    "ARKit Face Subj", "Use ARKit Face", "Live Link Pose", "Bridge Retarget Asset",
    "Bridge Voice", "Bridge NPC", "Live Link",
}  # fmt: skip
"""Names in bold that are the engine's, the MetaHuman's, or of a class as the editor shows it."""


READERS = {"live-link-face": read_live_link_options, "vmc": read_vmc_options}


def _pages():
    return [pytest.param(path, id=str(path.relative_to(CLIENT))) for path in PAGES]


@pytest.fixture(scope="module")
def types():
    """Return the public types of the plugin."""
    return public_types()


@pytest.fixture(scope="module")
def told():
    """Return what the page of Blueprint says of each type."""
    return owned(BLUEPRINT)


def test_the_public_headers_are_understood(types):
    assert types["UBridgeNpcComponent"].having("BlueprintCallable") >= {"Say", "LookAtActor"}
    assert types["UBridgeNpcComponent"].fields() >= {"Character", "Body Scale"}
    assert "OnWord" in types["UBridgeNpcComponent"].having("BlueprintAssignable")
    assert types["UBridgeSettings"].fields() >= {"Stream Endpoint"}


@pytest.mark.parametrize("page", _pages())
def test_every_type_that_is_named_exists(page, types):
    named = set(re.findall(r"`([UFAES]Bridge\w+)", prose(page)))
    sources = "\n".join(path.read_text() for path in unreal_plugin.headers())
    assert {name for name in named if not re.search(rf"\b{name}\b", sources)} == set()
    assert not (page == BLUEPRINT and named - set(types))


def test_every_node_event_and_field_is_explained(types, told):
    missing = [
        f"{name}.{member}"
        for name, described in types.items()
        for member in described.having(*SHOWN)
        if not re.search(rf"`{member}`|\*\*{label(member)}\*\*", told.get(name, ""))
    ]
    assert not missing, "blueprint.md leaves out:\n  " + "\n  ".join(missing)


def test_every_row_is_a_member(types, told):
    for name, text in told.items():
        rows = re.findall(r"^\| `(\w+)`", text, re.M)
        wrong = [row for row in rows if not re.search(rf"\b{row}\b", types[name].body)]
        assert not wrong, f"{name} has no {wrong}"


def test_fields_are_the_components_own_and_all_of_them(types, told):
    for name, text in told.items():
        fields_told = set(re.findall(r"^\| \*\*([^*]+)\*\*", text, re.M))
        assert fields_told == types[name].fields(), name


@pytest.mark.parametrize(
    ("page", "title", "name"),
    [
        ("index.md", "Project Settings", "UBridgeSettings"),
        ("metahuman.md", "Setting", "UBridgeLiveLinkSourceSettings"),
    ],
)
def test_settings_are_those_of_the_plugin_and_all_of_them(page, title, name, types):
    rows = {row[0].strip("*") for row in table(DOCUMENTATION / page, title)}
    assert rows == types[name].fields()


def test_what_is_bold_is_written_so_in_the_editor(types):
    known = {label(name).casefold() for one in types.values() for name in one.members}
    for path in PLUGIN.glob("Source/*/Private/*.cpp"):
        known |= {text.casefold() for text in literals(path)}
    known |= {name.casefold() for name in OTHERS}
    for page in PAGES:
        names = re.findall(r"\*\*([A-Z]\w+(?: \w+){0,3})\*\*", prose(page))
        assert [name for name in names if name.casefold() not in known] == [], page.name


def test_default_settings_are_those_that_are_told():
    text = (PLUGIN / "Source/AvatarBridge/Public/BridgeSettings.h").read_text()
    stream = re.search(r'StreamEndpoint = TEXT\("(.*)"\)', text).group(1)
    assert f"Default `{stream}`" in (DOCUMENTATION / "index.md").read_text()


def _code(page):
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```cpp\n(// (\S+)\n.*?)^```", text, re.M | re.S)


@needs_compiler
@pytest.mark.parametrize("standard", [17, 20])
def test_examples_in_cpp_compile_without_a_warning(standard, tmp_path):
    assert _compiled(dict(_by_name()), standard, tmp_path) == ""


@needs_compiler
def test_an_example_that_calls_what_is_not_there_would_be_noticed(tmp_path):
    files = {name: code.replace("LookAtActor", "StareAt") for name, code in _by_name()}
    assert "StareAt" in _compiled(files, 17, tmp_path)


def _by_name():
    found = [(name, code) for page in PAGES for code, name in _code(page)]
    assert {name for name, _ in found} >= {"GreeterComponent.h", "GreeterComponent.cpp"}
    return found


def _compiled(files, standard, folder):
    """Return what the compiler says."""
    for name, code in files.items():
        (folder / name).write_text(code)
    unreal_plugin.run_header_tool(folder.glob("*.h"), folder)
    joined = "".join(f'#include "{folder / name}"\n' for name in files if name.endswith(".cpp"))
    return unreal_plugin.compile_text(joined, "AvatarBridge", 6, standard, more=(folder,))


@needs_compiler
def test_the_taste_of_the_readme_compiles(tmp_path):
    (taste,) = re.findall(r"^```cpp\n(.*?)^```", (CLIENT / "README.md").read_text(), re.M | re.S)
    code = (
        '#include "BridgeNpcComponent.h"\n#include "GameFramework/Actor.h"\n'
        "void Taste(UBridgeNpcComponent* Npc, AActor* Visitor) {\n" + taste + "}\n"
    )
    assert unreal_plugin.compile_text(code, "AvatarBridge", 6, 17) == ""


@pytest.mark.parametrize("page", _pages())
def test_character_files_can_be_loaded(page, tmp_path):
    for body in re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        path = tmp_path / "character.toml"
        path.write_text(body, encoding="utf-8")
        load_character(path, {}, {}, registry=load_plugins().registry)
        for output in tomllib.loads(body).get("outputs", []):
            # Where to and how late is every output's; the rest is for the codec.
            options = {key: output[key] for key in set(output) - {"name", "targets", "offset_ms"}}
            READERS[output["name"]](options)


def test_options_of_the_packets_are_all_told():
    rows = {row[0].strip("`") for row in table(DOCUMENTATION / "without-the-plugin.md", "Option")}
    assert rows == {one.name for one in fields(LiveLinkOptions)} | {"targets", "offset_ms"}


def test_commands_and_their_options_exist():
    commands = get_command(app).commands
    for page in PAGES:
        for name, rest in re.findall(r"\bbridge ([a-z]+)\b([^`\n]*)", _shell(page)):
            assert name in commands, f"{page.name}: bridge {name}"
            options = {flag for option in commands[name].params for flag in option.opts}
            used = set(re.findall(r"(?<= )--?[a-z][\w-]*", rest))
            assert used <= options, f"{page.name}: bridge {name} {used - options}"


def _shell(page):
    """Return what is meant to be typed: shell blocks, and what stands between backticks."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh|powershell)\n(.*?)^```", text, re.M | re.S)
    return "\n".join([*blocks, *re.findall(r"`(bridge [^`\n]+)`", prose(page))])


def test_tests_that_are_named_exist():
    text = (DOCUMENTATION / "testing.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/unreal/\w+\.py)`", text)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).is_file()] == []
    programs = {path.stem for path in (CLIENT / "tests/programs").glob("*.cpp")}
    assert set(re.findall(r"`(\w+_(?:fuzz|steady))`", text)) == {
        name for name in programs if re.search("_(fuzz|steady)$", name)
    }
    assert STUBS.is_dir()


@pytest.mark.parametrize("page", _pages())
def test_a_sentence_has_a_line_of_its_own(page):
    if page.name == "LICENSE.md":
        return
    long = [
        line
        for line in prose(page).splitlines()
        if not line.startswith(("|", ">")) and re.search(r"[a-z)`*]\. (?=[A-Z*`\[])", line)
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("page", _pages())
def test_what_is_copied_into_a_project_leads_nowhere_outside(page):
    if PLUGIN in page.parents:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            is_inside = (page.parent / target).resolve().is_relative_to(PLUGIN)
            assert is_inside or "://" in target, target


def test_every_page_is_reached_from_the_index():
    index = (DOCUMENTATION / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in DOCUMENTATION.glob("*.md")} - {"index.md"}
    assert pages == {page for page in pages if f"({page})" in index}


@pytest.mark.parametrize("page", _pages())
def test_pictures_have_words_for_those_who_cannot_see_them(page):
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    for words, target in pictures:
        assert len(words) > 20, target
        assert (page.parent / target).stat().st_size > 1000, target


def test_diagrams_are_those_of_the_sources(tmp_path):
    """Bones and axes are read from the core and the sidecar; the pictures are up to date."""
    bones = PLUGIN.joinpath("Source/AvatarBridgeCore/Include/AvatarBridge/Rig/MannyBones.h")
    there = tmp_path / bones.relative_to(PLUGIN)
    there.parent.mkdir(parents=True)
    there.write_bytes(bones.read_bytes())
    script = ROOT / "docs" / "draw_unreal_pictures.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=120, cwd=ROOT)
    drawn = sorted((tmp_path / "Documentation" / "pictures").glob("*.svg"))
    assert [path.name for path in drawn] == ["axes.svg", "bones.svg", "flow.svg", "instant.svg"]
    for path in drawn:
        kept = (DOCUMENTATION / "pictures" / path.name).read_text(encoding="utf-8")
        assert kept == path.read_text(encoding="utf-8"), f"draw {path.name} anew"
        assert ElementTree.fromstring(kept).tag.endswith("svg")
        assert "prefers-color-scheme: dark" in kept
        assert "<title>" in kept


def test_the_icon_is_of_the_size_that_the_editor_wants():
    head = (PLUGIN / "Resources" / "Icon128.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:]) == (128, 128)


def test_what_is_packaged_exists():
    lines = (PLUGIN / "Config" / "FilterPlugin.ini").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[FilterPlugin]"
    paths = [line for line in lines if line.startswith("/")]
    assert paths
    assert all((PLUGIN / path.strip("/").removesuffix("/...")).exists() for path in paths)


def test_licence_is_the_repositorys():
    assert (CLIENT / "LICENSE.md").read_text() == (ROOT / "LICENSE").read_text()


def test_changelog_tells_of_the_version_that_is_there():
    version = json.loads((PLUGIN / "AvatarBridge.uplugin").read_text())["VersionName"]
    assert f"## [{version}]" in (CLIENT / "CHANGELOG.md").read_text(encoding="utf-8")
