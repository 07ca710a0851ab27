import itertools
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.marks import ActMark, EmotionMark, PauseMark, Said
from bridge.dialogue.markup import MarkupReader
from bridge.dialogue.moves import MoveMark


def read(text, cuts=(), character="Ava"):
    """Write what was read back: <stressed>, {mark}."""
    reader = MarkupReader(character)
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[a:b] for a, b in itertools.pairwise(edges)]
    tokens = [t for piece in pieces for t in reader.push(piece)] + reader.finish()
    return "".join(map(written, tokens))


def written(token):
    match token:
        case Said(text=text, stressed=True):
            gap = text[: len(text) - len(text.lstrip())]
            return f"{gap}<{text.lstrip()}>"
        case Said(text=text):
            return text
        case EmotionMark(emotion=emotion, holds=holds):
            return f"{{{emotion.label} {emotion.intensity:g}{'' if holds else ' once'}}}"
        case ActMark(act=act):
            return f"{{{act}}}"
        case PauseMark():
            return "{pause}"
        case MoveMark(name=name, weight=weight):
            return f"{{{name} {weight:g}}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[joy 0.7] Hello *you*!", "{joy 0.7}Hello <you>!"),
        ("[happy] Hi. [sad, .5] Oh.", "{joy 0.6}Hi.{sadness 0.5} Oh."),
        ("[emotion: anger=0.9]No", "{anger 0.9}No"),
        ("[joy 50%]a", "{joy 0.5}a"),
        ("[act:greeting]Hi [pause] you", "{greeting}Hi{pause} you"),
        ("[neutral] Ok", "{neutral 0}Ok"),
        ("**very** ***big*** _so_ __that__", "<very> <big> <so> <that>"),
        ("a [1, 2] b [Your Name] arr[i] [fear of flying]", None),
        ("as shown[3]. Yes", "as shown. Yes"),
        ("2*3*4 and a * b and snake_case_x", None),
        ("*unclosed and [joy", None),
        ("5 * 3 = 15, **odd", None),
        ("*waves* Hello! *smiles softly* You", "{greeting}Hello!{joy 0.5 once} You"),
        ("She *looks* happy", "She <looks> happy"),
        ("*He looks away and sighs.* Go", "{away-side 1}Go"),
        ("*walks about* Go", "Go"),
        ("Hi [wave] you [gesture: shrug 0.6]!", "Hi{wave 1} you{shrug 0.6}!"),
        (
            "[look:left] So [gaze away] it [look at me] is",
            "{away-left 1}So{away-side 1} it{partner 1} is",
        ),
        ("[wave left] [tilt left] [Nod] a", "{wave -1}{tilt 1}{nod 1}a"),
        ("[Other] [All] of [Face the music] [Look at this]", None),
        ("[gesture: moonwalk] a [gesture:shrug 9] b [look: sharp]", "a{shrug 1.5} b"),
        ("(laughs) Ok (not an aside)", "{laugh 0.7 once}Ok (not an aside)"),
        ("はい（笑）そう", "はい{laugh 0.5 once}そう"),
        ("# Title\n- one\n* two\n3. Wash", "Title\none\ntwo\nWash"),
        ("10. That is it.", None),
        ("Say:\n```py\nx = 1\n```\nDone `now`", "Say:\nDone now"),
        ("one\n---\ntwo", "one\ntwo"),
        ("> quoted", "quoted"),
        ("See [the page](http://a.b/c_d_e) now", "See the page now"),
        ("Assistant: Hi", "Hi"),
        ("**Ava:** Hi", "Hi"),
        ("Ava told me: hi", None),
        ("Hi :) you 😀! I <3 it", "Hi{joy 0.5 once} you{joy 0.5 once}! I{affection 0.5 once} it"),
        ("10:30 note:(x)", None),
        ("a 🦖 b", "a b"),
        ("<think>secret *x*</think>Ok<|im_end|>", "Ok"),
        ("a < b > c <br> d", "a < b > c d"),
        ("line one\nwrapped\nNew", "line one wrapped\nNew"),
        ("\\*not\\* so", "*not* so"),
        ("这是*很*重要的", "这是<很>重要的"),
        ("a *b [joy] c* d", "a <b >{joy 0.6}<c> d"),
        ("[]", None),
        ("zero\u200bwidth\x00", "zerowidth"),
    ],
)
def test_what_is_said_and_what_is_marked(text, expected):
    assert read(text) == (text if expected is None else expected)


@pytest.mark.parametrize("text", ["[zorgness 0.4] Hi", "[act:dance] Hi", "[wistful] Hi"])
def test_an_unknown_tag_is_never_spoken(text, caplog):
    with caplog.at_level(logging.WARNING):
        assert read(text) == "Hi"


def test_an_unknown_tag_is_logged_once(caplog):
    read("[blorptastic 0.4] a [blorptastic 0.4] b")
    assert len(caplog.records) == 1
    assert caplog.records[0].found == "blorptastic 0.4"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("joy 7", "1"), ("joy -3", "0"), ("joy 1e999", "1"), ("joy nan", "0.6"), ("joy inf", "1")],
)
def test_an_extreme_intensity_is_clamped(tag, expected):
    assert read(f"[{tag}]x") == f"{{joy {expected}}}x"


def test_words_are_given_before_the_text_is_over():
    reader = MarkupReader()
    said = reader.push("Hello there, my dear old friend. How")
    assert "".join(t.text for t in said) == "Hello there, my dear old friend. How"


def test_a_short_greeting_is_not_held_back():
    reader = MarkupReader("Ava")
    said = reader.push("[joy] Hi! I")
    assert "".join(t.text for t in said if isinstance(t, Said)) == "Hi! I"


PARTS = """他说 * ** _ [ ] ( ) joy act: greeting - # ` ``` 1. : 😀 😮‍💨 x D Ava ssistant < think>
    </think> / \\ waves word 。 很 ^ _^ T_T > :( http://a"""
parts = st.sampled_from([*PARTS.split(), " ", " 0.7", "\n", "\n\n"])


@given(st.lists(parts, max_size=40), st.lists(st.integers(0, 10_000), max_size=20))
def test_the_cut_into_pieces_does_not_matter(bits, cuts):
    text = "".join(bits)
    assert read(text, cuts) == read(text)
    assert read(text, range(len(text))) == read(text)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert "\n\n" not in read(text)


def test_tags_may_stand_close_together():
    reader = MarkupReader()
    tokens = [*reader.push("[joy][nod][unheard 0.3][pause]Hi. [sad 0.4][shrug]"), *reader.finish()]
    assert "".join(token.text for token in tokens if isinstance(token, Said)) == "Hi."
    assert len([token for token in tokens if not isinstance(token, Said)]) == 5
    reader = MarkupReader()
    said = [*reader.push("See list[n][joy] there."), *reader.finish()]
    assert "".join(token.text for token in said) == "See list[n][joy] there."
