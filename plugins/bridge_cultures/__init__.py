"""How people move in some regions of the world: a file for each, and any file of your own.

A policy is chosen by a character's author, never found out from a name or a language.
"""

import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bridge.errors import ConfigError, nearest
from bridge.hooks import GesturePolicy, Register, hookimpl

__all__ = ["REGIONS", "register_policies"]

REGIONS = Path(__file__).parent / "regions"


@hookimpl
def register_policies(register: Register) -> None:
    """Offer every region, and ``file``."""
    for path in sorted(REGIONS.glob("*.toml")):
        register(path.stem, partial(_region, path), summary=_title(path))
    register("file", _own_file, summary="your own rules, from a TOML file; option: path")


def _title(path: Path) -> str:
    # What stands above the first table is enough, and this runs at every start.
    head = path.read_text(encoding="utf-8").partition("\n[")[0]
    return str(tomllib.loads(head)["title"])


def _region(path: Path, options: Mapping[str, Any]) -> GesturePolicy:
    from bridge_cultures.reading import Culture

    for key, found in options.items():
        raise ConfigError(
            f"policy.{key}",
            found=found,
            allowed="a name alone; rules of your own stand in a file",
            hint="Say name = 'file' and path = 'my-policy.toml'.",
        )
    return Culture(path)


def _own_file(options: Mapping[str, Any]) -> GesturePolicy:
    from bridge_cultures.reading import Culture

    for key, found in options.items():
        if key != "path":
            raise ConfigError(
                f"policy.{key}", found=found, allowed="the key path", hint=nearest(key, ["path"])
            )
    path = options.get("path", "nothing")
    if "path" not in options or not isinstance(path, str):
        raise ConfigError("policy.path", found=path, allowed="the path of a TOML file, as text")
    return Culture(Path(path))
