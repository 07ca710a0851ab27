import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.errors import VoiceError
from bridge.model import Anchor, Behaviour, Emphasis, Layer, Word
from bridge.speech import speakable
from bridge.testing import sample_utterance


def spoken(text, language="en", languages=("en",)):
    return speakable(text, language, languages).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello there.", "Hello there."),
        ("Hello!!!??? 🙂🙂", "Hello?"),
        ("No!!! Stop!!!", "No! Stop!"),
        ("Well.... maybe,,, yes", "Well… maybe, yes"),
        ("**Bold** and _it_ and `code`", "Bold and it and code"),
        ("# Title", "Title"),
        ("#vtuber is #1", "vtuber is #1"),
        ("hi @alice :) <3 xD", "hi alice"),
        ("soooooo co\u200bol\x07 \ufeffnow", "soo cool now"),
        ("one\n\n  two\tthree", "one two three"),
        ("𝓗𝓮𝓵𝓵𝓸 Ｗｏｒｌｄ", "Hello World"),
        ("Z̷a̸l̶g̵o̴", "Zalgo"),
        ("cafe\u0301", "café"),
        ("• one • two", "one, two"),
        ("[click](http://x.com/a) now", "click now"),
        ("Go to https://www.example.com/a?b=1!", "Go to example dot com slash a!"),
        ("mail bob@example.com", "mail bob at example dot com"),
        ("wait -- what", "wait — what"),
        ("你好 friend", "friend"),
    ],
)
def test_text_becomes_speakable(text, expected):
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith paid $5.99 at 3:30pm, 10% off — on 3/4/2024.",
        "It was -5°C, 5*3 = 15 & C# isn't C++.",
        "Item 8) and Windows XP; the 1st of 1,000,000.",
        "well-known, don't, e.g. this",
    ],
)
def test_what_voices_read_by_themselves_is_left_alone(text):
    assert spoken(text) == text


def test_other_scripts_go_to_voices_that_speak_them():
    assert spoken("こんにちは、世界！！", "ja", ("ja",)) == "こんにちは、世界！"
    assert spoken("Привет 🙂 мир", "ru", ("ru",)) == "Привет мир"
    assert spoken("anything 你好 Привет", "en", ()) == "anything 你好 Привет"


@pytest.mark.parametrize("text", ["🙂🙂", "你好，世界", "***", "?!"])
def test_text_that_cannot_be_spoken_is_one_clear_error(text):
    with pytest.raises(VoiceError) as caught:
        speakable(text, "en", ("en", "en-GB"))
    assert repr(text) in str(caught.value)
    assert "a voice that speaks en, en-GB" in str(caught.value)


def test_empty_text_says_that_it_is_empty():
    with pytest.raises(VoiceError, match="the text is empty"):
        speakable(" \n ", "en", ("en",))


def test_words_come_back_with_the_sources_characters():
    source = "Hi 🙂 see example.com now"
    text = speakable(source, "en", ("en",))
    assert text.text == "Hi see example dot com now"

    def word(spelling):
        start = text.text.index(spelling)
        return Word(
            text=spelling,
            start_micros=0,
            end_micros=1,
            start_char=start,
            end_char=start + len(spelling),
        )

    hi, see, dot, now = text.restored(map(word, ["Hi", "see", "dot", "now"]))
    assert source[hi.start_char : hi.end_char] == "Hi"
    assert source[see.start_char : see.end_char] == "see"
    assert source[dot.start_char : dot.end_char] == "example.com"
    assert source[now.start_char : now.end_char] == "now"


def test_a_word_that_points_nowhere_stays_unknown():
    text = speakable("Hello", "en", ("en",))
    lost = Word(text="x", start_micros=0, end_micros=1, start_char=3, end_char=99)
    assert text.restored([lost])[0].start_char == -1


def test_emphases_move_along_with_the_text():
    source = "🙂🙂 I really mean it"
    start = source.index("really")
    emphases = (
        Emphasis(start_char=0, end_char=1),
        Emphasis(start_char=start, end_char=start + 6, strength=0.5),
    )
    said = speakable(source, "en", ("en",)).instead_of(sample_utterance(source, emphases=emphases))
    assert said.text == "I really mean it"
    (emphasis,) = said.emphases
    assert said.text[emphasis.start_char : emphasis.end_char] == "really"
    assert emphasis.strength == 0.5


@given(st.text(max_size=60))
def test_any_text_is_spoken_or_refused(text):
    try:
        said = speakable(text, "en", ())
    except VoiceError:
        return
    assert said.text == said.text.strip()
    assert speakable(said.text, "en", ()).text
    word = Word(text="", start_micros=0, end_micros=1, start_char=0, end_char=len(said.text))
    (restored,) = said.restored([word])
    assert 0 <= restored.start_char < restored.end_char <= len(text)


def test_a_long_text_is_rewritten_quickly_enough_to_test():
    text = "Go to example.com 🙂 now!!! " * 400
    assert spoken(text).count("example dot com") == 400


def test_behaviours_move_along_with_the_text():
    source = "🙂🙂 I really mean x.com now"
    places = [Anchor(at_char=source.index(word)) for word in ("really", "now")]
    asked = Behaviour(
        layer=Layer.GESTURE, name="beat", start=Anchor(), stroke=places[0], relax=places[1],
        end=Anchor(at_char=len(source), offset_micros=5),
    )  # fmt: skip
    said = speakable(source, "en", ("en",)).instead_of(
        sample_utterance(source, behaviours=(asked,))
    )
    (moved,) = said.behaviours
    assert said.text[moved.stroke.at_char :].startswith("really")
    assert said.text[moved.relax.at_char :] == "now"
    assert (moved.start, moved.ready) == (Anchor(), None)
    assert moved.end == Anchor(at_char=len(said.text), offset_micros=5)
