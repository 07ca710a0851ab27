import msgpack
import pytest

from bridge import model, wire
from bridge.errors import WireError


def packet(**body):
    return b"\x01\x00" + msgpack.packb(body)


def refused(found):
    with pytest.raises(wire.RequestRefusedError) as caught:
        wire.decode_request(found)
    return caught.value


def test_a_refusal_repeats_the_id_it_could_read():
    error = refused(packet(id=41, request="look-at", character="hana", target=[1, 2]))
    assert error.refusal() == wire.Refusal(
        request_id=41,
        code="bad-request",
        message="native: look-at: target: found list of 2, expected three numbers or nil",
    )


def test_an_unknown_request_is_told_what_is_known():
    error = refused(packet(id=3, request="dance", character="hana"))
    assert (error.request_id, error.code) == (3, "unknown-request")
    assert "'dance'" in str(error)
    assert "say" in str(error)


def test_another_major_version_is_refused_by_name():
    error = refused(b"\x03\x01\x80")
    assert (error.request_id, error.code) == (0, "unsupported-version")
    assert "found version 3.1" in str(error)


@pytest.mark.parametrize("bad_id", [None, "7", -1, 1.5, 2**53])
def test_a_request_without_a_usable_id_is_refused_with_id_0(bad_id):
    assert refused(packet(id=bad_id, request="ping", character="hana")).request_id == 0


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (model.Say(text=""), "text: found 0 characters, expected 1 to 10000"),
        (model.Say(text="x" * 10_001), "text: found 10001 characters"),
        (model.SetStillness(amount=1.5), "amount: found 1.5, expected a number from 0.0 to 1.0"),
        (model.SetEmotion(label="joy", intensity=float("nan")), "intensity: found nan"),
        (model.LookAt(target=(0.0, float("inf"), 0.0)), "target: found inf"),
        (model.Resend(first_seq=9, last_seq=3), "last_seq: found 3, expected 9 or more"),
        (model.Say(text="\ud800"), "surrogates not allowed"),
    ],
)
def test_a_request_beyond_its_limits_never_leaves(request_, message):
    with pytest.raises(WireError, match=message):
        wire.encode_request(1, "hana", request_)


def test_defaults_stand_in_for_keys_left_out():
    asked = wire.decode_request(packet(id=1, request="play-gesture", character="a", name="nod"))
    assert asked.request == model.PlayGesture(name="nod", weight=1.0)


def test_unknown_keys_are_ignored():
    asked = wire.decode_request(packet(id=1, request="ping", character="a", colour="red"))
    assert asked.request == model.Ping()


def test_whole_numbers_are_numbers():
    asked = wire.decode_request(packet(id=1, request="look-at", character="a", target=[0, 1, 2]))
    assert asked.request == model.LookAt(target=(0.0, 1.0, 2.0))


@pytest.mark.parametrize(
    "found", [b"\x01\x00\x80", packet(reply="maybe"), packet(reply="refused", request_id=1)]
)
def test_bad_replies_are_wire_errors(found):
    with pytest.raises(WireError):
        wire.decode_reply(found)


def test_a_reply_that_cannot_be_sent_is_refused():
    with pytest.raises(WireError, match="code: found 0 characters"):
        wire.encode_reply(wire.Refusal(request_id=1, code="", message=""))
