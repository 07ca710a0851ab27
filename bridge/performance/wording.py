"""What can be told from the letters alone: how heavy a word is, how long a text takes."""

__all__ = [
    "FILLERS",
    "INTENSIFIERS",
    "NEGATIONS",
    "expected_micros",
    "is_content",
    "last_content_char",
    "prior",
    "sign_micros",
    "spell",
]


def _words(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


NEGATIONS = _words(
    "no not never nothing nobody none cannot can't don't doesn't didn't won't isn't aren't wasn't"
    " weren't wouldn't couldn't shouldn't haven't hasn't"
)
INTENSIFIERS = _words(
    "really very quite great absolutely huge fantastic so amazing totally completely extremely"
    " truly incredibly wonderful terrible"
)
FILLERS = _words("um uh er erm hmm hm")

_FOCUS = _words("only even just all every whole must first last best worst most")
_FUNCTION_WORDS = _words(
    "a an the and or but if of to in on at by for from with as is are was were be been am it its"
    " it's this that these those i i'm i'll i've me my we us our you your he him his she her they"
    " them their do does did have has had will would can could may might shall should there"
    " here than then what who which when where why how not"
)
_MICROS_A_LETTER = 68_000  # English at 160 words a minute
_MICROS_A_SYLLABIC_SIGN = 190_000  # hanzi, kana and hangul stand for a syllable or more
_MICROS_A_STOP = 220_000
_PUNCTUATION = ".,;:!?…—。、！？"


def spell(text: str) -> str:
    """Return a word in lower case without what surrounds it."""
    return text.strip(_PUNCTUATION + "\"'“”‘’()[]").lower().replace("’", "'")


def is_content(text: str) -> bool:
    """Return whether a word carries meaning of its own."""
    plain = spell(text)
    return bool(plain) and plain not in _FUNCTION_WORDS and plain not in FILLERS


def prior(text: str) -> float:
    """Return how much a word asks to be accented before anything is heard of it."""
    plain = spell(text)
    if plain in NEGATIONS or plain in INTENSIFIERS or plain in _FOCUS:
        return 0.7
    if any(c.isdigit() for c in plain) or (len(plain) > 1 and spell(text.lower()) != text.lower()):
        return 0.5
    return 0.35 if is_content(text) else -1.0


def expected_micros(text: str) -> int:
    """Return how long ``text`` takes to say, from its letters."""
    return max(sum(map(sign_micros, text.rstrip(_PUNCTUATION + " \"'”’"))), 400_000)


def sign_micros(sign: str) -> int:
    """Return how long one sign takes to say."""
    if sign in _PUNCTUATION:
        return _MICROS_A_STOP
    # From U+2E80 on Unicode holds the syllabic and ideographic scripts.
    return _MICROS_A_SYLLABIC_SIGN if sign >= "⺀" else _MICROS_A_LETTER


def last_content_char(text: str) -> int:
    """Return where the last word with a meaning of its own begins; 0 when there is none."""
    at, found = 0, 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if is_content(word):
            found = start
    return found
