"""The picture of every manner's movement: spectra, speeds, and how often things are done."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bridge.bench.motion_figures import angular_speed, rates, spectrum, speeds
from bridge.bench.motion_stage import Performance
from bridge.client.plotting import pyplot, save_figure

__all__ = ["draw_survey"]

_INK, _FAINT = "#2f3b46", "#dfe5ea"
_SHOWN = ("neutral", "lively", "serious", "shy", "tired")
_COLOURS = ("#2f3b46", "#d1642a", "#0a6aa8", "#a45a96", "#1f8a5b")
_RATES = ("gestures", "nods", "head events", "brow events", "gaze shifts")
_RATE_COLOURS = ("#0a6aa8", "#d1642a", "#e3a857", "#1f8a5b", "#a45a96")
_TOP_HZ = 10.0
_SPOTS: tuple[tuple[tuple[float, float], str], ...] = (
    ((7, 0), "left"), ((-7, 0), "right"), ((7, 9), "left"), ((-7, 9), "right"),
    ((7, -9), "left"), ((-7, -9), "right"), ((7, 18), "left"), ((7, -18), "left"),
)  # fmt: skip
_POINTS_ACROSS = 200.0  # of what lies between the outermost points
_LETTER, _LINE = 0.026, 0.045  # of that: a letter's width and a line's height


def draw_survey(
    styles: Mapping[str, Performance], policies: Mapping[str, Performance], path: Path
) -> None:
    """Write the picture as PNG. Raises ``BridgeError`` without matplotlib."""
    plt = pyplot()
    figure, axes = plt.subplots(2, 3, figsize=(17, 10.5), layout="constrained")
    try:
        chosen = {name: styles[name] for name in _SHOWN if name in styles}
        _draw_spectra(axes[0, 0], chosen)
        _draw_speeds(axes[0, 1], chosen, angular_speed, "head, degrees a second", 180.0)
        _draw_speeds(axes[0, 2], chosen, speeds, "quicker hand, metres a second", 1.8)
        _draw_extent(axes[1, 0], styles)
        _draw_rates(axes[1, 1], styles, "events a minute of speech, by style")
        _draw_rates(axes[1, 2], policies, "events a minute of speech, by policy")
        save_figure(figure, path)
    finally:
        plt.close(figure)


def _draw_spectra(axes: Any, chosen: Mapping[str, Performance]) -> None:
    for (name, shown), colour in zip(chosen.items(), _COLOURS, strict=False):
        hertz, power = spectrum(shown)
        seen = (hertz > 0.1) & (hertz < _TOP_HZ)
        axes.loglog(hertz[seen], power[seen], color=colour, label=name, linewidth=1.6)
    for limit in (2.0, 6.0):
        axes.axvline(limit, color=_INK, linestyle=":", linewidth=1)
        axes.annotate(
            f"{'85' if limit < 3 else '99'} % below", (limit, axes.get_ylim()[1]),
            rotation=90, va="top", ha="right", fontsize=8, color=_INK,
        )  # fmt: skip
    _finish(axes, "power of the head's rotation", "Hz")
    axes.legend(frameon=False, fontsize=8)


def _draw_speeds(
    axes: Any, chosen: Mapping[str, Performance], measure: Any, title: str, most: float
) -> None:
    bins = np.linspace(0.0, most, 60)
    for (name, shown), colour in zip(chosen.items(), _COLOURS, strict=False):
        counts, _ = np.histogram(np.minimum(measure(shown), most), bins)
        share = counts / max(counts.sum(), 1)
        share = np.where(counts > 0, share, np.nan)  # a logarithm has no place for none
        axes.step(bins[:-1], share, where="post", color=colour, label=name, linewidth=1.4)
    axes.set_yscale("log")
    _finish(axes, f"share of frames by speed of the {title.split(',')[0]}", title)
    axes.legend(frameon=False, fontsize=8)


def _draw_extent(axes: Any, styles: Mapping[str, Performance]) -> None:
    """Draw each style as a point: how far the head is turned against how fast the hands are."""
    points = {
        name: (
            float(np.percentile(angular_speed(shown), 95)),
            float(np.percentile(speeds(shown), 95)),
        )
        for name, shown in styles.items()
    }
    turns, quick = np.array(list(points.values())).T
    axes.scatter(turns, quick, s=28, color="#0a6aa8")
    axes.margins(x=0.34, y=0.08)
    span = np.array((np.ptp(turns) or 1.0, np.ptp(quick) or 1.0))
    for name, spot, side in _labels(points, span):
        axes.annotate(
            name, points[name], xytext=spot, textcoords="offset points", fontsize=8, ha=side,
            va="center",
        )  # fmt: skip
    _finish(axes, "every style: hands against head", "head speed, p95, degrees a second")
    axes.set_ylabel("hand speed, p95, metres a second", color=_INK)


def _labels(
    points: Mapping[str, tuple[float, float]], span: Any
) -> Iterator[tuple[str, tuple[float, float], str]]:
    """Yield each name with the first place around its point that no other name has."""
    taken = [np.array((*np.array(at) / span, *np.array(at) / span)) for at in points.values()]
    for name, at in points.items():
        x, y = np.array(at) / span
        for spot, side in _SPOTS:
            left = x + spot[0] / _POINTS_ACROSS - (_LETTER * len(name) if side == "right" else 0.0)
            middle = y + spot[1] / _POINTS_ACROSS
            box = np.array(
                (left, middle - _LINE / 2, left + _LETTER * len(name), middle + _LINE / 2)
            )
            if not any(_overlap(box, other) for other in taken):
                break
        taken.append(box)
        yield name, spot, side


def _overlap(one: Any, other: Any) -> bool:
    return bool((one[:2] < other[2:]).all() and (other[:2] < one[2:]).all())


def _draw_rates(axes: Any, manners: Mapping[str, Performance], title: str) -> None:
    found: Sequence[Mapping[str, float]] = [rates(shown) for shown in manners.values()]
    rows = np.arange(len(found))
    left = np.zeros(len(found))
    for name, colour in zip(_RATES, _RATE_COLOURS, strict=True):
        values = np.array([each[name] for each in found])
        axes.barh(rows, values, left=left, color=colour, label=name)
        left += values
    axes.set_yticks(rows, list(manners), fontsize=7)
    axes.invert_yaxis()
    _finish(axes, title, "a minute")
    axes.legend(
        frameon=False, fontsize=8, ncols=len(_RATES), loc="lower left", bbox_to_anchor=(0, -0.17),
        columnspacing=1.0, handlelength=1.2, handletextpad=0.5,
    )  # fmt: skip


def _finish(axes: Any, title: str, label: str) -> None:
    axes.set_title(title, loc="left", fontsize=11, color=_INK)
    axes.set_xlabel(label, color=_INK)
    axes.grid(color=_FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
