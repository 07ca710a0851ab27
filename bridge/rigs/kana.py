"""From kana to the phones of Japanese, one mora after the other, in IPA."""

import unicodedata

__all__ = ["phones_from_kana"]

_VOWELS = {"a": "a", "i": "i", "u": "ɯᵝ", "e": "e", "o": "o"}
_SMALL = {"ャ": "a", "ュ": "ɯᵝ", "ョ": "o", "ァ": "a", "ィ": "i", "ゥ": "ɯᵝ", "ェ": "e", "ォ": "o"}
_GLIDES = "ャュョ"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "ɡ": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ",
    "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ",
    "p": "パピプペポ", "m": "マミムメモ", "ɾ": "ラリルレロ",
}  # fmt: skip
_SINGLE = {
    "シ": ("ʃ", "i"), "ジ": ("dʒ", "i"), "チ": ("tʃ", "i"), "ヂ": ("dʒ", "i"),
    "ツ": ("ts", "ɯᵝ"), "ヅ": ("dz", "ɯᵝ"), "ズ": ("dz", "ɯᵝ"), "フ": ("ɸ", "ɯᵝ"),
    "ヒ": ("ç", "i"), "ヤ": ("j", "a"), "ユ": ("j", "ɯᵝ"), "ヨ": ("j", "o"), "ワ": ("w", "a"),
    "ヲ": ("o",), "ヴ": ("v", "ɯᵝ"),
}  # fmt: skip
_MORAE: dict[str, tuple[str, ...]] = {
    kana: (*([onset] if onset else []), vowel)
    for onset, row in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS.values(), strict=True)
} | _SINGLE
_SOFT = frozenset({"ʃ", "dʒ", "tʃ", "ç", "j"})  # already palatal: a glide after them is silent
_LIPS = frozenset("pbm")
_HIRAGANA, _TO_KATAKANA = range(0x3041, 0x3097), 0x60


def phones_from_kana(text: str) -> list[str]:
    """Return the phones of hiragana or katakana; anything else is skipped.

    ``っ`` repeats the consonant that follows, ``ー`` the vowel before; ``ん`` closes the lips
    before p, b and m.
    """
    phones: list[str] = []
    pending = ""  # a ッ or ン that waits for what follows
    for kana in map(_katakana, unicodedata.normalize("NFC", text)):
        if kana in _SMALL:
            _soften(phones, kana)
        elif kana == "ー":
            phones += [phones[-1]] if phones and phones[-1] in _VOWELS.values() else []
        elif kana in "ッン":
            _settle(phones, pending, "")
            pending = kana
        elif kana in _MORAE:
            _settle(phones, pending, _MORAE[kana][0])
            pending = ""
            phones += _MORAE[kana]
    _settle(phones, pending, "")
    return phones


def _katakana(kana: str) -> str:
    return chr(ord(kana) + _TO_KATAKANA) if ord(kana) in _HIRAGANA else kana


def _soften(phones: list[str], small: str) -> None:
    """Replace the last mora's vowel by a small kana's: キャ, ファ, ウィ."""
    if phones and phones[-1] in _VOWELS.values():
        vowel = phones.pop()
        if vowel == "ɯᵝ" and (not phones or phones[-1] in _VOWELS.values()):
            phones.append("w")  # ウィ
    if small in _GLIDES and (not phones or phones[-1] not in _SOFT):
        phones.append("j")
    phones.append(_SMALL[small])


def _settle(phones: list[str], pending: str, following: str) -> None:
    if pending == "ン":
        phones.append("m" if following in _LIPS else "ɴ")
    elif pending == "ッ" and following and following not in _VOWELS.values():
        phones.append(following)
