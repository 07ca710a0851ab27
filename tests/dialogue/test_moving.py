from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.moves import move
from bridge.dialogue.moving import Movements, moved_behaviours
from bridge.dialogue.sentences import Sentence
from bridge.model import Anchor, Behaviour, Layer


def sentence(text, start=0):
    return Sentence(text=text, start=start, end=start + len(text))


def taken(text, at, name="wave", *, is_last=True):
    movements = Movements()
    movements.add(at, move(name))
    return movements.take(sentence(text), is_last=is_last)


def place(behaviour):
    return (behaviour.stroke or behaviour.start).at_char


def test_a_movement_belongs_to_the_next_word():
    (wave,) = taken("Hello, there.", 6)
    assert place(wave) == 7


def test_a_movement_behind_a_sentence_is_the_next_ones():
    assert taken("Hello.", 6, is_last=False) == ()


def test_a_gesture_behind_the_last_word_is_made_with_it():
    (wave,) = taken("Good bye!", 9)
    (look,) = taken("Good bye!", 9, "look away")
    (wide,) = taken("再见。", 3)
    assert (place(wave), place(look), place(wide)) == (5, 9, 1)


def test_a_sentence_has_no_more_movements_than_it_can_bear():
    movements = Movements()
    for _ in range(100):
        movements.add(0, move("nod"))
    assert len(movements.take(sentence("Hi."), is_last=True)) == 16
    assert movements.rest() == ()


def test_behaviours_stay_with_their_words():
    asked = Behaviour(
        layer=Layer.GESTURE, name="wave", start=Anchor(at_char=4), stroke=Anchor(at_char=9),
        end=Anchor(at_char=18, offset_micros=7),
    )  # fmt: skip
    (moved,) = moved_behaviours([asked], "The damn dog barks", "The darn, dear dog barks")
    new = "The darn, dear dog barks"
    assert new[moved.stroke.at_char :] == "dog barks"
    assert (moved.start.at_char, moved.end) == (4, Anchor(at_char=len(new), offset_micros=7))


@given(st.text("ab c", max_size=30), st.text("ab c", max_size=30), st.integers(0, 30))
def test_moved_places_stand_in_the_new_text(old, new, at):
    asked = Behaviour(layer=Layer.HEAD, name="nod", stroke=Anchor(at_char=min(at, len(old))))
    (moved,) = moved_behaviours([asked], old, new)
    assert 0 <= moved.stroke.at_char <= len(new)
