"""What a BML speech says: its words, and the places of its sync points in them."""

from dataclasses import dataclass, field

from bridge.dialogue.bml_tree import Element, bml_error
from bridge.model import Emphasis

__all__ = ["SpeechText", "read_speech"]

MOST_CHARS = 2_000
"""Two minutes of talk in one block."""
_SYNCS = frozenset({"sync", "mark", "tm"})


@dataclass(slots=True)
class SpeechText:
    """Text in the making, with single spaces."""

    text: str = ""
    places: dict[str, int] = field(default_factory=dict)
    """Sync points by name."""
    emphases: list[Emphasis] = field(default_factory=list)
    _gap: bool = False

    def say(self, words: str) -> None:
        """Add words as they stand in the XML."""
        plain = " ".join(words.split())
        if not plain:
            self._gap = self._gap or bool(words)
            return
        is_apart = self._gap or words[0].isspace()
        self.text += (" " if is_apart and self.text else "") + plain
        self._gap = words[-1].isspace()

    @property
    def place(self) -> int:
        """Where the next word will stand."""
        return len(self.text) + (self._gap and bool(self.text))


def read_speech(element: Element) -> SpeechText:
    """Return what a ``<speech>`` says. Raises ``RequestError``."""
    said = SpeechText()
    _read(element, said)
    if not any(map(str.isalnum, said.text)):
        raise bml_error(element, "there is nothing to say; expected words, in a <text> or as such")
    if len(said.text) > MOST_CHARS:
        raise bml_error(element, f"{len(said.text)} characters of text; at most {MOST_CHARS}")
    said.places |= {"start": 0, "end": len(said.text)}
    return said


def _read(element: Element, said: SpeechText) -> None:
    for part in element.parts:
        if isinstance(part, str):
            said.say(part)
        elif part.name in _SYNCS:
            name = part.attributes.get("id") or part.attributes.get("name", "")
            if not name:
                raise bml_error(part, "id is missing")
            if name in said.places or name in ("start", "end"):
                raise bml_error(part, f"the name {name[:40]!r} is taken; expected another")
            said.places[name] = said.place
        elif part.name == "description":
            continue  # another engine's form of the same words
        else:
            _read_inside(part, said)


def _read_inside(part: Element, said: SpeechText) -> None:
    """Read the words of an element such as ``<text>``; those of an ``<emphasis>`` are stressed."""
    start = said.place
    _read(part, said)
    if part.name == "emphasis" and len(said.text) > start:
        said.emphases.append(Emphasis(start_char=start, end_char=len(said.text)))
