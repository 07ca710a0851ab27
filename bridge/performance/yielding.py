"""Where the author asked for a movement: there the rules keep still."""

from collections.abc import Iterator

from bridge.model import Layer
from bridge.performance.pacing import expected_at
from bridge.performance.passage import Passage

__all__ = ["is_asked"]


def is_asked(
    passage: Passage, layers: frozenset[Layer], expected_micros: int, *, margin_micros: int
) -> bool:
    """Return whether something on one of ``layers`` is asked for around an expected time.

    Judged by the text alone, so that what a rule has begun is never taken back.
    """
    return any(
        first - margin_micros <= expected_micros <= last + margin_micros
        for first, last in _spans(passage, layers)
    )


def _spans(passage: Passage, layers: frozenset[Layer]) -> Iterator[tuple[int, int]]:
    text = passage.utterance.text
    for asked in passage.utterance.behaviours:
        if asked.layer in layers:
            anchors = (asked.start, asked.ready, asked.stroke, asked.relax, asked.end)
            times = [
                expected_at(text, anchor.at_char) + anchor.offset_micros
                for anchor in anchors
                if anchor is not None
            ]
            yield min(times, default=0), max(times, default=0)
