from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Phone, Word
from bridge.performance.hearing import Hearing

CLAUSE = "今日はとても寒い"


def word(text, start, end, char):
    return Word(
        text=text, start_micros=start, end_micros=end, start_char=char, end_char=char + len(text)
    )


def test_a_place_in_a_long_word_is_found_by_its_share():
    hearing = Hearing(CLAUSE, [word(CLAUSE, 0, 800_000, 0)], ())
    assert [hearing.micros_at(char) for char in (0, 3, 7)] == [0, 300_000, 700_000]


def test_it_is_moved_to_the_phone_that_sounds_there():
    phones = [
        Phone(symbol="a", start_micros=k * 90_000, end_micros=(k + 1) * 90_000) for k in range(9)
    ]
    hearing = Hearing(CLAUSE, [word(CLAUSE, 0, 810_000, 0)], phones)
    starts = {phone.start_micros for phone in phones}
    times = [hearing.micros_at(char) for char in range(8)]
    assert set(times) <= starts
    assert times == sorted(times)


def test_between_words_the_next_one_is_awaited():
    words = [word("Mama", 0, 400_000, 0), word("boat", 700_000, 900_000, 6)]
    assert Hearing("Mama, boat.", words, ()).micros_at(4) == 700_000
    assert Hearing("Mama, boat.", words[:1], ()).micros_at(4) is None
    assert Hearing("Mama, boat.", words, ()).micros_at(10) is None


def test_words_without_a_place_are_looked_up_one_after_the_other():
    words = [word("da", k * 200_000, k * 200_000 + 100_000, 0) for k in range(2)]
    lost = [
        Word(text=w.text, start_micros=w.start_micros, end_micros=w.end_micros,
             start_char=-1, end_char=-1) for w in words
    ]  # fmt: skip
    hearing = Hearing("da da", lost, ())
    assert [w.start_char for w in hearing.words] == [0, 3]
    assert hearing.micros_at(3) == 200_000


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8), st.integers(0, 8))
def test_an_answer_never_changes_even_when_words_come_in_no_order(places, known):
    text = "x" * 50
    words = [
        word("x" * min(size, 50 - start), k * 100_000, k * 100_000 + 90_000, start)
        for k, (start, size) in enumerate(places)
    ]
    early, whole = Hearing(text, words[:known], ()), Hearing(text, words, ())
    for char in range(51):
        assert early.micros_at(char) in (None, whole.micros_at(char))


def test_nothing_is_heard_of_an_empty_text():
    assert Hearing("", (), ()).micros_at(0) is None
    assert all(a <= b for a, b in pairwise(Hearing("ab", [word("ab", 0, 9, 0)], ())._ends))
