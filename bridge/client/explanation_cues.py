"""The cues of an explanation as bars, a band of rows for each layer, gestures by their phases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bridge.client.explanation import Explanation
from bridge.client.lanes import lanes_of
from bridge.client.take_cues import LAYER_COLOURS
from bridge.client.take_labels import inches_of
from bridge.performance import Verdict

__all__ = ["Bar", "draw_bars", "heights_of", "laid_out"]

_INCHES_A_ROW, _LABEL_POINTS = 0.25, 8.5
_ANY_LAYER = ("#6b7a86", "#e3e7ea")
_DENIED = "#c8553d"
_HALF = 0.39


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One movement, the row it stands in, and its phases in seconds."""

    layer: str
    label: str
    row: int
    """From the top."""
    phases: tuple[float, ...]
    """Start, ready, stroke (as ready where there is none), relax, end."""
    is_denied: bool


def laid_out(
    explanations: Sequence[Explanation], inches_a_second: float
) -> tuple[list[Bar], list[str]]:
    """Return every movement as a bar, and the layer of each row from the top."""
    found = [(explained, verdict) for explained in explanations for verdict in explained.verdicts]
    bars: list[Bar] = []
    layers: list[str] = []
    for layer in sorted({v.cue.layer.value for _, v in found}, key=_from_the_top):
        here = [_bar(*each) for each in found if each[1].cue.layer.value == layer]
        lanes = lanes_of(_room(bar, inches_a_second) for bar in here)
        for bar, lane in zip(here, lanes, strict=True):
            bars.append(
                Bar(
                    layer=layer,
                    label=bar.label,
                    row=len(layers) + lane,
                    phases=bar.phases,
                    is_denied=bar.is_denied,
                )
            )
        layers += [layer] * (max(lanes) + 1)
    return bars, layers


def heights_of(layers: Sequence[str]) -> float:
    """Return how many inches so many rows need."""
    return _INCHES_A_ROW * (max(len(layers), 1) + 1)


def draw_bars(row: Any, bars: Sequence[Bar], layers: Sequence[str], inches_a_second: float) -> None:
    """Draw the bars; a denied one is an empty frame."""
    for bar in bars:
        if bar.is_denied:
            _draw_denied(row, bar)
        else:
            _draw_phases(row, bar)
        row.text(
            bar.phases[0] + 0.05 / inches_a_second, bar.row, bar.label, fontsize=_LABEL_POINTS,
            va="center_baseline", color=_DENIED if bar.is_denied else "#2f3b46", clip_on=True,
            parse_math=False, zorder=4,
        )  # fmt: skip
    firsts = {layer: layers.index(layer) for layer in layers}
    row.set_yticks(list(firsts.values()), list(firsts))
    row.set_ylim(max(len(layers), 1) - 0.4, -0.6)
    for first in firsts.values():
        row.axhline(first - 0.5, color="#d5dce2", linewidth=0.8, zorder=0)
    row.tick_params(axis="y", length=0)


def _draw_phases(row: Any, bar: Bar) -> None:
    edge, tint = LAYER_COLOURS.get(bar.layer, _ANY_LAYER)
    start, ready, stroke, relax, end = bar.phases
    if stroke == ready:  # an event has no effort to show: it rises, stays and falls
        parts = [(start, end, tint, 1.0)]
    else:
        parts = [
            (start, ready, tint, 0.75),
            (ready, stroke, edge, 0.85),
            (stroke, relax, edge, 0.4),
            (relax, end, tint, 0.75),
        ]
    for left, right, colour, strength in parts:
        row.barh(
            bar.row, right - left, left=left, height=2 * _HALF, color=colour, alpha=strength,
            linewidth=0, zorder=2,
        )  # fmt: skip
    row.plot([start, start], [bar.row - _HALF, bar.row + _HALF], color=edge, linewidth=2, zorder=3)


def _draw_denied(row: Any, bar: Bar) -> None:
    row.barh(
        bar.row, bar.phases[-1] - bar.phases[0], left=bar.phases[0], height=2 * _HALF, fill=False,
        edgecolor=_DENIED, linestyle="--", linewidth=1.2, zorder=3,
    )  # fmt: skip


def _bar(explained: Explanation, verdict: Verdict) -> Bar:
    cue = verdict.cue
    stroke = cue.ready_micros if cue.stroke_micros is None else cue.stroke_micros
    instants = (cue.start_micros, cue.ready_micros, stroke, cue.relax_micros, cue.end_micros)
    return Bar(
        layer=cue.layer.value,
        label=f"{cue.name}{' (left)' * (cue.stroke_micros is not None and cue.weight < 0)}",
        row=0,
        phases=tuple((explained.origin_micros + instant) / 1e6 for instant in instants),
        is_denied=not verdict.is_performed,
    )


def _room(bar: Bar, inches_a_second: float) -> tuple[float, float]:
    """Return the seconds that a bar and its name take, whichever is longer."""
    named = bar.phases[0] + inches_of(bar.label, _LABEL_POINTS) / inches_a_second
    return bar.phases[0], max(bar.phases[-1], named)


def _from_the_top(layer: str) -> tuple[int, str]:
    order = list(LAYER_COLOURS)
    return (order.index(layer) if layer in order else len(order), layer)
