"""From phones, written in IPA, to the visemes that show them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

__all__ = ["DIPHTHONG_SPLIT", "VisemePart", "is_vowel", "visemes_of_phone"]

DIPHTHONG_SPLIT = 0.58
"""Share of a diphthong that its first vowel holds (between the usual 55 and 60 %)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisemePart:
    """A viseme over a part of a phone. Parts of one span are shown together."""

    viseme: str
    """A name of ``VISEME_NAMES``."""
    weight: float = 1.0
    """In (0, 1]."""
    start: float = 0.0
    """Fraction of the phone's duration at which it begins."""
    end: float = 1.0
    """Fraction at which it is over."""


_Mixture = tuple[tuple[str, float], ...]

_VOWELS: Mapping[str, _Mixture] = {
    **dict.fromkeys("aɑɐʌɶ", (("aa", 1.0),)),
    "æ": (("aa", 0.8),),
    **dict.fromkeys("eɛ", (("E", 1.0),)),
    "ɜ": (("E", 0.7),),
    **dict.fromkeys("əɘ", (("E", 0.5),)),
    "ɤ": (("E", 0.5), ("aa", 0.3)),
    **dict.fromkeys("iɪɨ", (("ih", 1.0),)),
    **dict.fromkeys("oɔɒ", (("oh", 1.0),)),
    **dict.fromkeys("ɵɞ", (("oh", 0.6),)),
    **dict.fromkeys("uʊyʏøœʉ", (("ou", 1.0),)),
    "ɯ": (("ou", 0.5),),
    "ɯᵝ": (("ou", 0.75),),  # Japanese: compressed, less pucker than a rounded one
    **dict.fromkeys("ɝɚ", (("RR", 1.0),)),
    "ɿ": (("SS", 1.0),),  # the vowel of Mandarin zi, ci, si
    "ʅ": (("RR", 1.0),),  # the vowel of Mandarin zhi, chi, shi, ri
}
_SPREAD_CH: _Mixture = (("CH", 0.5), ("ih", 0.5))
_RETROFLEX_CH: _Mixture = (("CH", 1.0), ("ou", 0.23))  # 0.15 more pucker
_CONSONANTS: Mapping[str, _Mixture] = {
    **dict.fromkeys("pbmɓʙ", (("PP", 1.0),)),
    **dict.fromkeys("fvɱʋⱱ", (("FF", 1.0),)),
    **dict.fromkeys("ɸβ", (("FF", 0.5), ("ou", 0.3))),
    **dict.fromkeys("θð", (("TH", 1.0),)),
    **dict.fromkeys("tdʈɖɗ", (("DD", 1.0),)),
    **dict.fromkeys("ɾɽɺ", (("DD", 0.6),)),  # a tap is over before the jaw follows
    **dict.fromkeys("kgɡŋxɣqɢχcɟɠʛħ", (("kk", 1.0),)),
    **dict.fromkeys("ʃʒʧʤ", (("CH", 1.0),)),
    **dict.fromkeys("ʂʐ", _RETROFLEX_CH),
    **dict.fromkeys("ɕʑçʝ", _SPREAD_CH),
    **dict.fromkeys("szʦʣɬɮ", (("SS", 1.0),)),
    **dict.fromkeys("nlɲɳɴʎɫɭʟ", (("nn", 1.0),)),
    **dict.fromkeys("ɹɻʁrʀ", (("RR", 1.0),)),
    "j": (("ih", 1.0),),
    **dict.fromkeys("wɥʍɰ", (("ou", 1.0),)),
    **dict.fromkeys(("tʃ", "dʒ"), (("CH", 1.0),)),
    **dict.fromkeys(("ts", "dz"), (("SS", 1.0),)),
    **dict.fromkeys(("tɕ", "dʑ"), _SPREAD_CH),
    **dict.fromkeys(("ʈʂ", "tʂ", "dʐ", "ɖʐ"), _RETROFLEX_CH),
    # Made behind a mouth that is already in its neighbours' shape.
    **dict.fromkeys("hɦʔʕ", ()),
}
_MIXTURES = {**_VOWELS, **_CONSONANTS}
_RISES = {"uo": 0.3, "uɔ": 0.3, "wo": 0.3}  # Mandarin: the round onset is the short part
_SILENCES = frozenset({"", "sil", "sp", "spn", "pau", "SIL", "SP", "SPN", "_", "#", "|"})
_RHOTIC_HOOK = "˞"


@cache
def visemes_of_phone(symbol: str) -> tuple[VisemePart, ...]:
    """Return what the mouth does during a phone, by start.

    Stress, length, tone and diacritics are ignored unless they change the mouth; letters that
    are not IPA are read as the nearest that are. An empty answer means that the phone has no
    shape of its own (``h``, a glottal stop, an unknown sign): its neighbours' shapes go on.

    Args:
        symbol: One phone in IPA, diphthongs and affricates whole; empty is silence.
    """
    if symbol in _SILENCES:
        return (VisemePart(viseme="sil"),)
    written = unicodedata.normalize("NFC", symbol)
    for candidate in (written, _bare(written)):
        if candidate in _MIXTURES:
            return _parts([candidate], [0.0, 1.0])
    letters = [letter for letter in _letters(_bare(written)) if _MIXTURES.get(letter)]
    return _parts(letters, _edges(letters)) if letters else ()


def is_vowel(symbol: str) -> bool:
    """Return whether a phone's first letter is a vowel."""
    written = unicodedata.normalize("NFC", symbol)
    return written in _VOWELS or _bare(written)[:1] in _VOWELS


def _bare(symbol: str) -> str:
    """Return only the letters: no stress, length, tone, tie bars or other diacritics."""
    symbol = symbol.replace(_RHOTIC_HOOK, "ɹ")
    kept = (c if c in _MIXTURES else unicodedata.normalize("NFD", c)[0] for c in symbol)
    return "".join(c for c in kept if c in _MIXTURES or unicodedata.category(c) in ("Ll", "Lu"))


def _letters(bare: str) -> list[str]:
    letters: list[str] = []
    for letter in bare:
        pair = letters[-1] + letter if letters else ""
        if pair in _CONSONANTS:
            letters[-1] = pair
        else:
            letters.append(letter if letter in _MIXTURES else letter.lower())
    return letters


def _edges(letters: list[str]) -> list[float]:
    if len(letters) == 2:
        return [0.0, _RISES.get("".join(letters), DIPHTHONG_SPLIT), 1.0]
    return [i / len(letters) for i in range(len(letters) + 1)]


def _parts(letters: list[str], edges: list[float]) -> tuple[VisemePart, ...]:
    return tuple(
        VisemePart(viseme=viseme, weight=weight, start=start, end=end)
        for letter, (start, end) in zip(letters, pairwise(edges), strict=True)
        for viseme, weight in _MIXTURES[letter]
    )
