"""hibari's symbols (misaki's alphabet) as IPA phones."""

__all__ = ["LENGTH", "SPACE", "STRESS", "UNVOICED", "ipa", "is_sound"]

STRESS = {"ˈ": 1, "ˌ": 2}
"""Marks that stand before the vowel they belong to, by ``Phone.stress``."""
UNVOICED = frozenset(("", "p", "t", "k", "f", "θ", "s", "ʃ", "h", "x", "tʃ", "ts", "tɕ"))
"""Phones without a pitch, silence included."""
LENGTH = "ː"
SPACE = " "

# One symbol for what IPA writes with two, and misaki's own inventions.
_WRITTEN_DIFFERENTLY = {
    "A": "eɪ",
    "I": "aɪ",
    "O": "oʊ",
    "Q": "əʊ",
    "T": "ɾ",
    "W": "aʊ",
    "Y": "ɔɪ",
    "ʣ": "dz",
    "ʤ": "dʒ",
    "ʥ": "dʑ",
    "ʦ": "ts",
    "ʧ": "tʃ",
    "ʨ": "tɕ",
    "ᵊ": "ə",
    "ᵻ": "ɪ",
}
_SILENT = frozenset(';:,.!?—…"()“”↓→↗↘ \u0303ʰʲᵝ') | STRESS.keys() | {LENGTH}


def is_sound(symbol: str) -> bool:
    """Return whether ``symbol`` is a sound of its own, not punctuation nor a mark."""
    return symbol not in _SILENT


def ipa(symbol: str) -> str:
    """Return the IPA of one symbol; empty for silence."""
    return _WRITTEN_DIFFERENTLY.get(symbol, symbol) if is_sound(symbol) else ""
