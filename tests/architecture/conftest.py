"""The source files under test, parsed once."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """One module of ours."""

    path: Path
    name: str
    """Dotted, as it is imported."""

    @cached_property
    def text(self):
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    @property
    def where(self):
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_package(self):
        return self.path.name == "__init__.py"

    def imports(self):
        """Yield the line and dotted name of everything imported, also inside functions."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from self._imports_from(node)

    def _imports_from(self, node):
        base = node.module or ""
        if node.level:
            parts = self.name.split(".")
            kept = parts[: len(parts) - node.level + self.is_package]
            base = ".".join([*kept, *base.split(".")]).rstrip(".")
        yield node.lineno, base
        # `from bridge import wire` names a module as well.
        yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)

    def lines(self):
        """Return how many lines are not blank."""
        return sum(bool(line.strip()) for line in self.text.splitlines())


def _sources(root):
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield Source(path, name)


@pytest.fixture(scope="session")
def root():
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def bridge_sources():
    """Return every module of ``bridge``."""
    return list(_sources(ROOT / "bridge"))


@pytest.fixture(scope="session")
def plugin_sources():
    """Return every module of the bundled plugins."""
    folders = sorted((ROOT / "plugins").glob("bridge_*"))
    return [source for folder in folders for source in _sources(folder)]


@pytest.fixture(scope="session")
def sources(bridge_sources, plugin_sources):
    """Return every module that ships."""
    return [*bridge_sources, *plugin_sources]
