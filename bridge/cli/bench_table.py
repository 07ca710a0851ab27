"""Bench rows as a table for a person."""

import math
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from bridge.bench.report import Row

__all__ = ["bench_table"]

_MARKS = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}


def bench_table(title: str, rows: Sequence[Row]) -> Table:
    """Return the rows of one bench as a table."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )
    for column in ("metric", "value", "unit", "reach", "", "compared with"):
        table.add_column(column, justify="right" if column == "value" else "left")
    for row in rows:
        peer = row.compared_with
        beside = f"{peer['name']}: {_short(peer['value'])}" if peer else ""
        table.add_row(row.metric, _short(row.value), row.unit, row.reach, _MARKS[row.met], beside)
    return table


def _short(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.4g}" if math.isfinite(value) else "–"
