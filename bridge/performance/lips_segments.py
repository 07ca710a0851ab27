"""Phones as the mouth sees them: stretches that each have one shape or mixture."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bridge.model import Phone
from bridge.rigs.phones import VisemePart, is_vowel, visemes_of_phone
from bridge.rigs.viseme_weights import FRONT_ROUND
from bridge.rigs.visemes import VISEME_INDEX

__all__ = ["Segment", "segments_of"]

_NASALS = frozenset("mnŋɲɳɴɱ")
_FRONT_ROUND_LETTERS = frozenset("yʏøœɥ")
_STRETCH_MICROS = 60_000  # the shortest; twice that is cut in two
_VOWEL_MOUTHS = frozenset({"aa", "E", "ih", "oh", "ou", FRONT_ROUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one mouth shape. A diphthong is two; a phone without a shape is none."""

    mix: tuple[tuple[str, float], ...]
    """Visemes shown together, with their weights; the first one decides the timing."""
    start_micros: int
    """Utterance time."""
    end_micros: int
    shape_micros: int
    """How long the shape lasts that it begins; its own length where it goes on with one."""
    shape_end_micros: int
    """End of the shape that it is part of; its own where nothing of the shape follows."""
    known_micros: int
    """Start of the phone: speech that reaches further than this holds all of it."""
    symbol: str
    """The phone, in IPA; empty for silence."""
    stress: int
    """As in ``Phone``."""
    is_nucleus: bool
    """True for a vowel, which makes a syllable."""
    is_onset: bool = True
    """False for what follows the first stretch of its phone."""

    @property
    def mouth(self) -> str:
        """The viseme that decides the timing."""
        return self.mix[0][0]

    @property
    def duration_micros(self) -> int:
        """How long it lasts."""
        return self.end_micros - self.start_micros

    @property
    def is_pause(self) -> bool:
        """Whether nothing is said."""
        return self.mouth == "sil"

    @property
    def is_vocalic(self) -> bool:
        """Whether its mouth is a vowel's, as that of ``w`` is."""
        return self.mouth in _VOWEL_MOUTHS

    @property
    def is_contact(self) -> bool:
        """Whether the lips touch each other or the teeth."""
        return self.mouth in ("PP", "FF")

    @property
    def is_nasal(self) -> bool:
        """Whether the sound leaves through the nose."""
        return self.symbol[:1] in _NASALS

    @property
    def may_stay_shut(self) -> bool:
        """Whether the lips need not part for it."""
        return self.is_pause or self.is_nasal


def segments_of(phones: Sequence[Phone]) -> list[Segment]:
    """Return the segments of ``phones`` in order; silences that touch are one."""
    segments: list[Segment] = []
    for phone in phones:
        if phone.end_micros > phone.start_micros:
            segments.extend(_segments(phone))
    return segments


def _segments(phone: Phone) -> list[Segment]:
    length = phone.end_micros - phone.start_micros
    parts: dict[tuple[float, float], list[VisemePart]] = {}
    for part in visemes_of_phone(phone.symbol):
        parts.setdefault((part.start, part.end), []).append(part)
    nucleus = is_vowel(phone.symbol)
    return [
        Segment(
            mix=_mix(together, phone.symbol),
            start_micros=phone.start_micros + round(begin * length),
            end_micros=phone.start_micros + round(end * length),
            shape_micros=round(((last if begin == first else end) - begin) * length),
            shape_end_micros=phone.start_micros + round(last * length),
            known_micros=phone.start_micros,
            symbol=phone.symbol,
            stress=phone.stress,
            is_nucleus=nucleus,
            is_onset=begin == 0,
        )
        for (first, last), together in parts.items()
        for begin, end in _stretches(first, last, length if nucleus else 0)
    ]


def _stretches(begin: float, end: float, length: int) -> list[tuple[float, float]]:
    """Return equal stretches between two fractions; a long vowel's loudness may change."""
    count = max(1, int((end - begin) * length / _STRETCH_MICROS))
    edges = [begin + (end - begin) * i / count for i in range(count + 1)]
    return list(pairwise(edges))


def _mix(parts: Sequence[VisemePart], symbol: str) -> tuple[tuple[str, float], ...]:
    """Return the visemes with weights that survive the averaging of vowels shown together."""
    names = [_mouth(part.viseme, symbol) for part in parts]
    vowels = sum(name in _VOWEL_MOUTHS for name in names)
    return tuple(
        (name, part.weight * (vowels if name in _VOWEL_MOUTHS else 1))
        for name, part in zip(names, parts, strict=True)
    )


def _mouth(viseme: str, symbol: str) -> str:
    if viseme == "ou" and _FRONT_ROUND_LETTERS & set(unicodedata.normalize("NFD", symbol)):
        return FRONT_ROUND
    return viseme if viseme in VISEME_INDEX else "sil"
