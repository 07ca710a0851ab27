"""Names come from the words of the house, and some words do not appear at all."""

import ast
import re

VAGUE_FILES = {"utils", "util", "common", "helpers", "helper", "misc", "core", "base", "manager"}
VAGUE_CLASS = re.compile(r"(Manager|Handler|Helper|Utils?|Provider|Processor)$")
ALLOWED = {
    "bridge/hooks/manager.py": "pluggy's own word for it",
    "PluginManager": "pluggy's own word for it",
}
FORBIDDEN_CALLS = {"eval", "exec", "__import__"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "imp"}
HISTORY = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK|NEW:|previously|formerly|anymore)\b")


def test_no_file_has_a_vague_name(sources):
    vague = [
        source.where
        for source in sources
        if {source.path.stem, source.path.parent.name} & VAGUE_FILES and source.where not in ALLOWED
    ]
    assert not vague, f"a name that could hold anything will: {vague}"


def test_no_class_has_a_vague_name(sources):
    vague = [
        f"{source.where}:{node.lineno}: {node.name}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and VAGUE_CLASS.search(node.name)
        and node.name not in ALLOWED
    ]
    assert not vague, "\n  ".join(["a class is named for what it is, not that it does:", *vague])


def test_nothing_runs_text_as_code(sources):
    wrong = [
        f"{source.where}:{node.lineno}: {node.func.id}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in FORBIDDEN_CALLS
    ]
    assert not wrong, "\n  ".join(["text must not be run as code:", *wrong])


def test_nothing_reads_objects_from_bytes(sources):
    wrong = [
        f"{source.where}:{line}: {name}"
        for source in sources
        for line, name in source.imports()
        if name.split(".")[0] in FORBIDDEN_MODULES
    ]
    assert not wrong, "\n  ".join(["bytes from elsewhere must not become code:", *wrong])


def test_nothing_goes_through_a_shell(sources):
    wrong = [
        f"{source.where}:{node.lineno}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and (_asks_for_shell(node) or _is_os_system(node.func))
    ]
    assert not wrong, "\n  ".join(["a shell reads more into words than was meant:", *wrong])


def test_comments_are_written_as_if_the_code_had_always_been_so(sources):
    wrong = [
        f"{source.where}:{number}: {line.strip()}"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), start=1)
        if HISTORY.search(line)
    ]
    assert not wrong, "\n  ".join(["comments tell of the past, or of plans:", *wrong])


def _asks_for_shell(call):
    return any(
        keyword.arg == "shell"
        and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        for keyword in call.keywords
    )


def _is_os_system(function):
    return (
        isinstance(function, ast.Attribute)
        and function.attr in ("system", "popen")
        and isinstance(function.value, ast.Name)
        and function.value.id == "os"
    )
