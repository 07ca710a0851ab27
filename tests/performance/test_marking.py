from bridge.model import Emphasis, Utterance
from bridge.performance.marking import is_marked, mark_of

MARKS = (
    Emphasis(start_char=0, end_char=4, strength=0.5),
    Emphasis(start_char=5, end_char=9, strength=1.0),
)
UTTERANCE = Utterance(
    utterance_id="u", turn_id="t", text="mama came home", language="en", emphases=MARKS
)


def test_the_strongest_mark_on_a_stretch_counts():
    assert mark_of(UTTERANCE, 0, 14) == 1.0
    assert mark_of(UTTERANCE, 2, 5) == 0.5
    assert mark_of(UTTERANCE, 4, 5) == 0.0


def test_only_an_explicit_mark_is_sure():
    assert is_marked(UTTERANCE, 8, 12)
    assert not is_marked(UTTERANCE, 0, 4)
    assert not is_marked(UTTERANCE, 10, 14)
