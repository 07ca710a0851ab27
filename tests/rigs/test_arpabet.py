import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.rigs.arpabet import IPA_OF_ARPABET, phone_from_arpabet
from bridge.rigs.phones import is_vowel, visemes_of_phone

ROWS = {
    "PP": "P B M EM",
    "FF": "F V",
    "TH": "TH DH",
    "DD": "T D DX",
    "kk": "K G NG",
    "CH": "CH JH SH ZH",
    "SS": "S Z",
    "nn": "N L EN EL",
    "RR": "R ER AXR",
    "aa": "AA AH1 AE AY AW",
    "E": "EH EY AX",
    "ih": "IY IH Y IX",
    "oh": "AO OW OY",
    "ou": "UH UW W",
}


@pytest.mark.parametrize("viseme", ROWS)
def test_phones_look_as_the_table_of_visemes_says(viseme):
    for symbol in ROWS[viseme].split():
        phone, _ = phone_from_arpabet(symbol)
        assert visemes_of_phone(phone)[0].viseme == viseme, symbol


@pytest.mark.parametrize(
    ("symbol", "phone"),
    [
        ("AA1", ("ɑ", 1)),
        ("AY2", ("aɪ", 2)),
        ("AH0", ("ə", 0)),
        ("AH1", ("ʌ", 1)),
        ("AH", ("ʌ", 0)),
        ("ER0", ("ɚ", 0)),
        ("er1", ("ɝ", 1)),
        ("JH", ("dʒ", 0)),
        ("sil", ("", 0)),
        ("SP", ("", 0)),
        ("", ("", 0)),
        ("XYZ", ("xyz", 0)),
    ],
)
def test_symbols_and_stress(symbol, phone):
    assert phone_from_arpabet(symbol) == phone


def test_the_39_phones_of_the_cmu_dictionary_are_all_there():
    vowels = [s for s, ipa in IPA_OF_ARPABET.items() if is_vowel(ipa)]
    assert len(vowels) >= 15
    assert len(set(IPA_OF_ARPABET) - {"AX", "AXR", "IX", "UX", "DX", "EL", "EM", "EN", "NX", "Q",
                                      "WH", "H"}) == 39  # fmt: skip


@given(st.text(max_size=5))
def test_nothing_raises(symbol):
    phone, stress = phone_from_arpabet(symbol)
    assert isinstance(phone, str)
    assert stress in (0, 1, 2)
