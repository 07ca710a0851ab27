import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.dialogue.writer import LONGEST_TURN_CHARS, UtteranceWriter
from bridge.errors import RequestError
from bridge.model import DialogueAct, EmotionLabel


class Mild:
    """Softens one word and drops sentences with another."""

    def review(self, text):
        return "" if "secret" in text else text.replace("damn", "darn, dear")


def write(text, cuts=(), safety=None, language="en"):
    writer = UtteranceWriter("t7", language, LexiconEmotionReader(), safety)
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[a:b] for a, b in itertools.pairwise(edges)]
    return [u for piece in pieces for u in writer.push(piece)] + writer.finish()


def stressed(utterance):
    return [utterance.text[e.start_char : e.end_char] for e in utterance.emphases]


def test_sentences_become_numbered_utterances():
    found = write("Hello *you* there! How are you?")
    assert [(u.utterance_id, u.text) for u in found] == [
        ("t7.0", "Hello you there!"),
        ("t7.1", "How are you?"),
    ]
    assert {u.turn_id for u in found} == {"t7"}
    assert stressed(found[0]) == ["you"]
    assert found[1].act is DialogueAct.QUESTION


def test_a_feeling_holds_until_the_next_tag():
    found = write("Well. [joy 0.7] One. Two. [neutral] I am sad. [fear]")
    assert [u.emotion.label for u in found] == [
        EmotionLabel.NEUTRAL,
        EmotionLabel.JOY,
        EmotionLabel.JOY,
        EmotionLabel.NEUTRAL,
    ]
    assert found[2].emotion.intensity == 0.7


def test_an_emoji_belongs_to_the_sentence_before_it():
    found = write("The train came. 😢 It is late.")
    assert [u.emotion.label for u in found] == [EmotionLabel.SADNESS, EmotionLabel.NEUTRAL]


def test_a_stage_direction_belongs_to_the_sentence_after_it():
    found = write("The train came. *laughs* It is late. It left.")
    labels = [u.emotion.label for u in found]
    assert labels == [EmotionLabel.NEUTRAL, EmotionLabel.LAUGH, EmotionLabel.NEUTRAL]


def test_an_act_tag_is_for_one_sentence():
    found = write("[act:promise] The sun rises. It sets.")
    assert [u.act for u in found] == [DialogueAct.PROMISE, DialogueAct.INFORM]


def test_a_pause_ends_an_utterance():
    assert [u.text for u in write("So [pause] that was it.")] == ["So", "that was it."]


def test_emphasis_over_two_sentences_is_shared():
    assert [stressed(u) for u in write("*One two. Three four.* Done.")][:2] == [
        ["One two."],
        ["Three four."],
    ]


def test_the_safety_filter_softens_drops_and_keeps_marks_in_place():
    found = write("The damn *dog* barks. A secret. It *ends*.", safety=Mild())
    assert [u.text for u in found] == ["The darn, dear dog barks.", "It ends."]
    assert [stressed(u) for u in found] == [["dog"], ["ends"]]
    assert [u.utterance_id for u in found] == ["t7.0", "t7.1"]


def moves(utterance):
    places = [(b.name, (b.stroke or b.start).at_char) for b in utterance.behaviours]
    return [(name, utterance.text[char : char + 3]) for name, char in places]


def test_movements_stand_where_their_words_do():
    first, second = write("Well, [gesture: shrug 0.6] who [look:left] knows? [nod] I do. [wave]")
    assert moves(first) == [("shrug", "who"), ("away-left", "kno")]
    assert moves(second) == [("nod", "I d"), ("wave", "do.")]
    assert first.behaviours[0].weight == 0.6
    assert first.behaviours[0].because == "[gesture: shrug 0.6]"


def test_movements_keep_their_words_when_a_filter_changes_others():
    (found,) = write("The damn [nod] dog barks.", safety=Mild())
    assert moves(found) == [("nod", "dog")]


def test_movements_without_words_are_a_silent_utterance():
    (found,) = write("[wave] [look at me]")
    assert (found.text, found.opens_turn, found.ends_turn) == ("", True, True)
    assert [b.name for b in found.behaviours] == ["wave", "partner"]


def test_the_first_and_the_last_utterance_of_a_turn_are_known():
    found = write("One. Two! Three?")
    assert [u.opens_turn for u in found] == [True, False, False]
    assert [u.ends_turn for u in found] == [False, False, True]
    (alone,) = write("Hello there.")
    assert (alone.opens_turn, alone.ends_turn) == (True, True)


def test_a_dropped_first_sentence_opens_nothing():
    found = write("A secret. It *ends*.", safety=Mild())
    assert [(u.text, u.opens_turn, u.ends_turn) for u in found] == [("It ends.", True, True)]


def test_a_turn_that_never_ends_is_refused():
    writer = UtteranceWriter("t7", "en", LexiconEmotionReader())
    writer.push("x" * LONGEST_TURN_CHARS)
    with pytest.raises(RequestError, match="t7: more than 10000 characters") as caught:
        writer.push("x")
    assert caught.value.code == "too-long"


def test_nothing_to_say_is_no_utterance():
    assert write(" [joy] *smiles* ... 😀 ") == []


PARTS = (
    """[joy 0.7]|[sad]| |. |! |? |*|**|word|Dr|U.S|😀|*waves*|[pause]|really|3.5|The|"|, |`|- |:)"""
)
parts = st.sampled_from([*PARTS.split("|"), "\n", "[act:thanks]", "[nod]", "[look away]"])


@given(st.lists(parts, max_size=50), st.lists(st.integers(0, 10_000), max_size=20))
def test_the_cut_into_pieces_does_not_matter(bits, cuts):
    text = "".join(bits)
    whole = write(text)
    assert write(text, cuts) == whole
    assert write(text, range(len(text))) == whole
    for utterance in whole:
        for emphasis in utterance.emphases:
            assert 0 <= emphasis.start_char < emphasis.end_char <= len(utterance.text)
        for behaviour in utterance.behaviours:
            assert 0 <= (behaviour.stroke or behaviour.start).at_char <= len(utterance.text)


@pytest.mark.parametrize(
    "text",
    ["Hello there. [pause]", "Hello there. [pause] [nod]", "Hello there.[pause][joy][break]"],
)
def test_a_turn_that_ends_with_a_pause_ends(text):
    (only,) = write(text)
    assert (only.text, only.opens_turn, only.ends_turn) == ("Hello there.", True, True)
    assert [each.name for each in only.behaviours] == (["nod"] if "nod" in text else [])


def test_what_stands_behind_a_pause_belongs_to_what_follows():
    first, second = write("One two [pause] [joy] [nod] three.")
    assert (first.text, first.behaviours) == ("One two", ())
    assert first.emotion.label is EmotionLabel.NEUTRAL
    assert (second.text, second.emotion.label) == ("three.", EmotionLabel.JOY)
    assert [each.name for each in second.behaviours] == ["nod"]
