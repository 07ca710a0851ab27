from dataclasses import replace

from bridge.model import Policy
from bridge.performance.hands import hands_of
from bridge.performance.history import History
from bridge.rigs.repertoire import REPERTOIRE

TEXT = "On the one side it is dear, but it is good. And we like it."
OFFER, FLIP, BEAT, WAVE = (REPERTOIRE[name] for name in ("offer", "flip-side", "beat", "wave"))


def left(base, made, seeds=200):
    return sum(hands_of(replace(base, seed=seed), made) == [-1] for seed in range(seeds))


def test_the_right_hand_is_the_usual_one(passage_of):
    assert 12 <= left(passage_of(TEXT), [(0, False, OFFER)]) <= 50


def test_an_utterance_often_goes_on_with_the_hand_of_the_last(passage_of):
    base = passage_of(TEXT)
    after = replace(base, before=History(gestures=("beat",), is_left=True))
    assert left(after, [(0, False, OFFER)]) > 2 * left(base, [(0, False, OFFER)])


def test_a_contrast_changes_hands_until_its_sentence_ends(passage_of):
    base = passage_of(TEXT)
    made = [(3, False, OFFER), (28, True, FLIP), (38, False, BEAT), (52, False, BEAT)]
    for seed in range(20):
        one, other, same, back = hands_of(replace(base, seed=seed), made)
        assert other == -one
        assert same == other
        assert back == one


def test_signs_are_the_right_hands(passage_of):
    assert left(passage_of(TEXT), [(0, False, WAVE)]) == 0


def test_where_only_the_right_hand_gives_the_left_may_still_beat(passage_of):
    base = passage_of(TEXT, policy=Policy(right_hand_only=True))
    assert left(base, [(0, False, OFFER)]) == 0
    assert left(base, [(0, False, BEAT)]) > 0
