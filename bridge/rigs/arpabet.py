"""From ARPAbet, the phone alphabet of English dictionaries, to IPA."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["IPA_OF_ARPABET", "phone_from_arpabet"]

IPA_OF_ARPABET: Mapping[str, str] = MappingProxyType(
    {
        "AA": "ɑ", "AE": "æ", "AH": "ʌ", "AO": "ɔ", "AW": "aʊ", "AX": "ə", "AXR": "ɚ", "AY": "aɪ",
        "EH": "ɛ", "ER": "ɝ", "EY": "eɪ", "IH": "ɪ", "IX": "ɨ", "IY": "i", "OW": "oʊ", "OY": "ɔɪ",
        "UH": "ʊ", "UW": "u", "UX": "ʉ",
        "B": "b", "CH": "tʃ", "D": "d", "DH": "ð", "DX": "ɾ", "EL": "l̩", "EM": "m̩", "EN": "n̩",
        "F": "f", "G": "ɡ", "HH": "h", "H": "h", "JH": "dʒ", "K": "k", "L": "l", "M": "m",
        "N": "n", "NG": "ŋ", "NX": "ɾ̃", "P": "p", "Q": "ʔ", "R": "ɹ", "S": "s", "SH": "ʃ",
        "T": "t", "TH": "θ", "V": "v", "W": "w", "WH": "ʍ", "Y": "j", "Z": "z", "ZH": "ʒ",
    }
)  # fmt: skip
"""Both CMU's 39 phones and TIMIT's finer ones, without stress."""

_SILENCES = frozenset({"", "SIL", "SP", "SPN", "PAU", "H#", "<EPS>"})
_UNSTRESSED = {"AH": "ə", "ER": "ɚ"}
_STRESS_DIGITS = "012"


def phone_from_arpabet(symbol: str) -> tuple[str, int]:
    """Return a phone in IPA, and its stress: 0 none, 1 primary, 2 secondary.

    Silences become the empty phone. An unknown symbol comes back in lower case, which is as
    near to IPA as it gets.
    """
    written = symbol.strip().upper()
    if written in _SILENCES:
        return "", 0
    bare = written.rstrip(_STRESS_DIGITS)
    stress = int(written[-1]) if written != bare else None
    if bare in _UNSTRESSED and stress == 0:
        return _UNSTRESSED[bare], 0
    return IPA_OF_ARPABET.get(bare, bare.lower()), stress or 0
