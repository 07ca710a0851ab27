import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.bml_tree import (
    DEEPEST,
    MOST_CHARS,
    MOST_ELEMENTS,
    Element,
    bml_error,
    is_bml,
    read_element,
)
from bridge.errors import RequestError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<bml/>", True),
        ('\n  <bml id="x">', True),
        ('<?xml version="1.0"?>\n<bml id="x">', True),
        ("<!-- a -->\n<bml>", True),
        ("<bml:bml>", True),
        ("<bmlx>", False),
        ("say <bml>", False),
        ("<b>bold</b>", False),
        ("", False),
    ],
)
def test_a_block_is_known_by_its_beginning(text, expected):
    assert is_bml(text) is expected


def test_elements_know_their_line_and_lose_their_prefix():
    root = read_element('<bml:bml xmlns:bml="u">\n\n <bml:head bml:id="h" lexeme="NOD"/></bml:bml>')
    (head,) = root.elements
    assert (root.name, head.name, head.line) == ("bml", "head", 3)
    assert head.attributes == {"id": "h", "lexeme": "NOD"}
    assert head.shown == '<head id="h"> on line 3'


def test_text_and_elements_keep_their_order():
    (speech,) = read_element("<bml><speech>a <sync id='x'/> b</speech></bml>").elements
    assert [part if isinstance(part, str) else part.name for part in speech.parts] == [
        "a ",
        "sync",
        " b",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<bml><head></bml>", "line 1, column 14: mismatched tag"),
        ("<bml>\n<head a=1/></bml>", "line 2, column 9: not well-formed"),
        ("<bml>&x;</bml>", "undefined entity"),
        ('<!DOCTYPE bml [<!ENTITY a "b">]><bml>&a;</bml>', "a document type or an entity"),
        ("<bml" + " " * MOST_CHARS + "/>", f"at most {MOST_CHARS}"),
        ("<bml>" + "<head/>" * MOST_ELEMENTS + "</bml>", f"more than {MOST_ELEMENTS} elements"),
        ("<bml>" * (DEEPEST + 1) + "</bml>" * (DEEPEST + 1), f"more than {DEEPEST} deep"),
        ("<bml>\ud800</bml>", "expected well-formed XML"),
        ("", "line 1"),
    ],
)
def test_what_is_no_block_is_one_clear_error(text, message):
    with pytest.raises(RequestError, match="BML: ") as caught:
        read_element(text)
    assert message in str(caught.value)
    assert caught.value.code == "bad-bml"


def test_an_error_never_repeats_a_long_value():
    element = Element(name="x" * 500, attributes={"id": "y" * 500}, line=7)
    assert len(str(bml_error(element, "wrong"))) < 200


@given(st.text("<>/bml &;!\"='xs\n", max_size=60))
def test_any_text_is_an_element_or_a_clear_error(text):
    try:
        found = read_element(text)
    except RequestError as error:
        found = error
    assert isinstance(found, Element) or str(found).startswith("BML: ")
