"""Keeps a small model's answer speakable: no role names, no endless repetition."""

import re
from collections.abc import Generator, Iterable

__all__ = ["tidied"]

_OTHER_ROLE = re.compile(r"(?:^|\n)\s*\**(?:user|human|you|system|question)\**\s*:", re.IGNORECASE)
_SPECIAL = re.compile(r"<\|[^|>]{0,24}\|>|</s>")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”')]*(?=\s|$)")
_HELD_CHARS = 28  # a role name or a special token may be split over so many characters
_LOOP = re.compile(r"(.{12,120}?)\1\1|(\b\w{1,12}\b[\s,.!]*)\2{5}", re.DOTALL)
_LOOKED_AT_CHARS = 400


def tidied(pieces: Iterable[str], *, character: str, sentences: int) -> Generator[str, None, None]:
    """Yield the answer without what must not be spoken.

    It ends after so many ``sentences``, where the model starts to write another party's lines,
    or where it repeats itself.
    """
    own = re.compile(rf"\s*\**(?:assistant|ai|{re.escape(character)})\**\s*:\**\s*", re.IGNORECASE)
    text = ""  # everything so far, cleaned
    given = 0  # how much of it was yielded
    for piece in pieces:
        text = own.sub("", text + piece, count=1) if given == 0 else text + piece
        end = _end(text, sentences)
        if end is not None:
            yield from _rest(text[given:end])
            return
        sure = len(text) - _HELD_CHARS if _may_go_on(text) else len(text)
        if sure > given:
            yield from _rest(text[given:sure])
            given = sure
    yield from _rest(text[given:])


def _end(text: str, sentences: int) -> int | None:
    stops = [found.start() for found in (_OTHER_ROLE.search(text), _SPECIAL.search(text)) if found]
    loop = _LOOP.search(text, max(0, len(text) - _LOOKED_AT_CHARS))
    if loop:
        stops.append(loop.end(1) if loop.group(1) else loop.end(2))
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    if len(ends) > sentences or (len(ends) == sentences and text[ends[-1] :].strip()):
        stops.append(ends[sentences - 1])
    return min(stops, default=None)


def _may_go_on(text: str) -> bool:
    tail = text[-_HELD_CHARS:]
    return len(text) < _HELD_CHARS or "\n" in tail or "<" in tail


def _rest(text: str) -> Iterable[str]:
    return (text,) if text else ()
