"""Golden files: bytes that three languages agree on, and a note that says what they mean."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

__all__ = ["check_golden"]

_SHOWN = 12  # bytes shown on either side of the first difference


def check_golden(
    request: "pytest.FixtureRequest", path: Path, data: bytes, note: Mapping[str, Any]
) -> None:
    """Compare ``data`` with the file at ``path``, and ``note`` with the JSON file beside it.

    Under ``pytest --update-golden`` both are written instead. The note holds what a decoder in
    another language must find in the bytes, in plain JSON types.
    """
    written = json.dumps(note, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    beside = path.with_suffix(".json")
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        beside.write_bytes(written.encode())
        return
    for file in (path, beside):
        if not file.exists():
            raise AssertionError(f"{file} is missing. To write it: pytest --update-golden")
    _compare(path, data)
    found = beside.read_text(encoding="utf-8")
    if found != written:
        raise AssertionError(f"{beside} has changed: {_first_change(found, written)}. {_ADVICE}")


_ADVICE = "If the change is meant: pytest --update-golden, and read the difference"


def _compare(path: Path, data: bytes) -> None:
    golden = path.read_bytes()
    if golden == data:
        return
    shorter = min(len(golden), len(data))
    at = next((i for i in range(shorter) if golden[i] != data[i]), shorter)
    near = slice(max(0, at - _SHOWN), at + _SHOWN)
    raise AssertionError(
        f"{path} has {len(golden)} bytes, now there are {len(data)}; "
        f"the first difference is at byte {at}:\n"
        f"  golden …{golden[near].hex(' ')}…\n"
        f"  now    …{data[near].hex(' ')}…\n"
        f"{_ADVICE}"
    )


def _first_change(found: str, written: str) -> str:
    pairs = zip(found.splitlines(), written.splitlines(), strict=False)
    for number, (old, new) in enumerate(pairs, start=1):
        if old != new:
            return f"line {number} was {old.strip()!r}, is {new.strip()!r}"
    return "lines were added or taken away at the end"
