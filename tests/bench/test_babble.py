import numpy as np

from bridge.bench.babble import babble


def test_every_letter_is_a_phone_and_words_know_their_place():
    speech = babble("Mama, pays.")
    assert [phone.symbol for phone in speech.phones] == [
        "", "m", "ɑ", "m", "ɑ", "", "p", "ɑ", "ɪ", "s", "", "",
    ]  # fmt: skip
    assert [(word.text, word.start_char, word.end_char) for word in speech.words] == [
        ("Mama,", 0, 5), ("pays.", 6, 11),
    ]  # fmt: skip
    for word in speech.words:
        inside = [p for p in speech.phones if word.start_micros <= p.start_micros < word.end_micros]
        assert inside[0].start_micros == word.start_micros
        assert inside[-1].end_micros == word.end_micros


def test_phones_follow_without_gaps_and_fill_the_sound():
    speech = babble("Hello there.")
    for before, after in zip(speech.phones, speech.phones[1:], strict=False):
        assert before.end_micros == after.start_micros
    assert len(speech.samples) * 1_000_000 // speech.sample_rate == speech.phones[-1].end_micros
    assert len(speech.f0_hz) * speech.f0_hop_micros == speech.phones[-1].end_micros
    assert np.abs(speech.samples).max() <= 1


def test_a_question_ends_higher():
    told, asked = babble("You saw my mama."), babble("You saw my mama?")
    assert asked.f0_hz[-60:].max() > 1.15 * told.f0_hz[-60:].max()
