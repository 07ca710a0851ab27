"""Reads TOML files that people write, alone or with the files they inherit from."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bridge.errors import ConfigError, nearest

__all__ = ["read_lineage", "read_toml"]

_ENDING = ".toml"


def read_toml(path: Path, *, what: str) -> dict[str, Any]:
    """Return the tables of a file; ``what`` says which kind of file it is, for the message.

    Raises ``ConfigError`` with line and column.
    """
    try:
        # Editors on Windows begin files with a byte order mark.
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"byte {error.start}",
            found=error.object[error.start : error.start + 1],
            allowed="UTF-8 text",
            file=str(path),
        ) from None
    except OSError as error:
        names = [near.name for near in path.parent.glob("*.toml")] if path.parent.is_dir() else []
        raise ConfigError(
            what,
            found=str(path),
            allowed=f"a file that can be read ({error.strerror or error})",
            hint=nearest(path.name, names),
        ) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(str(error), text, path) from None


def read_lineage(
    path: Path, shelf: Path, *, root: str, what: str
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield a file's tables, then its parent's, up to the one that inherits from nobody.

    ``inherits`` names a file of ``shelf`` without its ending or, ending in ``.toml``, one that
    stands beside the file itself. A file that does not say inherits from ``root``; an empty name
    is nobody. Raises ``ConfigError`` for an unknown parent and for a circle.
    """
    seen: list[Path] = []
    while True:
        tree = read_toml(path, what=what)
        yield path, tree
        seen.append(path.resolve())
        named = tree.get("inherits", "" if path == shelf / f"{root}{_ENDING}" else root)
        if named == "":
            return
        child, path = path, _parent(named, path, shelf)
        if path.resolve() in seen:
            circle = " → ".join(each.stem for each in (*seen, path))
            allowed = f"a parent that does not lead back here ({circle})"
            raise ConfigError("inherits", found=named, allowed=allowed, file=str(child))


def _parent(named: object, path: Path, shelf: Path) -> Path:
    known = sorted(file.stem for file in shelf.glob(f"*{_ENDING}"))
    if isinstance(named, str) and named in known:
        return shelf / f"{named}{_ENDING}"
    if isinstance(named, str) and named.endswith(_ENDING) and (path.parent / named).is_file():
        return path.parent / named
    raise ConfigError(
        "inherits",
        found=named,
        allowed=f"{', '.join(known)}, a TOML file beside this one, or '' for nobody",
        file=str(path),
        hint=nearest(str(named), known),
    )


def _toml_error(message: str, text: str, path: Path) -> ConfigError:
    reason, _, place = message.partition(" (at ")
    place = place.rstrip(")")
    number = place.removeprefix("line ").partition(",")[0]
    lines = text.rstrip().splitlines()
    at = int(number) - 1 if number.isdigit() else -1
    found = lines[at].strip() if lines and at < len(lines) else ""
    return ConfigError(
        place,
        found=found,
        allowed=f"TOML ({reason[:1].lower()}{reason[1:]})",
        file=str(path),
    )
