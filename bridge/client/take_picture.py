"""A take as one picture: sound, words, phones, mouth, eyes, head and cues above each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.client.footage import Footage
from bridge.client.plotting import pyplot, save_figure
from bridge.client.take_cues import draw_cues, height_of_cues
from bridge.client.take_labels import draw_phones, draw_words
from bridge.rigs.rotations import to_yaw_pitch_roll

__all__ = ["draw_footage"]

_CURVES: dict[str, tuple[str, ...]] = {
    "mouth": ("jawOpen", "mouthFunnel", "mouthPucker", "mouthSmileLeft"),
    "lips": ("mouthPressLeft", "mouthRollLower", "mouthLowerDownLeft", "mouthStretchLeft"),
    "brows": ("browInnerUp", "browOuterUpLeft", "browDownLeft"),
    "eyes": ("eyeBlinkLeft", "eyeSquintLeft", "eyeWideLeft"),
}
_ANGLES = ("yaw  + left", "pitch  + down", "roll  + left")
_HEIGHTS = {"sound": 1.7, "mouth": 1.2, "lips": 1.0, "brows": 0.9, "eyes": 0.9, "head": 1.2}
_INCHES_A_SECOND = 2.2
_LEGEND_INCHES = 2.6  # what labels and legends beside the rows take of the width
_NARROWEST, _WIDEST = 11.0, 44.0
# Told apart by people who see few colours too (Okabe and Ito's set, darkened).
_COLOURS = ("#0a6aa8", "#d1642a", "#1f8a5b", "#a45a96")
_INK, _FAINT = "#2f3b46", "#dfe5ea"


def draw_footage(footage: Footage, path: Path, *, title: str = "") -> None:
    """Draw ``footage`` into a PNG file.

    Raises ``BridgeError`` without matplotlib, or where the file cannot be written.
    """
    plt = pyplot()
    seconds = (footage.times_micros - footage.times_micros[0]) / 1e6
    length = max(float(seconds[-1]), 0.1)
    width = float(np.clip(_INCHES_A_SECOND * length + _LEGEND_INCHES, _NARROWEST, _WIDEST))
    inches_a_second = (width - _LEGEND_INCHES) / length
    heights = [*_HEIGHTS.values(), height_of_cues(footage, inches_a_second)]
    figure, rows = plt.subplots(
        len(heights),
        sharex=True,
        figsize=(width, sum(heights) + 1.2),
        height_ratios=heights,
        layout="constrained",
    )
    try:
        _draw_sound(rows[0], footage, inches_a_second)
        for row, (label, shapes) in zip(rows[1:], _CURVES.items(), strict=False):
            _draw_shapes(row, footage, seconds, shapes, label)
        _draw_head(rows[-2], footage, seconds)
        draw_cues(rows[-1], footage, inches_a_second)
        for row in rows:
            _calm(row, footage)
        rows[-1].set_xlabel("seconds", color=_INK)
        rows[0].set_xlim(0, length)
        rows[0].set_title(title or _words_said(footage), fontsize=12, loc="left", color=_INK, pad=9)
        save_figure(figure, path)
    finally:
        plt.close(figure)


def _draw_sound(row: Any, footage: Footage, inches_a_second: float) -> None:
    samples, rate = footage.samples, footage.description.sample_rate
    # One extreme of every few milliseconds is all that a picture can show.
    step = max(1, rate // 400)
    whole = samples[: len(samples) // step * step].reshape(-1, step)
    whole = whole / max(float(np.abs(whole).max(initial=0.0)), 1e-3)
    times = np.arange(len(whole)) * step / rate
    row.fill_between(times, whole.min(axis=1), whole.max(axis=1), color="#7f93a3", linewidth=0)
    row.set_ylim(-2.2, 2.1)
    row.set_yticks([])
    row.set_ylabel("sound")
    draw_words(row, footage, inches_a_second, top=1.95, step=0.42)
    draw_phones(row, footage, inches_a_second, top=-1.32, step=0.4)


def _draw_shapes(
    row: Any, footage: Footage, seconds: NDArray[Any], shapes: Sequence[str], label: str
) -> None:
    names = footage.description.rig.shape_names
    for shape, colour in zip(shapes, _COLOURS, strict=False):
        if shape in names:
            curve = footage.weights[:, names.index(shape)]
            row.plot(seconds, curve, label=shape, linewidth=1.4, color=colour)
            row.fill_between(seconds, curve, color=colour, alpha=0.08, linewidth=0)
    row.set_ylim(0, 1.04)
    row.set_yticks([0, 0.5, 1])
    row.set_ylabel(label)
    _draw_legend(row)


def _draw_head(row: Any, footage: Footage, seconds: NDArray[Any]) -> None:
    angles = np.degrees(to_yaw_pitch_roll(footage.head[:, 3:]))
    for column, (label, colour) in enumerate(zip(_ANGLES, _COLOURS, strict=False)):
        row.plot(seconds, angles[:, column], label=label, linewidth=1.4, color=colour)
    reach = max(5.0, 1.1 * float(np.abs(angles).max()))
    row.set_ylim(-reach, reach)
    row.axhline(0, color=_FAINT, linewidth=1, zorder=0)
    row.set_ylabel("head, degrees")
    _draw_legend(row)


def _draw_legend(row: Any) -> None:
    """Name the curves beside the row, where no curve can pass."""
    row.legend(
        fontsize=8.5,
        loc="center left",
        bbox_to_anchor=(1.004, 0.5),
        frameon=False,
        labelcolor=_INK,
        handlelength=1.3,
    )


def _calm(row: Any, footage: Footage) -> None:
    """Leave away what says nothing; mark where words begin in every row."""
    row.spines[["top", "right"]].set_visible(False)
    row.spines[["left", "bottom"]].set_color("#b9c4cd")
    row.tick_params(colors="#6b7a86", labelsize=8.5)
    row.yaxis.label.set_color(_INK)
    for event in footage.events:
        if event.kind == "word":
            row.axvline(footage.seconds_at(event.pts_micros), color=_FAINT, lw=0.8, zorder=0)


def _words_said(footage: Footage) -> str:
    text = "  ".join(utterance.text for utterance in footage.utterances)
    return text if len(text) <= 160 else text[:157] + "…"
