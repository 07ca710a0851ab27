from bridge.model import Phone
from bridge.speech.words import words_of_phones
from bridge.testing import sample_utterance


def phones(*symbols):
    return [
        Phone(symbol=symbol, start_micros=i * 100_000, end_micros=(i + 1) * 100_000)
        for i, symbol in enumerate(symbols)
    ]


def test_words_take_their_share_of_the_phones():
    heard = phones("", "m", "ɑ", "m", "ə", "p", "eɪ", "z", "")
    first, second = words_of_phones(sample_utterance("Mama pays."), heard)
    assert (first.text, first.start_micros, first.end_micros) == ("Mama", 100_000, 500_000)
    assert (second.text, second.start_micros, second.end_micros) == ("pays", 500_000, 800_000)
    assert (second.start_char, second.end_char) == (5, 9)


def test_a_pause_nearby_is_taken_for_the_words_end():
    heard = phones("j", "ɛ", "s", "", "t", "ə", "m", "ɑ", "ɹ", "oʊ")
    first, second = words_of_phones(sample_utterance("Yes, tomorrow."), heard)
    assert first.end_micros == 300_000
    assert second.start_micros == 400_000


def test_no_phones_make_no_words():
    assert words_of_phones(sample_utterance("Hello"), phones("", "")) == ()
    assert words_of_phones(sample_utterance("..."), phones("a")) == ()
