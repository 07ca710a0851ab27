"""Any record as dicts, lists, numbers, strings and bytes, and back.

For places where records cross a process or a file without pickle. Arrays become
``{"dtype", "shape", "data"}`` with little-endian bytes; the reader trusts neither.
"""

import dataclasses
import types
import typing
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["from_plain", "to_plain"]

T = TypeVar("T")

_DTYPES = {"<f4": np.float32, "<i8": np.int64}


def to_plain(value: Any) -> Any:
    """Return ``value`` made of msgpack-able types only."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, np.ndarray):
        array = value.astype(value.dtype.newbyteorder("<"), copy=False)
        return {"dtype": array.dtype.str, "shape": list(array.shape), "data": array.tobytes()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(item) for item in value]
    return value


def from_plain(record: type[T], data: Any) -> T:
    """Return the record of type ``record`` that ``to_plain`` made ``data`` from.

    Raises ``ValueError`` naming the field that does not fit.
    """
    return typing.cast(T, _read(record, data, record.__name__))


def _read(kind: Any, data: Any, where: str) -> Any:
    if dataclasses.is_dataclass(kind):
        return _read_record(kind, data, where)
    origin = typing.get_origin(kind)
    if origin is np.ndarray:
        return _read_array(data, where)
    if origin in (typing.Union, types.UnionType):
        (some,) = (option for option in typing.get_args(kind) if option is not type(None))
        return None if data is None else _read(some, data, where)
    if origin in (tuple, frozenset):
        return _read_sequence(kind, origin, data, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _guard(lambda: kind(data), where, kind, data)
    if kind is float and type(data) is int:
        return float(data)
    if isinstance(kind, type) and type(data) is not kind:
        raise ValueError(f"{where}: found {type(data).__name__}, expected {kind.__name__}")
    return data


def _read_record(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"{where}: found {type(data).__name__}, expected a record")
    known = _hints(kind)
    fields = {
        name: _read(known[name], item, f"{where}.{name}")
        for name, item in data.items()
        if name in known
    }
    return _guard(lambda: kind(**fields), where, kind, sorted(fields))


def _read_array(data: Any, where: str) -> NDArray[Any]:
    try:
        dtype = np.dtype(_DTYPES[data["dtype"]])
        array = np.frombuffer(data["data"], dtype).reshape(data["shape"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: not an array: {error}") from error
    return array


def _read_sequence(kind: Any, origin: type, data: Any, where: str) -> Any:
    if not isinstance(data, list | tuple):
        raise ValueError(f"{where}: found {type(data).__name__}, expected a list")
    kinds = typing.get_args(kind)
    if origin is tuple and kinds[-1:] != (Ellipsis,):
        if len(kinds) != len(data):
            raise ValueError(f"{where}: found {len(data)} items, expected {len(kinds)}")
    else:
        kinds = (kinds[0],) * len(data)
    pairs = enumerate(zip(kinds, data, strict=True))
    return origin(_read(k, item, f"{where}[{i}]") for i, (k, item) in pairs)


def _guard(build: Any, where: str, kind: Any, found: Any) -> Any:
    try:
        return build()
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: {found!r} is no {kind.__name__}: {error}") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
