"""Ways of moving: a file of numbers for each, and any file of your own."""

import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bridge.errors import ConfigError, nearest
from bridge.hooks import Register, StyleTemplate, hookimpl

__all__ = ["PRESETS", "register_styles"]

PRESETS = Path(__file__).parent / "presets"


@hookimpl
def register_styles(register: Register) -> None:
    """Offer every preset, and ``file``."""
    for path in sorted(PRESETS.glob("*.toml")):
        title = tomllib.loads(path.read_text(encoding="utf-8"))["title"]
        register(path.stem, partial(_preset, path), summary=title)
    register("file", _own_file, summary="your own numbers, from a TOML file; option: path")


def _preset(path: Path, options: Mapping[str, Any]) -> StyleTemplate:
    from bridge_styles.reading import Preset

    for key, found in options.items():
        raise ConfigError(
            f"style.{key}",
            found=found,
            allowed="a name alone; numbers of your own stand in a file",
            hint="Say name = 'file' and path = 'my-style.toml'.",
        )
    return Preset(path)


def _own_file(options: Mapping[str, Any]) -> StyleTemplate:
    from bridge_styles.reading import Preset

    for key, found in options.items():
        if key != "path":
            raise ConfigError(
                f"style.{key}", found=found, allowed="the key path", hint=nearest(key, ["path"])
            )
    path = options.get("path", "nothing")
    if "path" not in options or not isinstance(path, str):
        raise ConfigError("style.path", found=path, allowed="the path of a TOML file, as text")
    return Preset(Path(path))
