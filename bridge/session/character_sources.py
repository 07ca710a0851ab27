"""Where a setting comes from: the defaults, the file, the environment, the command line."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bridge.errors import ConfigError, nearest

__all__ = ["COMMAND_LINE", "DEFAULT", "Settings", "environment_settings", "from_text"]

DEFAULT = "default"
COMMAND_LINE = "command line"
PARTS = ("voice", "dialogue", "style", "policy", "lips", "emotion", "memory", "safety", "refiner")
_PREFIX = "BRIDGE_"
_ALIKE = 0.85  # above it, an unknown variable is taken for a slip of the pen


class Settings:
    """A tree of settings in layers, each value with the place it comes from."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self.tree: dict[str, Any] = {}
        self.sources: dict[str, str] = {}
        self.put_tree(defaults, DEFAULT)

    def put_tree(self, tree: Mapping[str, Any], source: str) -> None:
        """Lay a tree of tables over what is there."""
        for key, value in tree.items():
            if isinstance(value, Mapping) and key != "outputs":
                # The name goes first: another part must not get the last one's options.
                for name in sorted(value, key=lambda name: name != "name"):
                    self.put(f"{key}.{name}", value[name], source)
                if not isinstance(self.tree.get(key), dict):
                    self.tree[key] = {}
            else:
                self.put(key, value, source)

    def put(self, dotted: str, value: Any, source: str) -> None:
        """Set one value by its dotted key; a bare part or output name stands for its table."""
        table, _, key = dotted.partition(".")
        if table in PARTS and not key and isinstance(value, str):
            key = "name"
        if table == "outputs" and isinstance(value, list):
            value = [{"name": one} if isinstance(one, str) else one for one in value]
        if table in ("persona", "persona_file"):
            self._drop("persona_file" if table == "persona" else "persona")
        if not key:
            self._drop(table)
            self.tree[table] = value
            self.sources[table] = source
            return
        if table in PARTS and key == "name":
            self._drop_options_of_another(table, value)
        if not isinstance(self.tree.get(table), dict):
            self._drop(table)
            self.tree[table] = {}
        self.tree[table][key] = value
        self.sources[f"{table}.{key}"] = source

    def source_of(self, key: str, found: object) -> str:
        """Return where the value behind an error comes from; empty when nobody gave it."""
        places = (key, str(found), f"{key}.{found}")
        known = [
            name
            for name in self.sources
            if name in places
            or key.startswith((f"{name}[", f"{name}."))
            or name.startswith(f"{found}.")
        ]
        return self.sources[max(known, key=len)] if known else ""

    def _drop(self, table: str) -> None:
        self.tree.pop(table, None)
        for key in [k for k in self.sources if k == table or k.startswith(f"{table}.")]:
            del self.sources[key]

    def _drop_options_of_another(self, table: str, name: Any) -> None:
        held = self.tree.get(table)
        if isinstance(held, dict) and held.get("name") != name:
            self._drop(table)


def environment_settings(
    environment: Mapping[str, str], keys: Mapping[str, type]
) -> Iterator[tuple[str, Any, str]]:
    """Yield key, value and source of every ``BRIDGE_…`` variable that is a setting.

    ``stream.lead_ms`` is ``BRIDGE_STREAM_LEAD_MS``, and ``voice.name`` is ``BRIDGE_VOICE``.
    A variable that almost spells a setting is an error; others are somebody else's.
    """
    known = {_variable(key): key for key in keys}
    for variable, text in sorted(environment.items()):
        if variable in known:
            key = known[variable]
            yield key, from_text(text, keys[key]), f"environment {variable}"
        elif variable.startswith(_PREFIX):
            _refuse_slip(variable, known)


def _refuse_slip(variable: str, known: Iterable[str]) -> None:
    close = difflib.get_close_matches(variable, list(known), n=1, cutoff=_ALIKE)
    if close:
        raise ConfigError(
            "variable",
            found=variable,
            allowed="the names of settings",
            file="environment",
            hint=nearest(variable, close),
        )


def from_text(text: str, kind: type) -> Any:
    """Return the value that ``text`` stands for; ``text`` itself where it is none of ``kind``."""
    if kind is str:
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _variable(key: str) -> str:
    return _PREFIX + key.removesuffix(".name").replace(".", "_").upper()
