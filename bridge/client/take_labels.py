"""Words and phones written over their sound."""

from typing import Any

from bridge.client.footage import Footage
from bridge.client.lanes import lanes_of

__all__ = ["draw_phones", "draw_words", "inches_of"]

_WORD_POINTS, _PHONE_POINTS = 10.0, 8.5


def inches_of(text: str, points: float) -> float:
    """Return about how wide ``text`` is; letters are a good half as wide as high."""
    return (0.58 * len(text) + 0.5) * points / 72


def draw_words(
    row: Any, footage: Footage, inches_a_second: float, *, top: float, step: float
) -> None:
    """Write each word from where it begins; one that would touch the last goes below it."""
    words = [event for event in footage.events if event.kind == "word"]
    starts = [footage.seconds_at(word.pts_micros) for word in words]
    lanes = lanes_of(
        (start, start + inches_of(word.name, _WORD_POINTS) / inches_a_second)
        for start, word in zip(starts, words, strict=True)
    )
    for word, start, lane in zip(words, starts, lanes, strict=True):
        _write(row, start, top - step * lane, word.name, _WORD_POINTS, ha="left", color="#2f3b46")


def draw_phones(
    row: Any, footage: Footage, inches_a_second: float, *, top: float, step: float
) -> None:
    """Write each phone under its middle; one that would touch the last goes below it."""
    phones = [event for event in footage.events if event.kind == "phone" and event.name]
    middles = [footage.seconds_at((p.pts_micros + p.end_micros) // 2) for p in phones]
    reach = [inches_of(phone.name, _PHONE_POINTS) / inches_a_second / 2 for phone in phones]
    lanes = lanes_of((m - r, m + r) for m, r in zip(middles, reach, strict=True))
    for phone, middle, lane in zip(phones, middles, lanes, strict=True):
        at = top - step * min(lane, 1)
        _write(row, middle, at, phone.name, _PHONE_POINTS, ha="center", color="#0a6aa8")


def _write(row: Any, x: float, y: float, text: str, points: float, **style: Any) -> None:
    row.text(x, y, text, fontsize=points, va="top", clip_on=True, parse_math=False, **style)
