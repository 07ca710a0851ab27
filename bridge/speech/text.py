"""Makes written text speakable, for any voice, and keeps the way back to what was written.

Numbers, dates, units and abbreviations stay as they are written: every voice reads those by
its own language's rules. What goes is what no voice can say.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bridge.errors import VoiceError
from bridge.model import Anchor, Behaviour, Emphasis, Utterance, Word
from bridge.speech.links import LINK, MAIL, spoken_link, spoken_mail
from bridge.speech.rewriting import Rewriting
from bridge.speech.scripts import ANY_SCRIPT, script_of, scripts_of

__all__ = ["SpokenText", "speakable"]

_SHOWN = 40  # characters of a text in an error

_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_OTHER_SIGN = re.compile(r"[^\w\s]")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKUP = re.compile(r"(?<!\w)[*_~`#>|]+(?=\S)|(?<=\S)[*_~`|]+(?!\w)|[*_~`|]{2,}|^[#>]+(?=\s)")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_EMOTICON = re.compile(
    r"(?<![\w:])(?:[:;]['’]?-?[)(\]\[dDpPoO3/\\|*]+|=[)(D]+|[xX]D+|<3+"
    r"|\^[_.-]?\^|T_T|[oO]_[oO]|>[_.]<)(?!\w)"
)
_REPEATED_LETTER = re.compile(r"([^\W\d_])\1{3,}")
_SHOUTS = re.compile(r"[!?！？]{2,}")
_DOTS = re.compile(r"\.{2,}|。{2,}|…{2,}")
_REPEATED_MARK = re.compile(r"([,;:、，])[,;:、，]+")
_DASHES = re.compile(r"(?<!\w)-{2,}|-{2,}(?!\w)|-{3,}|—{2,}|(?<=\w)--(?=\w)")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r" +(?=[,.;:!?…](?:\s|$))")
_LONELY_MARKS = re.compile(r"(?<=\s)[,;:]+(?=\s)|^[\s,;:.]+(?=\w)")
_EDGE = re.compile(r"^\s+|\s+$")


class SpokenText:
    """What is spoken instead of an utterance's text."""

    def __init__(self, rewriting: Rewriting, source: str) -> None:
        self.text = rewriting.text
        self.source = source
        self._rewriting = rewriting

    def instead_of(self, utterance: Utterance) -> Utterance:
        """Return ``utterance`` with the spoken text, emphases and behaviours moved along."""
        emphases = []
        for emphasis in utterance.emphases:
            span = self._rewriting.spoken_span(emphasis.start_char, emphasis.end_char)
            if span:
                start, end = span
                emphases.append(
                    Emphasis(start_char=start, end_char=end, strength=emphasis.strength)
                )
        behaviours = tuple(map(self._spoken, utterance.behaviours))
        return replace(utterance, text=self.text, emphases=tuple(emphases), behaviours=behaviours)

    def _spoken(self, behaviour: Behaviour) -> Behaviour:
        def moved(anchor: Anchor | None) -> Anchor | None:
            if anchor is None:
                return None
            return replace(anchor, at_char=self._rewriting.spoken_place(anchor.at_char))

        return replace(
            behaviour,
            start=moved(behaviour.start),
            ready=moved(behaviour.ready),
            stroke=moved(behaviour.stroke),
            relax=moved(behaviour.relax),
            end=moved(behaviour.end),
        )

    def restored(self, words: Iterable[Word]) -> tuple[Word, ...]:
        """Return words of the spoken text with characters counted in the source."""
        return tuple(self._restored(word) for word in words)

    def _restored(self, word: Word) -> Word:
        if not 0 <= word.start_char < word.end_char <= len(self.text):
            return replace(word, start_char=-1, end_char=-1)
        start, end = self._rewriting.source_span(word.start_char, word.end_char)
        return replace(word, start_char=start, end_char=end)


def speakable(text: str, language: str, languages: Sequence[str]) -> SpokenText:
    """Return what a voice that speaks ``languages`` is to say for ``text``.

    Raises ``VoiceError`` when nothing of it can be spoken.

    Args:
        text: As written by a person, a model or a chat.
        language: BCP 47 tag of the text, for the words inside addresses.
        languages: BCP 47 tags that the voice speaks; empty when it speaks any.
    """
    rewriting = Rewriting(text)
    _clean_characters(rewriting)
    rewriting.replace(_MARKDOWN_LINK, lambda m: m.group(1))
    rewriting.replace(MAIL, lambda m: spoken_mail(m.group(1), m.group(2), language))
    rewriting.replace(LINK, lambda m: spoken_link(m.group(), language))
    _clean_signs(rewriting)
    _keep_scripts(rewriting, scripts_of(languages) or frozenset({ANY_SCRIPT}))
    _tidy(rewriting)
    if not any(map(str.isalnum, rewriting.text)):
        raise VoiceError(_complaint(text, languages))
    return SpokenText(rewriting, text)


def _clean_characters(rewriting: Rewriting) -> None:
    rewriting.replace(_INVISIBLE, "")
    rewriting.replace(_CONTROL, " ")
    rewriting.replace(_ACCENTED, lambda m: _composed(m.group()))
    rewriting.replace(re.compile(r"[^\x00-\x7f]"), lambda m: _plain(m.group()))


def _composed(letters: str) -> str:
    """Return a letter with its accents as one character; stacked decoration is dropped."""
    composed = unicodedata.normalize("NFC", letters)
    return composed[:1] if composed[:1].isalpha() else composed


def _plain(character: str) -> str:
    """Return the everyday form of ornamental letters and digits, such as 𝓗 or Ａ."""
    if not character.isalnum():
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() and len(plain) == 1 else character


def _clean_signs(rewriting: Rewriting) -> None:
    rewriting.replace(_EMOTICON, " ")
    rewriting.replace(_MENTION, "")
    rewriting.replace(_MARKUP, lambda m: "#" if _is_number_sign(m) else " ")
    rewriting.replace(_OTHER_SIGN, lambda m: _sign(m.group()))


def _is_number_sign(match: re.Match[str]) -> bool:
    return match.group() == "#" and match.string[match.end() : match.end() + 1].isdigit()


def _sign(sign: str) -> str:
    """Return a sign as it is, unless it is a picture, which is not spoken."""
    if sign in "•◦▪‣·":
        return ","
    if sign in "°©®™№℃℉":
        return "" if sign in "©®™" else sign
    category = unicodedata.category(sign)
    return " " if category in ("So", "Sk", "Cf", "Co", "Cn", "Cs", "Mn", "Me") else sign


def _keep_scripts(rewriting: Rewriting, scripts: frozenset[str]) -> None:
    if ANY_SCRIPT in scripts:
        return
    foreign = re.compile(r"[^\W\d_]")
    rewriting.replace(foreign, lambda m: m.group() if script_of(m.group()) in scripts else " ")


def _tidy(rewriting: Rewriting) -> None:
    rewriting.replace(_REPEATED_LETTER, lambda m: m.group(1) * 2)
    rewriting.replace(_SHOUTS, lambda m: _one_shout(m.group()))
    rewriting.replace(_DOTS, lambda m: "。" if m.group()[0] == "。" else "…")
    rewriting.replace(_REPEATED_MARK, lambda m: m.group(1))
    rewriting.replace(_DASHES, "—")
    rewriting.replace(_SPACES, " ")
    rewriting.replace(_SPACE_BEFORE_MARK, "")
    rewriting.replace(_LONELY_MARKS, "")
    rewriting.replace(_SPACES, " ")
    rewriting.replace(_EDGE, "")


def _one_shout(marks: str) -> str:
    """Return one mark for many: a question stays a question."""
    return next((mark for mark in marks if mark in "?？"), marks[0])


def _complaint(text: str, languages: Sequence[str]) -> str:
    start = text.strip()[:_SHOWN]
    if not start:
        return "there is nothing to speak: the text is empty"
    spoken = ", ".join(languages) or "any language"
    return f"cannot speak {start!r}: nothing in it can be said by a voice that speaks {spoken}"
