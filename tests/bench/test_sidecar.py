import pytest

from bridge.bench.sidecar import CHARACTER, sidecar
from bridge.errors import BridgeError
from bridge.model import AudioChunk, DescribeRig, Say
from bridge.wire import decode


@pytest.fixture(scope="module")
def client():
    with sidecar("sine") as client:
        yield client


def test_it_answers_for_its_character(client):
    answer = client.ask(DescribeRig())
    assert decode(answer.packet).character == CHARACTER


def test_its_clock_is_known(client):
    before = client.session_micros()
    told = client.ask(DescribeRig()).session_micros
    assert before - 50_000 <= told <= client.session_micros() + 50_000


def test_it_sounds_when_asked_and_answers_not_waited_for_are_dropped(client):
    client.send(Say(text="Hi."))
    assert any(isinstance(record, AudioChunk) for record in client.receive(5.0))
    client.forget_answers()
    assert client.ask(DescribeRig()).packet


def test_a_refusal_is_told(client):
    with pytest.raises(BridgeError, match="empty"):
        client.ask(Say(text=" "))
