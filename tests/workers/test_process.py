import queue

import pytest

from bridge.hooks import Role
from bridge.workers.process import ChildProcess


@pytest.fixture
def packets():
    return queue.SimpleQueue()


def opened(parts, packets, name="counting"):
    process = ChildProcess(Role.VOICE, name, packets.put)
    process.send({"options": {}, "plugins": [parts]})
    assert packets.get(timeout=30)["is"] == "ready"
    return process


def test_a_process_answers_and_leaves_when_asked(parts, packets):
    process = opened(parts, packets)
    assert process.is_alive
    process.close()
    assert not process.is_alive
    assert packets.get(timeout=10)["is"] == "gone"
    assert process.obituary() == "the child process ended with exit code 0"


def test_the_end_of_a_killed_process_is_delivered_once(parts, packets):
    process = opened(parts, packets)
    process.kill()
    assert packets.get(timeout=10)["is"] == "gone"
    assert "the child process" in process.obituary()
    process.send({"do": "cancel", "call": 1})
    process.close()
    assert packets.empty()


def test_a_stream_that_breaks_the_protocol_ends_the_child(parts, packets):
    process = opened(parts, packets)
    process.send({"do": "nonsense"})  # a packet without a call number breaks the reading thread
    assert packets.get(timeout=10)["is"] == "gone"
    process.close()
