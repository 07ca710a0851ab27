"""Bytes from strangers on the socket for requests."""

import msgpack
import zmq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from live import Guest

from bridge.model import Ping, Say
from bridge.transport.control import MAX_REQUEST_BYTES
from bridge.wire import Refusal, Reply, encode_request

VERSION = b"\x01\x00"
FLOOD = 20_000
MOST_GROWTH_KIB = 8_000

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text()
    | st.binary(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)  # fmt: skip
requests = st.fixed_dictionaries(
    {},
    optional={
        "id": st.integers(0, 2**53) | values,
        "request": st.sampled_from(["say", "turn", "look-at", "resend", "describe", "?"]) | values,
        "character": st.just("Ada") | values,
        "text": values,
        "target": values,
        "first_seq": values,
    },
)
garbage = st.binary(max_size=300) | requests.map(lambda value: VERSION + msgpack.packb(value))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(packet=garbage)
def test_whatever_comes_gets_exactly_one_answer(sidecar, packet):
    with Guest(sidecar) as stranger:  # everybody may ask 200 things at once
        stranger.control.send(packet)
        answer = stranger.answer()
        assert answer is not None
        if isinstance(answer, Refusal):
            assert answer.code
            assert answer.message
        stranger.control.send(encode_request(77, "Ada", Ping()))
        assert stranger.answer().request_id == 77


def test_an_oversized_request_costs_its_sender_the_connection_and_nobody_else(sidecar, guest):
    before = sidecar.resident_kib()
    for _ in range(20):
        with Guest(sidecar) as rude:
            rude.control.send(bytes(1_000_000))
            assert rude.answer(0.05) is None
    assert isinstance(guest.ask(Ping()), Reply)
    assert sidecar.resident_kib() - before < MOST_GROWTH_KIB


def test_the_longest_request_that_is_allowed_is_read(guest):
    text = "x" * (MAX_REQUEST_BYTES - 100)
    packet = VERSION + msgpack.packb({"id": 5, "request": "say", "character": "Ada", "text": text})
    assert len(packet) <= MAX_REQUEST_BYTES
    guest.control.send(packet)
    answer = guest.answer()
    assert isinstance(answer, Refusal)
    assert answer.request_id == 5


def test_messages_of_several_parts_are_dropped(guest):
    guest.control.send_multipart([b"", encode_request(1, "Ada", Ping())])
    assert isinstance(guest.ask(Say(text="fine")), Reply)


def test_a_flood_is_refused_and_others_are_served(sidecar, guest):
    before = sidecar.resident_kib()
    with Guest(sidecar, options=((zmq.SNDHWM, 0), (zmq.RCVHWM, 100))) as flooding:
        packet = encode_request(1, "Ada", Ping())
        for _ in range(FLOOD):
            flooding.control.send(packet)
        assert isinstance(guest.ask(Ping()), Reply)
        answers = [flooding.answer() for _ in range(400)]
        codes = [answer.code for answer in answers if isinstance(answer, Refusal)]
        assert set(codes) == {"too-fast"}
        assert len(codes) >= 100
    assert isinstance(guest.ask(Ping()), Reply)
    assert sidecar.resident_kib() - before < MOST_GROWTH_KIB


def test_nothing_of_this_was_a_mistake_of_ours(sidecar):
    assert sidecar.complaints() == ""
