"""The cues of a take as labelled bars, a band of rows for each layer."""

from dataclasses import dataclass
from typing import Any

from bridge.client.footage import Footage
from bridge.client.lanes import lanes_of
from bridge.client.take_labels import inches_of
from bridge.model import PerformanceEvent

__all__ = ["LAYER_COLOURS", "draw_cues", "height_of_cues"]

_INCHES_A_ROW = 0.24
_LABEL_POINTS = 8.5
_NOT_CUES = frozenset({"word", "phone", "lips", "error"})  # drawn elsewhere, or nowhere
LAYER_COLOURS = {  # from the top; layers that are not here stand below, by name
    "emotion": ("#c8553d", "#f3dad5"),
    "brows": ("#8a5a9e", "#e6dbea"),
    "blink": ("#8d7b4b", "#e8e3d5"),
    "gaze": ("#1f8a5b", "#d3e8de"),
    "head": ("#0a6aa8", "#cfe1ee"),
    "gesture": ("#b08d57", "#efe8dd"),
    "posture": ("#5f8468", "#dde6df"),
}
_ANY_LAYER = ("#6b7a86", "#e3e7ea")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """One cue and the row it stands in."""

    event: PerformanceEvent
    row: int
    """From the top of the picture."""


def height_of_cues(footage: Footage, inches_a_second: float) -> float:
    """Return how many inches the cues of a take need."""
    return _INCHES_A_ROW * (max(len(_arranged(footage, inches_a_second)[1]), 1) + 1)


def draw_cues(row: Any, footage: Footage, inches_a_second: float) -> None:
    """Draw each cue as a bar with its name; cues that overlap stand in rows of their own."""
    bars, layers = _arranged(footage, inches_a_second)
    for bar in bars:
        start, length = _span(footage, bar.event)
        edge, tint = LAYER_COLOURS.get(bar.event.kind, _ANY_LAYER)
        row.barh(bar.row, length, left=start, height=0.78, color=tint, linewidth=0, zorder=2)
        row.plot([start, start], [bar.row - 0.39, bar.row + 0.39], color=edge, linewidth=2)
        x = max(start, 0.0) + 0.05 / inches_a_second
        row.text(
            x, bar.row, bar.event.name, fontsize=_LABEL_POINTS, va="center_baseline",
            color="#2f3b46", clip_on=True, parse_math=False,
        )  # fmt: skip
    firsts = {layer: layers.index(layer) for layer in layers}
    row.set_yticks(list(firsts.values()), list(firsts))
    row.set_ylim(max(len(layers), 1) - 0.4, -0.6)
    for first in firsts.values():
        row.axhline(first - 0.5, color="#eef1f4", linewidth=0.8, zorder=0)
    row.tick_params(axis="y", length=0)
    row.set_ylabel("cues")


def _arranged(footage: Footage, inches_a_second: float) -> tuple[list[_Bar], list[str]]:
    """Return the bars, and the layer of each row from the top."""
    cues = _cues(footage)
    bars: list[_Bar] = []
    layers: list[str] = []
    for layer in sorted({event.kind for event in cues}, key=_from_the_top):
        events = [event for event in cues if event.kind == layer]
        lanes = lanes_of(_room(footage, event, inches_a_second) for event in events)
        bars += [
            _Bar(event=e, row=len(layers) + lane) for e, lane in zip(events, lanes, strict=True)
        ]
        layers += [layer] * (max(lanes) + 1)
    return bars, layers


def _cues(footage: Footage) -> list[PerformanceEvent]:
    """Return the cues; of those that share name and beginning, such as a peak, the longest."""
    found: dict[tuple[str, str, str, int], PerformanceEvent] = {}
    for event in sorted(footage.events, key=lambda event: event.end_micros):
        if event.kind not in _NOT_CUES:
            found[(event.utterance_id, event.kind, event.name, event.pts_micros)] = event
    return list(found.values())


def _from_the_top(layer: str) -> tuple[int, str]:
    order = list(LAYER_COLOURS)
    return (order.index(layer) if layer in order else len(order), layer)


def _span(footage: Footage, event: PerformanceEvent) -> tuple[float, float]:
    start = footage.seconds_at(event.pts_micros)
    return start, footage.seconds_at(event.end_micros) - start


def _room(footage: Footage, event: PerformanceEvent, inches_a_second: float) -> tuple[float, float]:
    """Return the seconds that a bar and its name take, whichever is longer."""
    start, length = _span(footage, event)
    named = max(start, 0.0) + inches_of(event.name, _LABEL_POINTS) / inches_a_second
    return start, max(start + length, named)
