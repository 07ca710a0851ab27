import pytest

from bridge.dialogue.bml_speech import MOST_CHARS, read_speech
from bridge.dialogue.bml_tree import read_element
from bridge.errors import RequestError


def said(inside):
    return read_speech(read_element(f'<speech id="s1">{inside}</speech>'))


def test_sync_points_stand_before_the_next_word():
    found = said("\n <text>Hello <sync id='a'/>there,\n<mark name='b'/> old  friend.</text>\n")
    assert found.text == "Hello there, old friend."
    assert found.text[found.places["a"] :] == "there, old friend."
    assert found.text[found.places["b"] :].lstrip() == "old friend."
    assert (found.places["start"], found.places["end"]) == (0, len(found.text))


def test_a_sync_point_in_a_word_stands_in_it():
    found = said("un<sync id='a'/>believable")
    assert (found.text, found.places["a"]) == ("unbelievable", 2)


def test_what_is_emphasised_is_stressed():
    found = said("It is <emphasis>so</emphasis> big<description>x</description>.")
    (stressed,) = found.emphases
    assert found.text == "It is so big."
    assert found.text[stressed.start_char : stressed.end_char].strip() == "so"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("", "there is nothing to say"),
        ("...", "there is nothing to say"),
        ("a <sync/>", "id is missing"),
        ("a <sync id='x'/> <sync id='x'/>", "the name 'x' is taken"),
        ("a <sync id='end'/>", "the name 'end' is taken"),
        ("word " * MOST_CHARS, f"at most {MOST_CHARS}"),
    ],
)
def test_mistakes_name_the_element(inside, message):
    with pytest.raises(RequestError, match=message) as caught:
        said(inside)
    assert "on line 1" in str(caught.value)
