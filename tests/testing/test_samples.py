from dataclasses import fields
from typing import get_args

import numpy as np

from bridge.model import Speaker, StreamRecord
from bridge.testing import (
    sample_block,
    sample_conversation,
    sample_frame,
    sample_records,
    sample_speech,
    sample_utterance,
)


def test_there_is_a_record_of_every_kind_in_order_without_gaps():
    records = sample_records("bo")
    assert {type(record) for record in records} == set(get_args(StreamRecord))
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert {record.character for record in records} == {"bo"}


def test_speech_is_covered_by_its_phones():
    speech = sample_speech()
    assert speech.is_complete
    assert len(speech.samples) == speech.sample_rate
    assert speech.phones[0].start_micros == 0
    assert speech.phones[-1].end_micros == 1_000_000
    assert [word.text for word in speech.words] == ["Mama", "pays"]


def test_a_beginning_of_speech_is_shorter_and_unfinished():
    speech = sample_speech(until_phone=5)
    assert not speech.is_complete
    assert [word.text for word in speech.words] == ["Mama"]
    assert len(speech.samples) * 1_000_000 // speech.sample_rate == 430_000


def test_a_block_and_a_frame_fit_the_rig_of_the_description():
    describe, frame, block = sample_records()[0], sample_frame(), sample_block(3)
    shapes, bones = len(describe.rig.shape_names), len(describe.rig.bone_names)
    assert (shapes, bones) == (52, 55)
    assert frame.weights.shape == (shapes,)
    assert frame.bones.shape == (bones, 4)
    assert block.weights.shape == (3, shapes)
    assert block.bones.shape == (3, bones, 4)
    np.testing.assert_array_equal(block.times_micros, [0, 16_666, 33_333])


def test_fields_can_be_changed():
    assert sample_utterance("Hi.", language="ja").language == "ja"
    assert sample_frame(seq=9).seq == 9
    turn = sample_conversation("Really?").turns[-1]
    assert (turn.speaker, turn.text) == (Speaker.USER, "Really?")
    assert "text" in {field.name for field in fields(turn)}
