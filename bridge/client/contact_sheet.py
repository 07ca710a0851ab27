"""Pictures of a take laid out in rows, each with its instant and what is said there."""

import math
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from bridge.client.footage import Footage
from bridge.client.plotting import pyplot, save_figure

__all__ = ["caption_at", "draw_contact_sheet"]

_COLUMNS = 8
_INCHES = 2.0
_INK = "#2f3b46"
_SAID = ("gesture", "head", "posture", "gaze", "brows")
_LONGEST_CAPTION = 30


def caption_at(footage: Footage, at_micros: int) -> str:
    """Return the instant, the word, and what the body is doing there."""
    now = int(footage.times_micros[0]) + at_micros
    going_on = [e for e in footage.events if e.pts_micros <= now < e.end_micros]
    word = next((e.name for e in going_on if e.kind == "word"), "")
    doing = dict.fromkeys(e.name for kind in _SAID for e in going_on if e.kind == kind)
    return f"{at_micros / 1e6:.2f} s  {word}\n{' '.join(doing)[:_LONGEST_CAPTION]}"


def draw_contact_sheet(
    pictures: Sequence[tuple[str, bytes]], path: Path, *, title: str = "", columns: int = _COLUMNS
) -> None:
    """Write ``pictures``, PNG bytes with their captions, as one PNG.

    Raises ``BridgeError`` without matplotlib, or where the file cannot be written.
    """
    plt = pyplot()
    images = [plt.imread(BytesIO(picture)) for _, picture in pictures]
    height, width = images[0].shape[:2]
    columns = min(columns, len(images))
    rows = math.ceil(len(images) / columns)
    size = (columns * _INCHES, rows * (_INCHES * height / width + 0.42) + 0.3)
    figure, cells = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    try:
        figure.get_layout_engine().set(w_pad=0.01, h_pad=0.01, hspace=0.0, wspace=0.0)
        for cell in cells.flat:
            cell.axis("off")
        for cell, image, (caption, _) in zip(cells.flat, images, pictures, strict=False):
            cell.imshow(image)
            cell.set_title(caption, fontsize=7, color=_INK, loc="left", pad=2)
        if title:
            figure.suptitle(title, fontsize=11, color=_INK, x=0.01, ha="left")
        save_figure(figure, path)
    finally:
        plt.close(figure)
