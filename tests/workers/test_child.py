import os
import threading

import pytest

from bridge.hooks import Role
from bridge.model import SpeechChunk
from bridge.model.plain import from_plain, to_plain
from bridge.workers.child import Child
from bridge.workers.packets import read_packet, write_packet


class Conversation:
    """The parent's end of a child that runs in a thread of this process."""

    def __init__(self, parts):
        (incoming, to_child), (from_child, outgoing) = os.pipe(), os.pipe()
        self.input, self.output = os.fdopen(to_child, "wb"), os.fdopen(from_child, "rb")
        self._ends = os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")
        self.has_left = threading.Event()
        self.child = Child(*self._ends, leave=self.has_left.set)
        self.parts = parts

    def open(self, name, **options):
        write_packet(self.input, {"options": options, "plugins": [self.parts]})
        return self.child.open(Role.VOICE, name), self.answer()

    def serve(self):
        self.thread = threading.Thread(target=self.child.serve)
        self.thread.start()

    def ask(self, **packet):
        write_packet(self.input, packet)

    def answer(self):
        return read_packet(self.output)

    def end(self):
        self.input.close()
        if hasattr(self, "thread"):
            self.thread.join(10)
            assert self.has_left.wait(10)
        for stream in (*self._ends, self.output):
            stream.close()


@pytest.fixture
def conversation(parts):
    made = Conversation(parts)
    yield made
    made.end()


def test_a_child_says_what_its_part_can_do(conversation):
    is_open, answer = conversation.open("counting")
    assert is_open
    assert answer["is"] == "ready"
    assert answer["capabilities"]["languages"] == ["en"]


def test_a_child_that_cannot_build_its_part_says_why(conversation):
    is_open, answer = conversation.open("counting", mood="wild")
    assert not is_open
    assert answer["is"] == "failed"
    assert answer["error"]["class"] == "ConfigError"
    assert answer["error"]["key"] == "mood"


def test_items_stop_at_the_credit_and_go_on_with_more(conversation, say):
    conversation.open("counting")
    conversation.serve()
    conversation.ask(do="call", call=1, ahead=2, argument=to_plain(say("4")))
    first, second = conversation.answer(), conversation.answer()
    assert from_plain(SpeechChunk, second["item"]).start_micros == 1000
    for _ in range(3):
        conversation.ask(do="credit", call=1)
    rest = [conversation.answer()["is"] for _ in range(3)]
    assert first["is"] == "item"
    assert rest == ["item", "item", "done"]


def test_a_cancelled_call_ends_and_the_next_one_is_served(conversation, say):
    conversation.open("counting")
    conversation.serve()
    conversation.ask(do="call", call=1, ahead=1, argument=to_plain(say("9")))
    assert conversation.answer()["is"] == "item"
    conversation.ask(do="cancel", call=1)
    assert conversation.answer() == {"is": "done", "call": 1}
    conversation.ask(do="call", call=2, ahead=5, argument=to_plain(say("1")))
    assert [conversation.answer()["is"] for _ in range(2)] == ["item", "done"]


def test_a_cancellation_that_overtakes_its_call_still_counts(conversation, say):
    conversation.open("counting")
    conversation.serve()
    conversation.ask(do="cancel", call=1)
    conversation.ask(do="call", call=1, ahead=5, argument=to_plain(say("9")))
    assert conversation.answer() == {"is": "done", "call": 1}
