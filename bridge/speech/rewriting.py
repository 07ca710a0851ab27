"""Rewrites a text while remembering where each character came from."""

import re
from collections.abc import Callable

__all__ = ["Rewriting"]


class Rewriting:
    """A text and, for each of its characters, a span of the source it stands for."""

    def __init__(self, source: str) -> None:
        self.text = source
        self._spans = [(index, index + 1) for index in range(len(source))]

    def replace(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str] | str) -> None:
        """Replace every match; each new character stands for the whole of it."""
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        position = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            replacement = new if isinstance(new, str) else new(match)
            if start == end or replacement == match.group():
                continue  # what stands for nothing would have no source
            pieces += [self.text[position:start], replacement]
            spans += self._spans[position:start]
            spans += [self.source_span(start, end)] * len(replacement)
            position = end
        self.text = "".join([*pieces, self.text[position:]])
        self._spans = spans + self._spans[position:]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the source that ``text[start:end]``, not empty, stands for."""
        spans = self._spans[start:end]
        return min(left for left, _ in spans), max(right for _, right in spans)

    def spoken_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the part of ``text`` that stands for the source's; None when nothing does."""
        touched = [
            index
            for index, (left, right) in enumerate(self._spans)
            if left < end and start < right and not self.text[index].isspace()
        ]
        return (touched[0], touched[-1] + 1) if touched else None

    def spoken_place(self, at: int) -> int:
        """Return where in ``text`` what begins at the source's ``at`` is said, or would be."""
        if at <= 0:
            return 0
        following = (index for index, (_, right) in enumerate(self._spans) if right > at)
        return next(following, len(self.text))
