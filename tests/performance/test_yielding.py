from bridge.model import Anchor, Behaviour, Layer
from bridge.performance.pacing import expected_at
from bridge.performance.yielding import is_asked

TEXT = "Mama saw the beautiful old harbour in the morning light."


def test_around_what_the_author_asked_for(passage_of):
    asked = Behaviour(layer=Layer.GESTURE, name="wave", stroke=Anchor(at_char=27))
    passage = passage_of(TEXT, behaviours=(asked,))
    at = expected_at(TEXT, 27)
    hands, head = frozenset({Layer.GESTURE}), frozenset({Layer.HEAD})
    assert is_asked(passage, hands, at, margin_micros=1)
    assert is_asked(passage, hands, at + 900_000, margin_micros=1_000_000)
    assert not is_asked(passage, hands, at + 1_100_000, margin_micros=1_000_000)
    assert not is_asked(passage, head, at, margin_micros=1)


def test_a_movement_tied_to_nothing_comes_at_the_beginning(passage_of):
    passage = passage_of(TEXT, behaviours=(Behaviour(layer=Layer.HEAD, name="nod"),))
    assert is_asked(passage, frozenset({Layer.HEAD}), 0, margin_micros=1)
    assert not is_asked(passage_of(TEXT), frozenset({Layer.HEAD}), 0, margin_micros=1)
