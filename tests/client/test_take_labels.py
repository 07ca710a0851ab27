import itertools

import pytest
from footages import event, filmed

from bridge.client.plotting import pyplot
from bridge.client.take_labels import draw_phones, draw_words, inches_of

INCHES_A_SECOND = 2.0


@pytest.fixture
def row():
    plt = pyplot()
    figure, row = plt.subplots(figsize=(4, 2))
    row.set(xlim=(0, 2), ylim=(-2, 2), position=(0, 0, 1, 1))
    yield row
    plt.close(figure)


def boxes(row):
    row.figure.canvas.draw()
    return {text.get_text(): text.get_window_extent() for text in row.texts}


def overlap(texts):
    return [(a.x0, b.x0) for a, b in itertools.combinations(texts.values(), 2) if a.overlaps(b)]


def test_words_begin_where_they_are_heard(row):
    footage = filmed(event("word", "hello", 500_000, 900_000), event("phone", "h", 0, 1))
    draw_words(row, footage, INCHES_A_SECOND, top=1.9, step=0.4)
    (text,) = row.texts
    assert (text.get_text(), text.get_position()) == ("hello", (0.5, 1.9))


def test_words_in_a_hurry_do_not_touch(row):
    names = ["extraordinarily", "I", "would", "everything", "again", "and"]
    words = [event("word", n, 90_000 * i, 90_000 * (i + 1)) for i, n in enumerate(names)]
    draw_words(row, filmed(*words), INCHES_A_SECOND, top=1.9, step=0.4)
    assert len(row.texts) == len(names)
    assert overlap(boxes(row)) == []


def test_phones_stand_under_their_middle(row):
    footage = filmed(event("phone", "æ", 400_000, 600_000), event("phone", "", 600_000, 700_000))
    draw_phones(row, footage, INCHES_A_SECOND, top=-1.3, step=0.4)
    (text,) = row.texts
    assert (text.get_text(), text.get_position()) == ("æ", (0.5, -1.3))


def test_quick_phones_take_turns(row):
    phones = [event("phone", n, 60_000 * i, 60_000 * (i + 1)) for i, n in enumerate("stɹɛŋθs")]
    draw_phones(row, filmed(*phones), INCHES_A_SECOND, top=-1.3, step=0.4)
    assert sorted({text.get_position()[1] for text in row.texts}) == pytest.approx([-1.7, -1.3])


@pytest.mark.parametrize("text", ["Mississippi", "WWW", "hello", "don't", "a"])
def test_room_is_made_for_letters_as_wide_as_they_are(row, text):
    row.text(0, 0, text, fontsize=10)
    width = boxes(row)[text].width / row.figure.dpi
    assert inches_of(text, 10) == pytest.approx(width, rel=0.75)


def test_signs_of_formulas_are_plain_text(row):
    footage = filmed(event("word", "$5 and $x_2", 0, 900_000))
    draw_words(row, footage, INCHES_A_SECOND, top=1.9, step=0.4)
    assert "$5 and $x_2" in boxes(row)
