"""What the pages of the Unity package say can be done as they say it."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
import unity
from typer.main import get_command

from bridge.bench.csharp import UNITY_CLIENT, Assembly, Runtime, command, messages
from bridge.cli.app import app
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character

PAGES = sorted([*UNITY_CLIENT.glob("*.md"), *UNITY_CLIENT.glob("Documentation~/*.md")])
PAGES += sorted(UNITY_CLIENT.glob("Samples~/**/*.md"))
COMPONENTS = UNITY_CLIENT / "Documentation~" / "components.md"
EXAMPLE = re.compile(r"^```csharp\n(.*?)^```", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
DECLARES_A_TYPE = re.compile(r"^public (?:sealed |static |abstract )*(?:class|struct)\b", re.M)
USING = re.compile(r"^using [\w.]+;\n", re.M)
MEMBER = re.compile(r"`((?:Bridge|Baked|RigMap|IPoseSource|IExpressionSink)\w*)\.(\w+)[^`]*`")
TYPE = re.compile(r"`((?:Bridge(?!\.)|Baked|RigMap)\w*)`")
ROW = re.compile(r"^\| `(\w+)(?:[^`]*)`", re.M)
FIELD_ROW = re.compile(r"^\| \*\*([^*]+)\*\*", re.M)
SECTION = re.compile(r"^## (\w+)$(.*?)(?=^## |\Z)", re.M | re.S)
DOCUMENTED = UNITY_CLIENT / "Tests~" / "Documented"
LIBRARIES = ("UnityEngine", "UniVRM", "AvatarBridge.Core", "AvatarBridge", "AvatarBridge.Vrm")
MENU = re.compile(r"\*(GameObject|Create|Avatar Bridge) [›▸] ([^*]+)\*")


def _pages():
    return [pytest.param(path, id=str(path.relative_to(UNITY_CLIENT))) for path in PAGES]


def _examples():
    for page in PAGES:
        for number, code in enumerate(EXAMPLE.findall(page.read_text(encoding="utf-8")), start=1):
            yield re.sub(r"\W", "_", f"{page.stem}_{number}"), code


def _as_file(name, code):
    """A block with a type is a file of its own; other blocks are what a script's method does."""
    usings = "".join(USING.findall(code))
    code = USING.sub("", code)
    if not DECLARES_A_TYPE.search(code):
        usings += "".join(
            f"using {space};\n"
            for space in ("AvatarBridge", "System.Threading.Tasks", "UnityEngine")
            if f"using {space};" not in usings
        )
        code = (
            "public sealed class Example : MonoBehaviour\n{\n"
            "    private async Task Run(BridgeNpc npc, BridgeAvatar avatar, BridgeClient client)\n"
            "    {\n        await Task.Yield();\n" + code + "    }\n}\n"
        )
    return f"namespace Documented.{name}\n{{\n{usings}\n{code}}}\n"


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """Return what the compiler said of the examples, and each public type's members.

    A type's first entry says whether it is a component or an asset.
    """
    built = unity.built(Runtime.NET)
    folder = tmp_path_factory.mktemp("documented")
    libraries = tuple(shutil.copy(built.path(name), folder) for name in LIBRARIES)
    examples = [DOCUMENTED / "UnityEngine.cs"]
    for name, code in _examples():
        examples.append(folder / f"{name}.cs")
        examples[-1].write_text(_as_file(name, code))
    listing = (DOCUMENTED / "Listing.cs",)
    jobs = (
        Assembly(name="Listing", sources=listing, libraries=libraries, is_program=True),
        Assembly(name="Examples", sources=tuple(examples), libraries=libraries),
    )
    said = messages(jobs, folder, Runtime.NET)
    assert not said["Listing"], said["Listing"]
    line = command(folder / "Listing.exe", Runtime.NET)
    done = subprocess.run(
        line, capture_output=True, text=True, env=unity.environment(), timeout=30, check=True
    )
    return said["Examples"], json.loads(done.stdout)


@unity.needs_tools
def test_examples_compile_without_a_warning(listed):
    said, _ = listed
    assert not said, "\n".join(said)


def test_there_are_examples():
    assert len(list(_examples())) >= 8


@unity.needs_tools
@pytest.mark.parametrize("page", _pages())
def test_every_type_and_member_that_is_named_exists(page, listed):
    _, types = listed
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    wrong = [name for name in TYPE.findall(text) if name not in types]
    wrong += [f"{name}.{member}" for name, member in MEMBER.findall(text)
              if member not in types.get(name, ())]  # fmt: skip
    assert not wrong, f"{page.name} names what is not there: {wrong}"


@unity.needs_tools
def test_rows_of_a_component_are_its_members(listed):
    _, types = listed
    for name, section in _sections().items():
        wrong = [row for row in ROW.findall(section) if row not in types[name]]
        assert not wrong, f"{name} has no {wrong}"


@unity.needs_tools
def test_every_member_of_a_component_is_explained(listed):
    _, types = listed
    sections = _sections()
    missing = []
    for name, (is_of_engine, *members) in types.items():
        if not is_of_engine:
            continue
        section = sections.get(name, "")
        missing += [f"{name}.{member}" for member in members
                    if not re.search(rf"`(?:{name}\.)?{member}\b", section)]  # fmt: skip
        missing += [] if section else [name]
    assert not missing, "components.md leaves out:\n  " + "\n  ".join(missing)


def test_inspector_fields_are_the_scripts_own_and_all_of_them():
    for name, section in _sections().items():
        fields = _fields_of(name)
        told = [label.casefold() for label in FIELD_ROW.findall(section)]
        assert sorted(told) == sorted(fields), f"fields of {name}"


@unity.needs_tools
def test_spellings_are_understood_as_the_page_says():
    text = (UNITY_CLIENT / "Documentation~" / "avatars.md").read_text(encoding="utf-8")
    table = text[text.index("| Written on a mesh") :].split("\n\n")[0].splitlines()[2:]
    asked = []
    for spellings, _, meaning in (row.partition(" | ") for row in table):
        naming = "Arkit" if "ARKit" in meaning else "Vrm" if "VRM" in meaning else "Oculus"
        target = re.search(r"`(\w+)`", meaning).group(1)
        asked += [(naming, name, target) for name in re.findall(r"`([^`]+)`", spellings)]
    assert len(asked) >= 10
    lines = "".join(f"{naming}\t{name}\n" for naming, name, _ in asked)
    answers = unity.run_program("ShapeNames", Runtime.NET, stdin=lines).splitlines()
    for (naming, name, target), answer in zip(asked, answers, strict=True):
        assert json.loads(answer)["found"] == {target: name}, f"{naming}: {name}"


@pytest.mark.parametrize("page", _pages())
def test_character_files_can_be_loaded(page, tmp_path):
    for body in re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        path = tmp_path / "character.toml"
        path.write_text(body, encoding="utf-8")
        load_character(path, {}, {}, registry=load_plugins().registry)


def test_commands_and_their_options_exist():
    commands = get_command(app).commands
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name, rest in re.findall(r"\bbridge ([a-z]+)\b([^`\n]*)", _shell(text)):
            assert name in commands, f"{page.name}: bridge {name}"
            options = {flag for option in commands[name].params for flag in option.opts}
            used = set(re.findall(r"(?<= )--?[a-z][\w-]*", rest))
            assert used <= options, f"{page.name}: bridge {name} {used - options}"


def test_menus_that_are_named_exist():
    sources = [*UNITY_CLIENT.glob("Editor/**/*.cs"), *UNITY_CLIENT.glob("Runtime/**/*.cs")]
    sources += UNITY_CLIENT.glob("Samples~/**/*.cs")
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    for page in PAGES:
        for _, way in MENU.findall(page.read_text(encoding="utf-8")):
            *_, entry = re.split(r" [›▸] ", way)
            assert f'{entry}"' in text, f"{page.name}: no menu entry {entry!r}"


@pytest.mark.parametrize("page", _pages())
def test_pictures_have_words_for_those_who_cannot_see_them(page):
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    for words, target in pictures:
        assert len(words) > 20, target
        assert (page.parent / target).stat().st_size > 1000, target


def test_diagrams_are_whole_and_follow_the_readers_colours():
    drawings = sorted((UNITY_CLIENT / "Documentation~" / "pictures").glob("*.svg"))
    assert len(drawings) == 3
    for drawing in drawings:
        text = drawing.read_text(encoding="utf-8")
        assert ElementTree.fromstring(text).tag.endswith("svg")
        assert "prefers-color-scheme: dark" in text
        assert "<title>" in text


def test_every_page_is_reached_from_the_index():
    index = (UNITY_CLIENT / "Documentation~" / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in UNITY_CLIENT.glob("Documentation~/*.md")} - {"index.md"}
    assert pages == {page for page in pages if f"({page})" in index}


def test_licence_is_the_repositorys():
    assert (UNITY_CLIENT / "LICENSE.md").read_text() == (unity.ROOT / "LICENSE").read_text()


def test_changelog_tells_of_the_version_that_is_there():
    version = json.loads((UNITY_CLIENT / "package.json").read_text())["version"]
    assert f"## [{version}]" in (UNITY_CLIENT / "CHANGELOG.md").read_text(encoding="utf-8")


def _shell(text):
    """Return what is meant to be typed: shell blocks, and what stands between backticks."""
    blocks = re.findall(r"^```(?:sh|powershell)\n(.*?)^```", text, re.M | re.S)
    spans = re.findall(r"`(bridge [^`\n]+)`", FENCED.sub("", text))
    return "\n".join([*blocks, *spans])


def _sections():
    return dict(SECTION.findall(COMPONENTS.read_text(encoding="utf-8")))


def _fields_of(component):
    """Return the labels that Unity's inspector gives a script's own fields, without capitals."""
    (script,) = (UNITY_CLIENT / "Runtime").rglob(f"{component}.cs")
    text = re.sub(r'"(?:\\.|[^"\\])*"', '""', script.read_text(encoding="utf-8"))
    shown = re.sub(r"\[SerializeField\]\s*\[HideInInspector\]", "", text)
    names = re.findall(r"\[SerializeField\][^;]*?\b_(\w+)\s*(?:=|;)", shown)
    return [re.sub(r"(?<!^)([A-Z])", r" \1", name).casefold() for name in names]
