"""Bench rows as a table for a person."""

import math
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table

from bridge.bench.report import Row

__all__ = ["bench_table"]

_MARKS = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}


def bench_table(title: str, rows: Sequence[Row]) -> Table | Group:
    """Return the rows of one bench as a table.

    Figures of many things, named ``thing: figure`` and with nothing to reach, stand in a second
    one: a line for each thing, a column for each figure.
    """
    of_each = [row for row in rows if ": " in row.metric and not row.reach]
    if not of_each:
        return _one_by_one(title, rows)
    gates = [row for row in rows if row not in of_each]
    return Group(_one_by_one(title, gates), _side_by_side(of_each))


def _side_by_side(rows: Sequence[Row]) -> Table:
    cells: dict[str, dict[str, str]] = {}
    heads: dict[str, str] = {}
    for row in rows:
        thing, _, figure = row.metric.partition(": ")
        heads[figure] = f"{figure}\n{row.unit}"
        wanted = row.compared_with.get("value")
        beside = f" ({_short(wanted)})" if wanted is not None else ""
        cells.setdefault(thing, {})[figure] = f"{row.value:.3g}{beside}"
    table = Table(title="each; in brackets its own number", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("")
    for head in heads.values():
        table.add_column(head, justify="right", overflow="fold")
    for thing, found in cells.items():
        table.add_row(thing, *(found.get(figure, "") for figure in heads))
    return table


def _one_by_one(title: str, rows: Sequence[Row]) -> Table:
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
