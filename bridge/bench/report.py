"""The one form that every bench answers in."""

import math
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

__all__ = ["Row", "as_data", "describe_machine", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure beside what it is compared with."""

    metric: str
    value: float
    """Infinite for what never came, NaN for what could not be measured."""
    unit: str
    reach: str
    """What it should be, such as ``<= 3``; empty where nothing was promised."""
    met: bool | None
    """Whether it is; None where nothing was promised."""
    compared_with: dict[str, Any]
    """``{"name", "value"}`` of a peer or a limit; empty where there is none."""


def row(
    metric: str,
    value: float,
    unit: str,
    *,
    reach: str = "",
    compared_with: tuple[str, float | str] | None = None,
) -> Row:
    """Return a row; ``met`` follows from ``reach``, which is ``<=``, ``<``, ``>=`` or ``==`` x."""
    peer = {"name": compared_with[0], "value": compared_with[1]} if compared_with else {}
    return Row(
        metric=metric,
        value=float(value),
        unit=unit,
        reach=reach,
        met=_meets(float(value), reach) if reach else None,
        compared_with=peer,
    )


def as_data(bench: str, rows: Iterable[Row]) -> dict[str, Any]:
    """Return the object that ``bridge bench --json`` prints; null is no figure."""
    return {"bench": bench, "machine": describe_machine(), "rows": [_plain(row) for row in rows]}


def describe_machine() -> dict[str, Any]:
    """Return what a reader needs to judge a figure by."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "avatar-bridge": version("avatar-bridge"),
    }


def _plain(row: Row) -> dict[str, Any]:
    """Return a row without the numbers that JSON does not have."""
    data = asdict(row)
    for figures in (data, data["compared_with"]):
        value = figures.get("value")
        if isinstance(value, float) and not math.isfinite(value):
            figures["value"] = None
    return data


def _meets(value: float, reach: str) -> bool:
    sign, _, limit = reach.partition(" ")
    bound = float(limit)
    return {
        "<=": value <= bound,
        "<": value < bound,
        ">=": value >= bound,
        "==": value == bound,
    }[sign]
