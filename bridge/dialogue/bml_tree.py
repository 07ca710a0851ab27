"""Reads the XML of a BML block into elements that know their line, and nothing it should not."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from bridge.errors import RequestError

__all__ = ["Element", "bml_error", "is_bml", "read_element"]

MOST_CHARS = 20_000
"""Of one block: ten minutes of talk with a movement at every word are shorter."""
MOST_ELEMENTS = 400
DEEPEST = 8
MOST_SHOWN = 60  # characters of a wrong value that an error repeats

_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,100}\?>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?bml[\s/>]", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element, without the prefixes of namespaces."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list["str | Element"] = field(default_factory=list)
    """Text and elements inside, in order."""

    @property
    def elements(self) -> list["Element"]:
        """The elements inside."""
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def shown(self) -> str:
        """The element as an error or a reason names it."""
        own = self.attributes.get("id")
        named = f' id="{own[:MOST_SHOWN]}"' if own else ""
        return f"<{self.name[:MOST_SHOWN]}{named}> on line {self.line}"


def bml_error(element: Element, message: str) -> RequestError:
    """Return the error of one element; ``message`` says what was found and expected."""
    return RequestError("bad-bml", f"BML: {element.shown}: {message.rstrip()}")


def is_bml(text: str) -> bool:
    """Return whether a text is meant to be a BML block."""
    return _OPENING.match(text[:MOST_CHARS]) is not None


def read_element(text: str) -> Element:
    """Return the root element of ``text``.

    Raises ``RequestError`` for what is no well-formed XML, too large or too deep, and for
    document types and entities, which a block has no need of.
    """
    if len(text) > MOST_CHARS:
        raise RequestError("bad-bml", f"BML: {len(text)} characters; at most {MOST_CHARS}")
    reader = _Reader()
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        where = f"line {error.lineno}, column {error.offset + 1}"
        raise RequestError("bad-bml", f"BML: {where}: {reason}; expected well-formed XML") from None
    except (UnicodeError, ValueError) as error:
        raise RequestError("bad-bml", f"BML: {error}; expected well-formed XML") from None
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self._open_elements: list[Element] = []
        self._count = 0
        self.root = Element(name="", attributes={}, line=0)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(
            name=_bare(name),
            attributes={_bare(key): value for key, value in attributes.items()},
            line=self.parser.CurrentLineNumber,
        )
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise bml_error(
                element, f"more than {MOST_ELEMENTS} elements; say it in several blocks"
            )
        if len(self._open_elements) >= DEEPEST:
            raise bml_error(element, f"elements more than {DEEPEST} deep")
        if self._open_elements:
            self._open_elements[-1].parts.append(element)
        else:
            self.root = element
        self._open_elements.append(element)

    def _close(self, _name: str) -> None:
        self._open_elements.pop()

    def _text(self, data: str) -> None:
        self._open_elements[-1].parts.append(data)

    def _refuse(self, *_declared: object) -> None:
        line = self.parser.CurrentLineNumber
        message = f"BML: line {line}: found a document type or an entity; expected plain elements"
        raise RequestError("bad-bml", message)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
