"""An explanation as a picture: words and their weight above, what they cause below, over time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bridge.client.explanation import Explanation
from bridge.client.explanation_cues import Bar, draw_bars, heights_of, laid_out
from bridge.client.lanes import lanes_of
from bridge.client.plotting import pyplot, save_figure
from bridge.client.take_labels import inches_of

__all__ = ["draw_explanations"]

_INCHES_A_SECOND, _MARGIN_INCHES = 3.4, 1.6
_NARROWEST, _WIDEST = 9.0, 48.0
_AFTER_SECS = 1.5  # what lasts longer, such as a posture, runs out of the picture
_WORD_POINTS, _MEANING_POINTS = 11.0, 8.5
_WORD_STEP, _CURVE_INCHES = 0.46, 1.5
_INK, _FAINT, _BLUE, _GREY, _RED = "#2f3b46", "#eef1f4", "#0a6aa8", "#7f93a3", "#c8553d"


def draw_explanations(explanations: Sequence[Explanation], path: Path) -> None:
    """Write a text's words, accents, prosody and cues as PNG.

    Raises ``BridgeError`` when matplotlib is missing or the file cannot be written.
    """
    plt = pyplot()
    start, end = _span(explanations)
    inches = (end - start) * _INCHES_A_SECOND
    width = float(np.clip(inches + _MARGIN_INCHES, _NARROWEST, _WIDEST))
    inches_a_second = (width - _MARGIN_INCHES) / (end - start)
    bars, layers = laid_out(explanations, inches_a_second)
    words = _lanes_of_words(explanations, inches_a_second)
    heights = [_WORD_STEP * (max(words, default=0) + 1), _CURVE_INCHES, heights_of(layers)]
    figure, rows = plt.subplots(
        3, sharex=True, figsize=(width, sum(heights) + 1.1), height_ratios=heights,
        layout="constrained",
    )  # fmt: skip
    try:
        _draw_words(rows[0], explanations, words)
        _draw_prosody(rows[1], explanations)
        draw_bars(rows[2], bars, layers, inches_a_second)
        _finish(rows, explanations, bars)
        rows[0].set_xlim(start, end)
        rows[0].set_title(_title(explanations), fontsize=11, loc="left", color=_INK, pad=8)
        save_figure(figure, path)
    finally:
        plt.close(figure)


def _span(explanations: Sequence[Explanation]) -> tuple[float, float]:
    """Return the seconds from the first movement until all is said, and a little after it."""
    starts = [
        each.origin_micros + v.cue.start_micros for each in explanations for v in each.verdicts
    ]
    return min([0, *starts]) / 1e6 - 0.05, explanations[-1].end_micros / 1e6 + _AFTER_SECS


def _seconds(explained: Explanation, micros: int) -> float:
    return (explained.origin_micros + micros) / 1e6


def _lanes_of_words(explanations: Sequence[Explanation], inches_a_second: float) -> list[int]:
    spans = []
    for explained in explanations:
        for causes in explained.words:
            begin = _seconds(explained, causes.spoken.word.start_micros)
            wide = max(
                inches_of(causes.spoken.word.text, _WORD_POINTS),
                inches_of(", ".join(causes.meanings), _MEANING_POINTS),
            )
            spans.append((begin, begin + wide / inches_a_second))
    return lanes_of(spans)


def _draw_words(row: Any, explanations: Sequence[Explanation], lanes: Sequence[int]) -> None:
    words = [(explained, causes) for explained in explanations for causes in explained.words]
    for (explained, causes), lane in zip(words, lanes, strict=True):
        x = _seconds(explained, causes.spoken.word.start_micros)
        weight = "bold" if causes.spoken.accent > 1.0 else "normal"
        text = {"va": "center", "clip_on": True, "parse_math": False}
        row.text(x, lane - 0.16, causes.spoken.word.text, fontsize=_WORD_POINTS, color=_INK,
                 fontweight=weight, **text)  # fmt: skip
        row.text(x, lane + 0.24, ", ".join(causes.meanings), fontsize=_MEANING_POINTS,
                 color=_BLUE, **text)  # fmt: skip
    row.set_ylim(max(lanes, default=0) + 0.55, -0.5)
    row.set_yticks([])
    row.set_ylabel("words")


def _draw_prosody(row: Any, explanations: Sequence[Explanation]) -> None:
    for index, explained in enumerate(explanations):
        clip = explained.passage.prosody
        times = explained.origin_micros / 1e6 + np.arange(len(clip.values)) * clip.hop_micros / 1e6
        for column, colour in enumerate((_GREY, _BLUE)):
            label = clip.channels[column] if index == 0 else None
            row.plot(times, clip.values[:, column], color=colour, linewidth=1.3, label=label)
        at = [_seconds(explained, causes.spoken.vowel_micros) for causes in explained.words]
        accents = [causes.spoken.accent for causes in explained.words]
        label = "accent" if index == 0 else None
        row.vlines(at, 0, accents, color=_RED, linewidth=1.6, label=label)
        row.plot(at, accents, "o", color=_RED, markersize=4)
    row.axhline(0, color="#d5dce2", linewidth=0.8, zorder=0)
    row.axhline(1, color=_RED, linewidth=0.7, linestyle=":", zorder=0)
    row.set_ylabel("prosody, accents")
    row.legend(fontsize=8.5, ncols=3, loc="lower right", frameon=False, labelcolor=_INK)


def _finish(rows: Sequence[Any], explanations: Sequence[Explanation], bars: Sequence[Bar]) -> None:
    """Mark where words begin in every row, and leave away what says nothing."""
    for row in rows:
        row.spines[["top", "right"]].set_visible(False)
        row.spines[["left", "bottom"]].set_color("#b9c4cd")
        row.tick_params(colors="#6b7a86", labelsize=8.5)
        row.yaxis.label.set_color(_INK)
        for explained in explanations:
            for causes in explained.words:
                x = _seconds(explained, causes.spoken.word.start_micros)
                row.axvline(x, color=_FAINT, linewidth=0.8, zorder=0)
    rows[0].spines["bottom"].set_visible(False)
    rows[0].tick_params(axis="x", length=0)
    denied = " · dashed and red: denied by the policy" if any(b.is_denied for b in bars) else ""
    legend = "gestures: prepared (light), stroke (dark), held, let go (light)"
    rows[-1].set_xlabel(f"seconds      {legend}{denied}", color=_INK, fontsize=9)


def _title(explanations: Sequence[Explanation]) -> str:
    passage = explanations[0].passage
    text = "  ".join(each.passage.utterance.text for each in explanations)
    shown = text if len(text) <= 120 else text[:119] + "…"
    return f"{shown}\nstyle {passage.style.name}, policy {passage.policy.name}"
