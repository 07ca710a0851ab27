import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.dialogue.bml import BmlBlock, read_bml
from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.errors import RequestError
from bridge.model import Anchor, Layer
from bridge.rigs.repertoire import REPERTOIRE

WAVE = REPERTOIRE["wave"]

BLOCK = """<bml id="b1" xmlns="http://www.bml-initiative.org/bml/bml-1.0">
  <speech id="s1">
    <text>Hello there, <sync id="here"/> it is <emphasis>this</emphasis> big!</text></speech>
  <gesture id="g1" lexeme="WAVE" mode="LEFT_HAND" stroke="s1:start"/>
  <head id="h1" lexeme="NOD" start="g1:end - 0.1"/>
  <gaze target="1 1.5 2" start="s1:here" end="s1:end"/>
  <faceLexeme lexeme="RAISE_BROWS" start="0.5"/>
  <wait id="w1" start="s1:here" duration="1"/>
  <gesture id="g2" lexeme="SIZE-BIG"/>
  <constraint id="c1"><synchronize ref="w1:end"><sync ref="g2:stroke"/></synchronize></constraint>
</bml>"""


def block(*inside, attributes=""):
    return read_bml(f"<bml{attributes}>\n" + "\n".join(inside) + "\n</bml>")


def test_a_block_is_an_utterance_with_movements_tied_to_its_words():
    utterance = read_bml(BLOCK).utterance("t1", "en", LexiconEmotionReader())
    assert utterance.text == "Hello there, it is this big!"
    assert (utterance.opens_turn, utterance.ends_turn) == (True, True)
    here = utterance.text.index("it is")
    wave, nod, gaze, _, size = utterance.behaviours
    assert (wave.name, wave.weight, wave.stroke) == ("wave", -1.0, Anchor())
    assert wave.because == '<gesture id="g1"> on line 4'
    assert (gaze.start, gaze.end) == (Anchor(at_char=here), Anchor(at_char=len(utterance.text)))
    assert gaze.target == (1.0, 1.5, 2.0)
    assert size.stroke == Anchor(at_char=here, offset_micros=1_000_000)
    wave_end = WAVE.hold_secs + WAVE.retract_secs
    assert nod.start.offset_micros == pytest.approx((wave_end - 0.1) * 1e6)
    assert "this" in [utterance.text[e.start_char : e.end_char].strip() for e in utterance.emphases]


def test_the_words_wait_for_what_must_come_before_them():
    found = read_bml(BLOCK)
    lead = WAVE.prepare_secs + WAVE.stroke_secs
    assert found.lead_secs == pytest.approx(lead)
    brows = found.behaviours[3]
    assert brows.start.offset_micros == pytest.approx((0.5 - lead) * 1e6)


def test_a_speech_may_begin_later_in_the_block():
    found = block('<gaze id="z" target="user"/>', '<speech start="z:start + 2">Yes.</speech>')
    assert found.lead_secs == 2.0
    assert found.behaviours[0].start == Anchor(offset_micros=-2_000_000)


def test_a_block_without_speech_moves_silently():
    found = block('<head lexeme="NOD"/>', '<gesture lexeme="wave" start="1"/>')
    utterance = found.utterance("t1", "en", LexiconEmotionReader())
    assert (found.speech, utterance.text, found.lead_secs) == (None, "", 0.0)
    assert [b.start.offset_micros for b in utterance.behaviours] == [0, 1_000_000]


def test_what_the_safety_filter_changes_keeps_its_movements():
    class Mild:
        def review(self, text):
            return "" if "secret" in text else text.replace("damn", "darn, dear")

    found = block("<speech id='s'>The damn <sync id='d'/>dog.</speech>",
                  "<head lexeme='NOD' stroke='s:d'/>")  # fmt: skip
    utterance = found.utterance("t", "en", LexiconEmotionReader(), Mild())
    assert utterance.text[utterance.behaviours[0].stroke.at_char :] == "dog."
    secret = block("<speech>A secret.</speech>")
    assert secret.utterance("t", "en", LexiconEmotionReader(), Mild()) is None


def test_a_required_group_is_read_as_its_content():
    assert len(block("<required>", '<head lexeme="nod"/>', "</required>").behaviours) == 1


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<dance id="d"/>', 'line 2: unknown element; expected head'),
        ("<locomotion/>", "<locomotion> on line 2: it is not supported"),
        ('<head lexeme="nod" id="a"/><head lexeme="nod" id="a"/>', "the id is taken by <head"),
        ("<speech>a</speech><speech>b</speech>", "found a second speech"),
        ('<speech id="s" start="s:end">a</speech>', "a speech cannot wait for itself"),
        ('<speech id="s" start="h:end">a</speech><head id="h" lexeme="nod" start="s:start"/>',
         "it waits for itself"),
        ('<wait duration="-1"/>', "expected seconds from 0 to 30"),
        ('<wait start="x:end"/>', "there is no element 'x'"),
        ("<constraint><after ref='x'/></constraint>", "expected <synchronize>"),
        ('<head id="h" lexeme="nod"/><constraint><synchronize ref="1"><sync ref="q:start"/>'
         "</synchronize></constraint>", "expected a point of a movement"),
        ('<head id="h" lexeme="nod" start="0"/><constraint><synchronize ref="1">'
         '<sync ref="h:start"/></synchronize></constraint>', "h:start is tied already"),
    ],
)  # fmt: skip
def test_mistakes_are_one_clear_error(inside, message):
    with pytest.raises(RequestError) as caught:
        block(inside)
    assert message in str(caught.value)
    assert caught.value.code == "bad-bml"


def test_another_root_or_composition_is_refused():
    with pytest.raises(RequestError, match="expected <bml> around everything"):
        read_bml("<head/>")
    with pytest.raises(RequestError, match="expected MERGE or APPEND"):
        block(attributes=' composition="REPLACE"')


words = st.sampled_from(
    ["nod", "wave", "s:start", "s:a", "g1:end", "g2:stroke + 0.5", "h:start-1", "2.5", "user",
     "0 1 2", "UP", "joy", "LEFT_HAND", "", "nan", "-1", "1e400", "::", "s:", "\u00e9"]
)  # fmt: skip
keys = st.sampled_from(
    ["id", "lexeme", "target", "start", "ready", "stroke", "strokeEnd", "relax", "end", "mode",
     "amount", "repetition", "duration", "ref"]
)  # fmt: skip
tags = st.sampled_from(
    ["head", "gaze", "gesture", "pointing", "faceLexeme", "posture", "wait", "speech", "sync",
     "constraint", "synchronize", "required", "dance"]
)  # fmt: skip


@st.composite
def elements(draw, depth=0):
    attributes = draw(st.dictionaries(keys, words, max_size=4))
    written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    inside = draw(st.lists(elements(depth + 1), max_size=2)) if depth < 2 else []
    return f"<{{0}} {written}>Hi {' '.join(inside)} you</{{0}}>".format(draw(tags))


@settings(max_examples=200, deadline=None)
@given(st.lists(elements(), max_size=6))
def test_any_block_is_performed_or_one_clear_error(inside):
    speech = '<speech id="s">Hi <sync id="a"/>there.</speech>'
    try:
        found = block(speech, *inside)
    except RequestError as error:
        found = error
    if isinstance(found, RequestError):
        assert (found.code, "line" in str(found)) == ("bad-bml", True)
    else:
        assert isinstance(found, BmlBlock)
        assert all(behaviour.layer in Layer for behaviour in found.behaviours)
