import dataclasses

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import (
    Conversation,
    Cue,
    Emotion,
    EmotionLabel,
    Layer,
    LookAt,
    Policy,
    Scene,
    Speech,
    Timeline,
    Utterance,
)
from bridge.model.plain import from_plain, to_plain
from bridge.testing import (
    FakeVoice,
    sample_block,
    sample_conversation,
    sample_records,
    sample_speech,
    sample_utterance,
)

CUE = Cue(
    layer=Layer.HEAD, name="nod", start_micros=-5, ready_micros=0, relax_micros=9, end_micros=10
)
SAMPLES = [
    *sample_records(),
    *FakeVoice().speak(sample_utterance()),
    sample_block(),
    sample_conversation(),
    sample_speech(),
    sample_utterance(emotion=Emotion(label=EmotionLabel.JOY, intensity=0.5)),
    Timeline(utterance_id="u", origin_micros=0, duration_micros=1, cues=(CUE,)),
    Scene(policy=Policy(deny=frozenset({"bow"}), sources={"deny": "x"}), gaze=(0.0, 1.5, 2.0)),
    LookAt(target=None),
]


def _same(one, other):
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if dataclasses.is_dataclass(one):
        names = [field.name for field in dataclasses.fields(one)]
        return type(one) is type(other) and all(
            _same(getattr(one, name), getattr(other, name)) for name in names
        )
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


@pytest.mark.parametrize("record", SAMPLES, ids=lambda record: type(record).__name__)
def test_a_record_survives_the_way_there_and_back(record):
    packed = msgpack.packb(to_plain(record))
    assert _same(record, from_plain(type(record), msgpack.unpackb(packed)))


def test_what_is_not_known_is_passed_over():
    plain = to_plain(sample_utterance()) | {"added_later": 1}
    assert from_plain(Utterance, plain) == sample_utterance()


def test_a_whole_number_may_stand_for_a_fraction():
    assert from_plain(Emotion, {"label": "joy", "intensity": 1}).intensity == 1.0


@pytest.mark.parametrize(
    ("record", "data", "error"),
    [
        (Emotion, 3, "Emotion: found int, expected a record"),
        (Emotion, {"label": "glee"}, r"Emotion\.label: 'glee' is no EmotionLabel"),
        (Emotion, {"intensity": "1"}, r"Emotion\.intensity: found str, expected float"),
        (Utterance, {"text": "x"}, "Utterance: .* is no Utterance: .*missing"),
        (LookAt, {"target": [1.0, 2.0]}, r"LookAt\.target: found 2 items, expected 3"),
        (LookAt, {"target": 1.0}, r"LookAt\.target: found float, expected a list"),
        (
            Conversation,
            to_plain(sample_conversation()) | {"turns": [{"turn_id": 3}]},
            r"Conversation\.turns\[0\]\.turn_id: found int, expected str",
        ),
    ],
)
def test_what_does_not_fit_is_named(record, data, error):
    with pytest.raises(ValueError, match=error):
        from_plain(record, data)


@pytest.mark.parametrize(
    "array",
    [
        None,
        {},
        {"dtype": "<f4", "shape": [3], "data": b"\0" * 8},
        {"dtype": "<f4", "shape": [-1, -1], "data": b""},
        {"dtype": "O", "shape": [1], "data": b"\0" * 8},
        {"dtype": "<f4", "shape": [2**62, 4], "data": b"\0" * 4},
        {"dtype": "<f4", "shape": "x", "data": b"\0" * 4},
        {"dtype": "<f4", "shape": [1], "data": 4},
    ],
)
def test_an_array_is_not_trusted(array):
    plain = to_plain(sample_speech()) | {"samples": array}
    with pytest.raises(ValueError, match=r"Speech\.samples: not an array"):
        from_plain(Speech, plain)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@given(key=st.sampled_from([f.name for f in dataclasses.fields(Speech)]), value=_anything)
def test_nothing_but_a_value_error_comes_of_any_data(key, value):
    plain = to_plain(sample_speech(until_phone=2)) | {key: value}
    try:
        from_plain(Speech, plain)
    except ValueError:
        return
