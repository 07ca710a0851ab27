"""What a field of the native wire may hold: checked alike when written and when read."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bridge.wire.native_limits import MAX_MICROS, MAX_NAME_CHARS, MAX_NAMES, MAX_TEXT_CHARS

__all__ = [
    "BOOL",
    "FLOAT32",
    "INDICES",
    "MICROS",
    "NAME",
    "NAMES",
    "POINT",
    "REQUIRED_NAME",
    "SEQ",
    "TEXT",
    "FieldType",
    "binary",
    "floats",
    "number",
    "whole",
]

FLOAT32 = np.dtype("<f4")


def _as_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """One kind of value, as the specification's tables name it."""

    label: str
    """The type column of the specification."""
    read: Callable[[Any], Any]
    """From msgpack to the record; raises ``ValueError`` saying what was found and expected."""
    write: Callable[[Any], Any] = _as_is
    """From the record to msgpack."""


def whole(label: str, low: int, high: int) -> FieldType:
    """Return the type of integers from ``low`` to ``high``."""

    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"found {_short(value)}, expected an integer from {low} to {high}")
        return value

    return FieldType(label=label, read=read)


def number(label: str, low: float, high: float) -> FieldType:
    """Return the type of finite numbers from ``low`` to ``high``."""

    def read(value: Any) -> float:
        # NaN fails both comparisons, so this refuses whatever is not finite.
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError(f"found {_short(value)}, expected a number from {low} to {high}")
        return float(value)

    return FieldType(label=label, read=read)


def text(label: str, limit: int, *, low: int = 0) -> FieldType:
    """Return the type of strings of ``low`` to ``limit`` characters."""

    def read(value: Any) -> str:
        if type(value) is not str:
            raise ValueError(f"found {_short(value)}, expected a string")
        if not low <= len(value) <= limit:
            raise ValueError(f"found {len(value)} characters, expected {low} to {limit}")
        return value

    return FieldType(label=label, read=read, write=_as_is)


def floats(label: str, columns: tuple[int, ...], low: int, high: int) -> FieldType:
    """Return the type of float32 arrays.

    Args:
        label: As the specification writes it, such as ``f32[B,4]``.
        columns: Shape of one row; empty for a vector of ``low`` to ``high`` numbers.
        low: Fewest rows.
        high: Most rows.
    """
    width = math.prod(columns) * FLOAT32.itemsize

    def read(value: Any) -> Any:
        if type(value) is not bytes:
            raise ValueError(f"found {_short(value)}, expected bytes")
        rows, rest = divmod(len(value), width)
        if rest or not low <= rows <= high:
            raise ValueError(
                f"found {len(value)} bytes, expected {low * width} to {high * width} "
                f"in steps of {width}"
            )
        array = np.frombuffer(value, FLOAT32)
        if not np.isfinite(array).all():
            raise ValueError("found a number that is not finite")
        return array.reshape(rows, *columns) if columns else array

    def write(value: Any) -> bytes:
        array = np.asarray(value, FLOAT32)
        if array.shape[1:] != columns:
            raise ValueError(f"found shape {array.shape}, expected (N, *{columns})")
        return array.tobytes()

    return FieldType(label=label, read=read, write=write)


def binary(label: str, limit: int) -> FieldType:
    """Return the type of byte strings of at most ``limit`` bytes."""

    def read(value: Any) -> bytes:
        if type(value) is not bytes or len(value) > limit:
            raise ValueError(f"found {_short(value)}, expected at most {limit} bytes")
        return value

    return FieldType(label=label, read=read)


def _list_of(item: FieldType, label: str) -> FieldType:
    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or len(value) > MAX_NAMES:
            raise ValueError(f"found {_short(value)}, expected a list of at most {MAX_NAMES}")
        return tuple(map(item.read, value))

    return FieldType(label=label, read=read, write=list)


def _read_bool(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError(f"found {_short(value)}, expected true or false")
    return value


def _read_point(value: Any) -> tuple[float, ...] | None:
    if value is None:
        return None
    if type(value) is not list or len(value) != 3:
        raise ValueError(f"found {_short(value)}, expected three numbers or nil")
    return tuple(map(_METRES.read, value))


def _write_point(value: Any) -> list[float] | None:
    return None if value is None else list(value)


def _short(value: Any) -> str:
    """Name a value without repeating what an attacker may have made long."""
    if value is None or type(value) in (bool, int, float):
        return f"{value!r:.40}"
    size = f" of {len(value)}" if hasattr(value, "__len__") else ""
    return type(value).__name__ + size


MICROS = whole("micros", -MAX_MICROS, MAX_MICROS)
SEQ = whole("seq", 0, MAX_MICROS)
NAME = text("name", MAX_NAME_CHARS)
REQUIRED_NAME = text("name+", MAX_NAME_CHARS, low=1)
TEXT = text("text", MAX_TEXT_CHARS)
NAMES = _list_of(REQUIRED_NAME, "names")
INDICES = _list_of(whole("index", -1, MAX_NAMES - 1), "indices")
_METRES = number("number", -1e6, 1e6)
POINT = FieldType(label="point?", read=_read_point, write=_write_point)
BOOL = FieldType(label="bool", read=_read_bool, write=_as_is)
