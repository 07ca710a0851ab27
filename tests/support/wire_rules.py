"""The rules of the native wire for clients: what they allow is read, what they forbid is named."""

import struct

import msgpack
import pytest

from bridge import wire
from bridge.errors import WireError

FLAGS = "🏴" * 128  # characters of four bytes, as many as a name may have
HEAD = b"ann\0\x01\x00"
STAMP = {"seq": 1, "pts_micros": 2}
FLOAT_BYTES = 4


def packed(body, head=HEAD):
    return head + (body if isinstance(body, bytes) else msgpack.packb(body))


def heartbeat(**changes):
    return {"record": "heartbeat", **STAMP} | changes


def floats(*numbers):
    return struct.pack(f"<{len(numbers)}f", *numbers)


def audio(**changes):
    fields = {"utterance_id": "u1", "sample_rate": 24_000, "samples": floats(0.5, -0.5)}
    return {"record": "audio", **STAMP, **fields} | changes


def frame(shapes=2, bones=1, **changes):
    fields = {
        "utterance_id": "", "weights": bytes(FLOAT_BYTES * shapes), "head": bytes(28),
        "bones": bytes(16 * bones), "hips": bytes(12),
    }  # fmt: skip
    return {"record": "frame", **STAMP, **fields} | changes


def started(**changes):
    names = ("utterance_id", "turn_id", "text", "sentence_type", "act", "emotion")
    return {"record": "utterance-started", **STAMP} | dict.fromkeys(names, "x") | changes


def described(rig=None, **changes):
    whole = {
        "shape_names": ["a", "b"], "bone_names": ["hips"], "bone_parents": [-1],
        "rest_positions": bytes(12),
    } | (rig or {})  # fmt: skip
    fields = {
        "session_id": "s", "rig": whole, "frame_rate": 60, "sample_rate": 24_000,
        "lead_micros": 0, "control_endpoint": "",
    }  # fmt: skip
    return {"record": "describe", "seq": 1, **fields} | changes


def without(body, key):
    return {name: value for name, value in body.items() if name != key}


NESTED = {"a": [1, None, {"b": True, "c": [1.5, b"x", msgpack.Timestamp(1, 2)]}]}
ACCEPTED = {
    "keys in any order": dict(reversed(heartbeat().items())),
    "an unknown key": heartbeat(later=7),
    "an unknown key of every type": heartbeat(later=[NESTED, -1, 2**63, "é", False]),
    "unknown extensions": heartbeat(later=[msgpack.ExtType(7, bytes(n)) for n in (1, 2, 3, 512)]),
    "most keys": heartbeat(**{f"key{i}": i for i in range(61)}),
    "the largest times": heartbeat(seq=2**53 - 1, pts_micros=-(2**53) + 1),
    "the longest name": started(utterance_id=FLAGS),
    "the longest text": started(text="🏴" * 10_000),
    "no text": started(text="", act=""),
    "silence of no length": audio(samples=b""),
    "the longest chunk": audio(samples=bytes(192_000), sample_rate=192_000),
    "the largest rig": described(
        {
            "shape_names": ["é"] * 512, "bone_names": ["b"] * 512, "bone_parents": [-1] * 512,
            "rest_positions": bytes(512 * 12),
        },
        frame_rate=240,
    ),
    "no bones": described({"bone_names": [], "bone_parents": [], "rest_positions": b""}),
}  # fmt: skip

REFUSED = {
    "no seq": (without(heartbeat(), "seq"), "heartbeat: seq: missing"),
    "seq below zero": (heartbeat(seq=-1), "heartbeat: seq: found -1, expected an integer from 0"),
    "seq beyond": (heartbeat(seq=2**53), "seq: found 9007199254740992, expected"),
    "seq far beyond": (heartbeat(seq=2**64 - 1), "seq: found"),
    "seq a float": (heartbeat(seq=1.0), "seq: found a float, expected an integer"),
    "seq true": (heartbeat(seq=True), "seq: found true, expected an integer"),
    "time below": (heartbeat(pts_micros=-(2**53)), "pts_micros: found -9007199254740992"),
    "time nil": (heartbeat(pts_micros=None), "pts_micros: found nil"),
    "too many keys": (heartbeat(**{f"k{i}": 0 for i in range(62)}), "found 65 keys, expected at"),
    "too many items": (heartbeat(later=[0] * 513), "found 513 items, expected at most 512"),
    "a key that is no string": ({7: 1, **heartbeat()}, "found 7 as a key, expected a string"),
    "such a key inside": (heartbeat(later={7: 1}), "found 7 as a key, expected a string"),
    "nested too deep": (heartbeat(later=[[[[[[[[[[1]]]]]]]]]]), "nested deeper than 8"),
    "a broken string": (b"\x81\xa3a\xffb\x01", "a string that is not UTF-8"),
    "half a surrogate": (b"\x81\xa3\xed\xa0\x80\x01", "a string that is not UTF-8"),
    "an overlong slash": (b"\x81\xa2\xc0\xaf\x01", "a string that is not UTF-8"),
    "no map": ([1], "found an array of 1, expected a map"),
    "the unused byte": (b"\x81\xa1a\xc1", "c1"),
    "no body": (b"", "ends where a value should begin"),
    "bytes after the end": (msgpack.packb(heartbeat()) + b"\0", "found 1 bytes after its end"),
    "no kind": (without(heartbeat(), "record"), "record: missing"),
    "a kind that is no string": (heartbeat(record=1), "record: found 1, expected a string"),
    "a long name": (started(utterance_id="é" * 129), "found 129 characters, expected 1 to 128"),
    "an empty id": (started(utterance_id=""), "utterance_id: found 0 characters, expected 1"),
    "a long text": (started(text="é" * 10_001), "text: found 10001 characters, expected 0 to"),
    "a text of bytes": (started(text=b"x"), "text: found 1 bytes, expected a string"),
    "no sample rate": (audio(sample_rate=0), "sample_rate: found 0, expected an integer from 1"),
    "a high sample rate": (audio(sample_rate=192_001), "sample_rate: found 192001"),
    "a chunk too long": (audio(samples=bytes(192_004)), "samples: found 192004 bytes, expected 0"),
    "half a sample": (audio(samples=bytes(6)), "in steps of 4"),
    "samples as text": (audio(samples="abcd"), "samples: found a string of 4 bytes"),
    "samples as numbers": (audio(samples=[0.5]), "samples: found an array of 1"),
    "infinity first": (audio(samples=floats(float("inf"), 0)), "samples: found a number that is"),
    "infinity second": (audio(samples=floats(0, float("-inf"))), "that is not finite"),
    "no number last": (audio(samples=floats(0, 0, float("nan"))), "that is not finite"),
    "a signalling nan": (audio(samples=bytes.fromhex("010080ff")), "that is not finite"),
    "a short head": (frame(head=bytes(24)), "head: found 24 bytes, expected 28 to 28"),
    "long hips": (frame(hips=bytes(16)), "hips: found 16 bytes, expected 12"),
    "half a bone": (frame() | {"bones": bytes(8)}, "bones: found 8 bytes"),
    "too many shapes": (frame(shapes=513), "weights: found 2052 bytes"),
    "too many bones": (frame(bones=513), "bones: found 8208 bytes"),
    "no frame rate": (described(frame_rate=0), "frame_rate: found 0"),
    "a high frame rate": (described(frame_rate=241), "frame_rate: found 241"),
    "no session": (described(session_id=""), "session_id: found 0 characters"),
    "no rig": (described() | {"rig": 1}, "describe: rig: found 1, expected a map"),
    "a nameless shape": (described({"shape_names": ["a", ""]}), "shape_names: item 1: expected"),
    "a long shape": (described({"shape_names": ["é" * 129]}), "at most 128 characters"),
    "shapes of numbers": (described({"shape_names": [1]}), "item 0: expected a string"),
    "a lost parent": (described({"bone_parents": []}), "found 1 bone_names, 0 bone_parents"),
    "a parent beyond": (described({"bone_parents": [1]}), "bone_parents: found 1, expected less"),
    "a parent below": (described({"bone_parents": [-2]}), "item 0: expected an integer from -1"),
    "a lost position": (described({"rest_positions": b""}), "0 rest_positions, expected as many"),
    "a lead below zero": (described(lead_micros=-1), "lead_micros: found -1"),
    "an unknown kind without seq": ({"record": "later"}, "seq: missing"),
}

TOPICS = {
    b"ann\0\x01\x07": "",
    b"n" * 64 + b"\0\x01\x00": "",
    "花".encode() * 21 + b"\0\x01\x00": "",
    b"n" * 65 + b"\0\x01\x00": "topic: found no name that ends within 64 bytes",
    b"\0\x01\x00": "topic: found no name",
    b"ann": "topic: found no name",
    b"a\nb\0\x01\x00": "topic: found a control character",
    b"a\x7fb\0\x01\x00": "topic: found a control character",
    "a\x85b".encode() + b"\0\x01\x00": "topic: found a control character",
    b"a\xffb\0\x01\x00": "topic: found bytes that are not UTF-8",
    b"ann\0\x02\x03": "found version 2.3, expected 1.0 or any 1.x",
    b"ann\0\x00\x00": "found version 0.0, expected 1.0 or any 1.x",
}


class WireRules:
    """What every client's decoder must do. A subclass's module has the fixture ``decode``:
    ``decode(packets, what="stream")`` returns what one decoder says of each, in JSON's terms.
    """

    def test_what_the_rules_allow_is_read(self, decode):
        found = decode([packed(body) for body in ACCEPTED.values()])
        for (name, body), record in zip(ACCEPTED.items(), found, strict=True):
            assert "error" not in record, (name, record)
            assert wire.decode(packed(body)).seq == record["seq"] == body["seq"], name

    def test_what_the_rules_forbid_is_refused_and_named(self, decode):
        found = decode([packed(body) for body, _ in REFUSED.values()])
        for (name, (body, message)), record in zip(REFUSED.items(), found, strict=True):
            assert message in record.get("error", ""), (name, record)
            if "nested" not in name:  # Python goes deeper
                with pytest.raises(WireError):
                    wire.decode(packed(body))

    def test_topics_and_versions(self, decode):
        found = decode([packed(heartbeat(), head) for head in TOPICS])
        for (head, message), record in zip(TOPICS.items(), found, strict=True):
            assert message in record.get("error", ""), (head, record)
            assert bool(message) == ("error" in record), (head, record)

    def test_nothing_is_lost_of_a_kind_that_comes_later(self, decode):
        (found,) = decode([packed({"record": "smell", "seq": 17, "of": "roses"}, b"ann\0\x01\x05")])
        assert found == {"record": "Unknown", "character": "ann", "seq": 17}

    def test_of_two_values_for_one_key_the_last_counts(self, decode):
        body = msgpack.packb(heartbeat(seq=5))
        twice = bytes([body[0] + 1]) + body[1:] + msgpack.packb("seq") + msgpack.packb(6)
        (found,) = decode([packed(twice)])
        assert found["seq"] == wire.decode(packed(twice)).seq == 6

    def test_frames_are_checked_against_the_rig_of_their_character(self, decode):
        other = b"bob\0\x01\x00"
        packets = [
            packed(frame(shapes=3)),
            packed(described()),
            packed(frame(shapes=3)),
            packed(frame(bones=2)),
            packed(frame()),
            packed(frame(shapes=3), other),
            packed(described({"shape_names": ["a", "b", "c"]}, session_id="t")),
            packed(frame(shapes=3)),
            packed(frame()),
        ]
        said = [line.get("error", "") for line in decode(packets)]
        assert said == [
            "", "", "frame: weights: found 3, expected 2 as in the rig",
            "frame: bones: found 2, expected 1 as in the rig", "", "", "", "",
            "frame: weights: found 2, expected 3 as in the rig",
        ]  # fmt: skip

    def test_answers_need_no_keys_that_have_defaults(self, decode):
        head = b"\x01\x00"
        done = {"reply": "done", "request_id": 1, "session_micros": 2}
        bodies = [
            done, done | {"later": [1]}, done | {"packet": bytes(131_072)},
            done | {"packet": bytes(131_073)}, done | {"resent": -1}, done | {"turn_id": "é" * 129},
            without(done, "session_micros"), done | {"reply": "later"}, done | {"reply": 1},
            {"reply": "refused", "request_id": 0, "code": "", "message": ""},
            {"reply": "refused", "request_id": 0, "code": "x", "message": "é" * 10_000},
        ]  # fmt: skip
        found = decode([*(packed(body, head) for body in bodies), b"\x01", b"\x02\x00"], "replies")
        good = [0, 1, 2, 10]
        assert [i for i, line in enumerate(found) if "error" not in line] == good
        assert (found[0]["turn_id"], found[0]["packet"], found[0]["resent"]) == ("", "", 0)
        assert found[-1]["error"] == "found version 2.0, expected 1.0 or any 1.x"
