import pytest

from bridge.performance.meaning import senses
from bridge.performance.sense import Meaning


def items(text, language="en"):
    return [
        (text[s.start_char : s.end_char], s.value)
        for s in senses(text, language)
        if s.meaning is Meaning.LIST_ITEM
    ]


def test_counted_items_go_on_counting():
    text = "First we eat. Then we talk, and finally we sleep."
    assert items(text)[:2] == [("First", 1), ("Then", 2)]


def test_nothing_is_counted_before_counting_begins():
    assert items("Then we talk. Finally, we sleep.") == []


def test_items_under_each_other():
    assert items("We need:\n- bread\n- milk\n- tea") == [("bread", 1), ("milk", 2), ("tea", 3)]
    assert items("1. Open it.\n2. Close it.") == [("Open", 1), ("Close", 2)]


def test_one_dash_is_no_list():
    assert items("- bread") == []


def test_items_in_a_row():
    assert items("I like the sea, my old boat and tea.") == [
        ("sea", 1),
        ("old boat", 2),
        ("tea", 3),
    ]
    assert items("You can have red, green, blue or black.")[-1] == ("black", 4)


@pytest.mark.parametrize(
    "text",
    [
        "Yes, my friend, and thanks.",
        "When I came, he left and she stayed.",
        "I came, but you left and slept.",
        "Well, the cat and the dog.",
        "The cat and the dog.",
    ],
)
def test_commas_alone_make_no_list(text):
    assert items(text) == []
