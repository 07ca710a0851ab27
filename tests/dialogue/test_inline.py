from bridge.dialogue.inline import WAIT, read_inline
from bridge.dialogue.marks import EmotionMark, Said


def test_a_mark_that_may_still_close_is_waited_for():
    assert read_inline("[jo", " ", False) == WAIT
    assert read_inline("*wor", " ", False) == WAIT
    assert read_inline(":", " ", False) == WAIT


def test_a_mark_that_never_closes_is_ordinary_text():
    assert read_inline("[jo", " ", True) == (1, [Said(text="[")])
    assert read_inline("*wor", " ", True) == (1, [Said(text="*")])
    assert read_inline("[" + "x" * 400, " ", False) == (1, [Said(text="[")])


def test_words_are_read_whole():
    assert read_inline("word next", " ", False) == (4, [Said(text="word")])


def test_a_face_needs_room_around_it():
    used, (mark,) = read_inline(":) ", " ", False)
    assert used == 2
    assert isinstance(mark, EmotionMark)
    assert read_inline(":D", "a", True) == (1, [Said(text=":")])
