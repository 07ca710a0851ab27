"""What the documentation says can be followed."""

import ast
import re
import textwrap
import tomllib

import pytest

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
SKIPPED_FOLDERS = {".venv", "node_modules", ".git", ".pytest_cache", ".hypothesis"}


@pytest.fixture(scope="module")
def pages(root):
    """Return every Markdown file of ours and its text."""
    found = (path for path in sorted(root.rglob("*.md")))
    ours = [path for path in found if not SKIPPED_FOLDERS & set(path.relative_to(root).parts)]
    return {path: path.read_text(encoding="utf-8") for path in ours}


def test_links_lead_somewhere(root, pages):
    broken = []
    for path, text in pages.items():
        for link in LINK.findall(text):
            target, _, anchor = link.partition("#")
            if "://" in link or link.startswith("mailto:"):
                continue
            there = (path.parent / target).resolve() if target else path
            if not there.exists() or (anchor and anchor not in _anchors(pages.get(there, ""))):
                broken.append(f"{path.relative_to(root)}: {link}")
    assert not broken, "\n  ".join(["links that lead nowhere:", *broken])


def test_examples_can_be_parsed(root, pages):
    wrong = []
    for path, text in pages.items():
        for indent, language, body in FENCE.findall(text):
            code = textwrap.dedent(indent + body)
            try:
                if language == "python":
                    ast.parse(code)
                elif language == "toml":
                    tomllib.loads(code)
            except (SyntaxError, tomllib.TOMLDecodeError) as error:
                wrong.append(f"{path.relative_to(root)}: {language}: {error}")
    assert not wrong, "\n  ".join(["examples that cannot be run:", *wrong])


def test_pages_name_no_machine(root, pages):
    private = re.compile(r"/(?:work|tmp|root)/|/home/\w")
    found = [str(path.relative_to(root)) for path, text in pages.items() if private.search(text)]
    assert not found, f"paths of somebody's machine in {found}"


def _anchors(text):
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    cleaned = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in cleaned}
