from dataclasses import replace

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge import wire
from bridge.errors import WireError
from bridge.model import AudioChunk, Frame, Heartbeat, UtteranceStarted

BEAT = Heartbeat(character="hana", seq=3, pts_micros=20)
STARTED = UtteranceStarted(
    character="hana",
    seq=1,
    pts_micros=0,
    utterance_id="u1",
    turn_id="t1",
    text="Hi",
    sentence_type="statement",
    act="inform",
    emotion="joy",
)


def frame(**changes):
    record = Frame(
        character="hana",
        seq=1,
        pts_micros=5,
        utterance_id="",
        weights=np.zeros(52, np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=np.tile(np.array([0, 0, 0, 1], np.float32), (55, 1)),
        hips=np.zeros(3, np.float32),
    )
    return replace(record, **changes)


def packet(body, *, character=b"hana", version=b"\x01\x00"):
    return character + b"\0" + version + msgpack.packb(body)


def body_of(record):
    return msgpack.unpackb(wire.encode(record).partition(b"\0")[2][2:])


names = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Z", "C")), min_size=1, max_size=16
).filter(str.isprintable)


@given(names, names)
def test_no_topic_is_a_prefix_of_another(one, other):
    if one != other:
        assert not wire.topic(other).startswith(wire.topic(one))


@given(names)
def test_a_packet_starts_with_its_topic(name):
    beat = replace(BEAT, character=name)
    assert wire.encode(beat).startswith(wire.topic(name))
    assert wire.decode(wire.encode(beat)) == beat


@pytest.mark.parametrize("name", ["", "a\0b", "tab\t", "x" * 65, "é" * 33, "\ud800"])
def test_a_name_that_cannot_be_a_topic_is_refused(name):
    with pytest.raises(WireError, match="expected 1 to 64"):
        wire.topic(name)


def test_unknown_keys_are_ignored():
    assert wire.decode(packet(body_of(BEAT) | {"mood": {"deep": [1, 2]}})) == BEAT


def test_a_later_minor_version_is_read():
    assert wire.decode(packet(body_of(BEAT), version=b"\x01\x63")) == BEAT


def test_another_major_version_is_refused_by_name():
    with pytest.raises(wire.VersionError, match=r"found version 2\.7, expected 1\.0"):
        wire.decode(packet({}, version=b"\x02\x07"))


def test_an_unknown_kind_can_be_skipped_and_still_counted():
    with pytest.raises(wire.UnknownKindError) as caught:
        wire.decode(packet({"record": "smell", "seq": 12, "odour": "rose"}))
    assert (caught.value.kind, caught.value.seq) == ("smell", 12)


@pytest.mark.parametrize("seq", [None, -1, "12", 2**60, True])
def test_an_unknown_kind_without_a_number_has_none(seq):
    with pytest.raises(wire.UnknownKindError) as caught:
        wire.decode(packet({"record": "smell", "seq": seq}))
    assert caught.value.seq is None


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("field", ["weights", "head", "bones", "hips"])
def test_a_frame_that_is_not_finite_never_leaves(field, bad):
    array = getattr(frame(), field).copy()
    array.flat[-1] = bad
    with pytest.raises(WireError, match="not finite"):
        wire.encode(frame(**{field: array}))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_frame_that_is_not_finite_is_refused_on_arrival(bad):
    body = body_of(frame())
    body["hips"] = np.array([0, bad, 0], "<f4").tobytes()
    with pytest.raises(WireError, match=r"frame: hips: found a number that is not finite"):
        wire.decode(packet(body))


def test_samples_that_are_not_finite_never_leave():
    chunk = AudioChunk(
        character="hana",
        seq=1,
        pts_micros=0,
        utterance_id="u1",
        sample_rate=24_000,
        samples=np.array([0, np.nan], np.float32),
    )
    with pytest.raises(WireError, match="samples: found a number that is not finite"):
        wire.encode(chunk)


def test_a_frame_of_another_float_type_is_sent_as_float32():
    double = frame(weights=np.linspace(0, 1, 52), bones=frame().bones[::-1])
    found = wire.decode(wire.encode(double))
    np.testing.assert_array_equal(found.weights, np.linspace(0, 1, 52).astype(np.float32))


def test_decoded_arrays_are_read_only():
    assert not wire.decode(wire.encode(frame())).bones.flags.writeable


def test_by_hand_and_by_table_frames_have_the_same_fields():
    assert list(body_of(frame()))[1:] == list(wire.native.FORMAT_BY_KIND["frame"].fields)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "x" * 10_001}, "text: found 10001 characters, expected 0 to 10000"),
        ({"utterance_id": ""}, "utterance_id: found 0 characters, expected 1 to 128"),
        ({"act": 3}, "act: found 3, expected a string"),
        ({"pts_micros": 2**53}, "pts_micros: found 9007199254740992, expected an integer"),
        ({"seq": True}, "seq: found True, expected an integer"),
        ({"text": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_a_record_beyond_its_limits_never_leaves(changes, message):
    with pytest.raises(WireError, match=message):
        wire.encode(replace(STARTED, **changes))


def test_missing_keys_are_named():
    body = body_of(STARTED)
    del body["act"], body["text"]
    with pytest.raises(WireError, match="utterance-started: text, act: missing"):
        wire.decode(packet(body))


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (b"", "no topic ends"),
        (b"\0\x01\x00\x80", "no topic ends"),
        (b"x" * 65 + b"\0\x01\x00\x80", "no topic ends"),
        (b"hana\0", "ends before its version"),
        (b"hana\0\x01\x00", "not msgpack"),
        (b"\xff\xfe\0\x01\x00\x81\xa6record\xa9heartbeat", "topic: not UTF-8"),
        (b"a\x07b\0\x01\x00\x81\xa6record\xa9heartbeat", "control characters"),
        (b"hana\0\x01\x00\x90", "found list, expected a map"),
        (b"hana\0\x01\x00\x80", "record: missing"),
    ],
)
def test_bad_bytes_say_what_is_wrong(found, message):
    with pytest.raises(WireError, match=message):
        wire.decode(found)


@pytest.mark.parametrize(
    "changes",
    [
        {"utterance_id": "\ud800"},
        {"seq": np.int64(3)},
        {"pts_micros": 2**65},
        {"weights": np.zeros(5000, np.float32)},
    ],
)
def test_a_frame_that_no_decoder_would_take_never_leaves(changes):
    with pytest.raises(WireError, match="native: frame"):
        wire.encode(frame(**changes))
