"""Every hook stands in the plugin author's page, as it is, and has a test of its own."""

import ast

import pytest

PAGE = "docs/plugins.md"


@pytest.fixture(scope="module")
def hooks(root):
    """Return each hook's name and signature, as ``bridge/hooks/specs.py`` has them."""
    tree = ast.parse((root / "bridge/hooks/specs.py").read_text(encoding="utf-8"))
    return {
        node.name: _signature(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    }


def _signature(node):
    arguments = [
        argument.arg + (f": {ast.unparse(argument.annotation)}" if argument.annotation else "")
        for argument in node.args.args
        if argument.arg != "self"
    ]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{node.name}({', '.join(arguments)}){returns}"


def test_there_are_hooks(hooks):
    assert len(hooks) >= 20


def test_every_hook_has_a_heading_with_its_signature(root, hooks):
    page = (root / PAGE).read_text(encoding="utf-8").splitlines()
    headings = {line.lstrip("# ").strip("`") for line in page if line.startswith("###")}
    missing = [signature for signature in hooks.values() if signature not in headings]
    lines = [f"### `{signature}`" for signature in missing]
    assert not missing, "\n  ".join([f"{PAGE} lacks these headings:", *lines])


def test_the_page_has_no_hook_that_is_gone(root, hooks):
    page = (root / PAGE).read_text(encoding="utf-8").splitlines()
    headings = [line.lstrip("# ").strip("`") for line in page if line.startswith("### `")]
    gone = [heading for heading in headings if heading.split("(")[0] not in hooks]
    assert not gone, f"{PAGE} tells of hooks that do not exist: {gone}"


def test_every_hook_has_a_test(root, hooks):
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((root / "tests/hooks").glob("*.py"))
    )
    missing = [name for name in hooks if f"def test_hook_{name}(" not in text]
    assert not missing, f"tests/hooks has no test_hook_<name> for {missing}"


def test_hooks_have_three_verbs_and_few_arguments(hooks):
    for name, signature in hooks.items():
        assert name.startswith(("register_", "on_", "choose_")), name
        assert signature.count(":") <= 4, signature
    assert sum(name.startswith("choose_") for name in hooks) <= 2
