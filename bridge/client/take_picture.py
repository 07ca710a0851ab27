"""A take as one picture: sound, phones, mouth, eyes, head and cues above each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bridge.client.footage import Footage
from bridge.client.plotting import pyplot
from bridge.model import PerformanceEvent
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll

__all__ = ["draw_footage"]

_MOUTH = ("jawOpen", "mouthClose", "mouthPucker", "mouthFunnel", "mouthSmileLeft")
_LIPS = ("mouthPressLeft", "mouthRollLower", "mouthStretchLeft", "mouthLowerDownLeft")
_EYES = ("eyeBlinkLeft", "browInnerUp", "browOuterUpLeft", "browDownLeft", "eyeSquintLeft")
_ROW_HEIGHTS = (1.6, 1.5, 1.2, 1.2, 1.3, 1.3)
_INCHES_A_SECOND = 2.2
_CUE_COLOURS = {"emotion": "#d1495b", "head": "#2e86ab", "brows": "#8f5db7", "posture": "#6b8f71"}


def draw_footage(footage: Footage, path: Path, *, title: str = "") -> None:
    """Draw ``footage`` into a PNG file. Raises ``BridgeError`` without matplotlib."""
    plt = pyplot()
    seconds = (footage.times_micros - footage.times_micros[0]) / 1e6
    width = float(np.clip(_INCHES_A_SECOND * seconds[-1], 9, 40))
    figure, rows = plt.subplots(
        len(_ROW_HEIGHTS),
        1,
        sharex=True,
        figsize=(width, 11),
        gridspec_kw={"height_ratios": _ROW_HEIGHTS, "hspace": 0.12},
        layout="constrained",
    )
    _draw_sound(rows[0], footage)
    _draw_shapes(rows[1], footage, seconds, _MOUTH, "mouth")
    _draw_shapes(rows[2], footage, seconds, _LIPS, "lips")
    _draw_shapes(rows[3], footage, seconds, _EYES, "eyes, brows")
    _draw_head(rows[4], footage, seconds)
    _draw_cues(rows[5], footage)
    rows[-1].set_xlabel("seconds")
    rows[0].set_xlim(0, float(seconds[-1]))
    rows[0].set_title(title or _words_said(footage), fontsize=11, loc="left")
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _draw_sound(row: Any, footage: Footage) -> None:
    samples = footage.samples
    # One extreme of every few milliseconds is all that a picture can show.
    step = max(1, footage.description.sample_rate // 400)
    whole = samples[: len(samples) // step * step].reshape(-1, step)
    times = np.arange(len(whole)) * step / footage.description.sample_rate
    row.fill_between(times, whole.min(axis=1), whole.max(axis=1), color="#8a9ba8", linewidth=0)
    row.set_ylim(-1.15, 1.0)
    row.set_ylabel("sound")
    row.set_yticks([])
    for event in _events(footage, "word"):
        row.text(_at(footage, event), 0.85, event.name, fontsize=8, clip_on=True)
    for event in _events(footage, "phone"):
        start, end = _at(footage, event), _at(footage, event, end=True)
        row.axvline(start, color="#d8dee3", linewidth=0.6, zorder=0)
        row.text((start + end) / 2, -1.08, event.name, fontsize=7, ha="center", clip_on=True)


def _draw_shapes(
    row: Any, footage: Footage, seconds: Any, shapes: Sequence[str], label: str
) -> None:
    for shape in shapes:
        row.plot(seconds, footage.weights[:, SHAPE_INDEX[shape]], label=shape, linewidth=1.2)
    row.set_ylim(-0.02, 1.02)
    row.set_ylabel(label)
    row.grid(alpha=0.25)
    row.legend(fontsize=7, ncols=len(shapes), loc="upper right", framealpha=0.6)


def _draw_head(row: Any, footage: Footage, seconds: Any) -> None:
    angles = np.degrees(to_yaw_pitch_roll(footage.head[:, 3:]))
    for column, label in enumerate(("yaw (+ left)", "pitch (+ down)", "roll (+ left)")):
        row.plot(seconds, angles[:, column], label=label, linewidth=1.2)
    row.set_ylabel("head, degrees")
    row.grid(alpha=0.25)
    row.legend(fontsize=7, ncols=3, loc="upper right", framealpha=0.6)


def _draw_cues(row: Any, footage: Footage) -> None:
    events = [e for e in footage.events if e.kind not in {"word", "phone", "lips", "error"}]
    lanes = sorted({event.kind for event in events})
    for event in events:
        lane, start = lanes.index(event.kind), _at(footage, event)
        colour = _CUE_COLOURS.get(event.kind, "#b08d57")
        length = _at(footage, event, end=True) - start
        row.barh(lane, length, left=start, height=0.7, color=colour, alpha=0.45)
        row.text(start, lane, event.name, fontsize=7, va="center", clip_on=True)
    row.set_yticks(range(len(lanes)), lanes, fontsize=8)
    row.set_ylim(-0.6, max(len(lanes), 1) - 0.4)
    row.set_ylabel("cues")


def _events(footage: Footage, kind: str) -> list[PerformanceEvent]:
    return [event for event in footage.events if event.kind == kind]


def _at(footage: Footage, event: PerformanceEvent, *, end: bool = False) -> float:
    instant = event.end_micros if end else event.pts_micros
    return float(instant - int(footage.times_micros[0])) / 1e6


def _words_said(footage: Footage) -> str:
    text = "  ".join(utterance.text for utterance in footage.utterances)
    return text if len(text) <= 160 else text[:157] + "…"
