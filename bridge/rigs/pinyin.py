"""From pinyin syllables to the phones of Mandarin, in IPA."""

import unicodedata

__all__ = ["phones_from_pinyin"]

_INITIALS = {
    "zh": "ʈʂ", "ch": "ʈʂʰ", "sh": "ʂ", "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t",
    "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ", "h": "x", "j": "tɕ", "q": "tɕʰ",
    "x": "ɕ", "r": "ɻ", "z": "ts", "c": "tsʰ", "s": "s",
}  # fmt: skip
_FINALS: dict[str, tuple[str, ...]] = {
    "a": ("a",), "o": ("uo",), "e": ("ɤ",), "ê": ("ɛ",), "i": ("i",), "u": ("u",), "ü": ("y",),
    "ai": ("ai",), "ei": ("ei",), "ao": ("au",), "ou": ("ou",), "er": ("ɚ",),
    "an": ("a", "n"), "en": ("ə", "n"), "ang": ("a", "ŋ"), "eng": ("ə", "ŋ"), "ong": ("ʊ", "ŋ"),
    "ia": ("j", "a"), "ie": ("j", "ɛ"), "iao": ("j", "au"), "iu": ("j", "ou"), "iou": ("j", "ou"),
    "ian": ("j", "ɛ", "n"), "in": ("i", "n"), "iang": ("j", "a", "ŋ"), "ing": ("i", "ŋ"),
    "iong": ("j", "ʊ", "ŋ"), "io": ("j", "o"),
    "ua": ("w", "a"), "uo": ("uo",), "uai": ("w", "ai"), "ui": ("w", "ei"), "uei": ("w", "ei"),
    "uan": ("w", "a", "n"), "un": ("w", "ə", "n"), "uen": ("w", "ə", "n"),
    "uang": ("w", "a", "ŋ"), "ueng": ("w", "ə", "ŋ"),
    "üe": ("ɥ", "ɛ"), "üan": ("ɥ", "ɛ", "n"), "ün": ("y", "n"),
    "m": ("m",), "n": ("n",), "ng": ("ŋ",),
}  # fmt: skip
_BUZZED = dict.fromkeys(("z", "c", "s"), "ɿ") | dict.fromkeys(("zh", "ch", "sh", "r"), "ʅ")
_WHOLE = {"yi": "i", "yin": "in", "ying": "ing", "yu": "ü", "yue": "üe", "yuan": "üan",
          "yun": "ün", "wu": "u", "you": "iou", "yong": "iong", "wei": "uei", "wen": "uen",
          "weng": "ueng"}  # fmt: skip
_TONES = str.maketrans("", "", "012345\u0300\u0301\u0304\u030c")


def phones_from_pinyin(syllable: str) -> list[str]:
    """Return the phones of one syllable, tone marks or digits or none; ``v`` is ``ü``.

    Tones do not show on the lips and are left out. A syllable that is not pinyin gives none.
    """
    bare = unicodedata.normalize("NFD", syllable.strip().lower()).translate(_TONES)
    spelled = unicodedata.normalize("NFC", bare).replace("u:", "ü").replace("v", "ü")
    if spelled in _FINALS:
        return list(_FINALS[spelled])
    if spelled.endswith("r") and spelled not in ("er", "r"):
        base = phones_from_pinyin(spelled.removesuffix("r"))
        return [*base, "ɻ"] if base else []
    initial, final = _split(spelled)
    if initial in _BUZZED and final == "i":
        return [_INITIALS[initial], _BUZZED[initial]]
    if final not in _FINALS or (initial and initial not in _INITIALS):
        return []
    onset = [_INITIALS[initial]] if initial else []
    return [*onset, *_FINALS[final]]


def _split(syllable: str) -> tuple[str, str]:
    """Return initial and final, the final as it is written after a consonant."""
    if syllable in _WHOLE:
        return "", _WHOLE[syllable]
    if syllable[:1] in ("y", "w"):
        return "", {"y": "i", "w": "u"}[syllable[0]] + syllable[1:]
    initial = syllable[:2] if syllable[:2] in _INITIALS else syllable[:1]
    final = syllable.removeprefix(initial)
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    return initial, final
