"""A small estimate of how words sound, for voices that do not say when each phone is spoken.

Not a dictionary: it need only put about the right shapes, about in order, into about the right
number of phones.
"""

import unicodedata

from bridge.speech.numerals import spelled

__all__ = ["phones_of_word"]

_ENGLISH: dict[str, tuple[str, ...]] = {
    **{"tion": ("ʃ", "ə", "n"), "ture": ("tʃ", "ɚ"), "eigh": ("eɪ",), "ough": ("oʊ",)},
    **{"igh": ("aɪ",), "tch": ("tʃ",), "dge": ("dʒ",), "sch": ("s", "k"), "air": ("ɛ", "ɹ")},
    **{"ear": ("ɪ", "ɹ"), "our": ("aʊ", "ɹ"), "sh": ("ʃ",), "ch": ("tʃ",), "th": ("θ",)},
    **{"ng": ("ŋ",), "ph": ("f",), "wh": ("w",), "ck": ("k",), "qu": ("k", "w"), "gh": ()},
    **{"kn": ("n",), "wr": ("ɹ",), "ee": ("iː",), "ea": ("iː",), "oo": ("uː",), "ou": ("aʊ",)},
    **{"ow": ("oʊ",), "ai": ("eɪ",), "ay": ("eɪ",), "ey": ("i",), "oi": ("ɔɪ",), "oy": ("ɔɪ",)},
    **{"au": ("ɔ",), "aw": ("ɔ",), "oa": ("oʊ",), "ie": ("i",), "ue": ("uː",), "ew": ("uː",)},
    **{"er": ("ɚ",), "ir": ("ɝ",), "ur": ("ɝ",), "ar": ("ɑ", "ɹ"), "or": ("ɔ", "ɹ")},
    **{"a": ("æ",), "b": ("b",), "c": ("k",), "d": ("d",), "e": ("ɛ",), "f": ("f",)},
    **{"g": ("ɡ",), "h": ("h",), "i": ("ɪ",), "j": ("dʒ",), "k": ("k",), "l": ("l",)},
    **{"m": ("m",), "n": ("n",), "o": ("ɑ",), "p": ("p",), "q": ("k",), "r": ("ɹ",)},
    **{"s": ("s",), "t": ("t",), "u": ("ʌ",), "v": ("v",), "w": ("w",), "x": ("k", "s")},
    **{"y": ("i",), "z": ("z",)},
}
_LONG = {"a": "eɪ", "e": "iː", "i": "aɪ", "o": "oʊ", "u": "uː", "y": "aɪ"}
_ROMAN: dict[str, tuple[str, ...]] = {
    **{letter: (letter,) for letter in "abdefhijklmnopstuvwz"},
    **{"sch": ("ʃ",), "sh": ("ʃ",), "ch": ("tʃ",), "th": ("t",), "ng": ("ŋ",), "qu": ("k", "w")},
    **{"ts": ("ts",), "ll": ("l",), "ph": ("f",), "c": ("k",), "g": ("ɡ",), "q": ("k",)},
    **{"r": ("r",), "x": ("k", "s"), "y": ("i",), "ß": ("s",), "ø": ("ø",), "æ": ("ɛ",)},
}
# fmt: off
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "ɡ", "д": "d", "е": "jɛ", "ё": "jo", "ж": "ʒ", "з": "z",
    "и": "i", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "tʃ", "ш": "ʃ", "щ": "ʃ",
    "ъ": "", "ы": "ɨ", "ь": "", "э": "ɛ", "ю": "ju", "я": "ja", "і": "i", "ї": "ji", "є": "jɛ",
    "ґ": "ɡ",
}
# Of Hangul syllables, in Unicode's order.
_INITIALS = (
    "k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "tɕ", "tɕ", "tɕ", "k", "t", "p", "h",
)
_MEDIALS = (
    "a", "ɛ", "ja", "jɛ", "ʌ", "e", "jʌ", "je", "o", "wa", "wɛ", "we", "jo", "u", "wʌ", "we",
    "wi", "ju", "ɯ", "ɰi", "i",
)
# fmt: on
_SYLLABLE = ("t", "a")  # of a script that this table does not know


def phones_of_word(word: str, language: str) -> tuple[str, ...]:
    """Return IPA phones for one word; empty when it holds no letter or digit."""
    is_english = language.split("-")[0].lower() == "en"
    phones: list[str] = []
    for run in _runs(spelled(word, language).lower()):
        if run[0].isascii() or "LATIN" in unicodedata.name(run[0], ""):
            table = _ENGLISH if is_english else _ROMAN
            phones += _latin(_unaccented(run), table)
        else:
            phones += (phone for letter in run for phone in _letter(letter))
    return tuple(phones)


def _runs(word: str) -> list[str]:
    """Return the letters of ``word``, Latin ones and others apart."""
    runs: list[str] = []
    was_latin = None
    for letter in word:
        if not letter.isalpha() and letter != "ー":
            was_latin = None
            continue
        is_latin = letter.isascii() or "LATIN" in unicodedata.name(letter, "")
        if is_latin == was_latin:
            runs[-1] += letter
        else:
            runs.append(letter)
        was_latin = is_latin
    return runs


def _unaccented(run: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", run) if not unicodedata.combining(c))


def _latin(run: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    if table is _ENGLISH:
        run, long_vowel = _magic_e(run)
    else:
        long_vowel = -1
    phones: list[str] = []
    position = 0
    while position < len(run):
        width = next((w for w in (4, 3, 2) if run[position : position + w] in table), 1)
        letters = run[position : position + width]
        if position == long_vowel and width == 1:
            phones.append(_LONG[letters])
        else:
            phones += _in_context(letters, run[position + width : position + width + 1], table)
        position += width
    return [p for i, p in enumerate(phones) if i == 0 or p != phones[i - 1]]


def _magic_e(run: str) -> tuple[str, int]:
    """Return ``run`` without a silent final e, and the place of the vowel it makes long."""
    if len(run) > 2 and run[-1] == "e" and run[-2] not in _LONG:
        return run[:-1], len(run) - 3 if run[-3] in _LONG else -1
    return run, -1


def _in_context(letters: str, following: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    if letters == "c" and following and following in "eiy":
        return ["s"]
    return list(table.get(letters, ()))


def _letter(letter: str) -> tuple[str, ...]:
    """Return the phones of one letter that is not Latin."""
    if letter in _CYRILLIC:
        return tuple(_split(_CYRILLIC[letter]))
    if "가" <= letter <= "힣":
        return _hangul(ord(letter) - ord("가"))
    words = unicodedata.name(letter, "").split()
    if words[:1] in (["HIRAGANA"], ["KATAKANA"]):
        return _kana(words)
    if letter == "ー":
        return ("a",)
    return _SYLLABLE


def _hangul(index: int) -> tuple[str, ...]:
    initial, medial = _INITIALS[index // 588], _MEDIALS[index % 588 // 28]
    final = ("n",) if index % 28 else ()
    return (*_split(initial), *_split(medial), *final)


def _kana(name: list[str]) -> tuple[str, ...]:
    """Return the phones of a kana by its name, such as HIRAGANA LETTER SMALL TU."""
    sound = name[-1].lower()
    if sound == "tu" and "SMALL" in name:
        return ("t",)
    irregular = {"si": "ʃi", "ti": "tʃi", "tu": "tsɯ", "hu": "ɸɯ", "zi": "dʒi", "di": "dʒi"}
    return tuple(_split(irregular.get(sound, sound)))


def _split(sounds: str) -> list[str]:
    """Return phones of a string of them, keeping affricates whole."""
    phones: list[str] = []
    for sound in sounds:
        if phones and phones[-1] + sound in ("tʃ", "dʒ", "ts", "tɕ"):
            phones[-1] += sound
        else:
            phones.append(sound)
    return phones
