from bridge.speech.beats import beats_of, text_words


def words(text, language="en"):
    return [text[start:end] for start, end, _ in text_words(text, language)]


def test_words_lose_their_punctuation_and_gain_a_pause():
    found = text_words('Well, "yes" — I go!', "en")
    assert words('Well, "yes" — I go!') == ["Well", "yes", "I", "go"]
    assert [pause for *_, pause in found] == [250_000, 250_000, 0, 450_000]


def test_languages_without_spaces_are_cut_too():
    assert words("東京へ行きます。", "ja") == ["東京へ", "行きます"]
    assert words("你好，世界。", "zh") == ["你", "好", "世", "界"]


def test_beats_follow_the_words_and_lengthen_at_the_end():
    beats = beats_of("Gate, gate gate.", "en")
    assert [b.word for b in beats] == [0, 0, 0, -1, 1, 1, 1, 2, 2, 2, -1]
    first, middle, last = (
        next(b.micros for b in beats if b.word == word and b.symbol == "eɪ") for word in range(3)
    )
    assert first > middle
    assert last > middle
    assert [b.micros for b in beats if not b.symbol] == [250_000, 450_000]


def test_vowels_last_longer_than_consonants():
    beats = {b.symbol: b.micros for b in beats_of("tamapa go", "en")}
    assert beats["æ"] > beats["t"] > beats["m"]


def test_longer_words_carry_a_stress():
    stressed = [b.symbol for b in beats_of("the castle", "en") if b.stress]
    assert stressed == ["æ"]
