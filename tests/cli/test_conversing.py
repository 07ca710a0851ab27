import asyncio
from types import SimpleNamespace

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bridge.cli.conversing import converse
from bridge.cli.panel import Meters
from bridge.cli.watching import Watcher
from bridge.errors import RequestError
from bridge.flow import SystemClock

METERS = Meters(character="ada", latency="", clock="", sync="", streams=())


class FakeSession:
    name = "ada"

    def __init__(self):
        self.turns = []
        self.is_speaking = False
        self.attended = []
        self.stream = SimpleNamespace(
            arrange=lambda is_listening: self.attended.append(is_listening)
        )

    def take_turn(self, text):
        if text == "too much":
            raise RequestError("busy", "32 lines are waiting")
        self.turns.append(text)


def converse_by(keys):
    session = FakeSession()
    meters = SimpleNamespace(read=lambda glimpse: METERS)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        asyncio.run(converse(session, Watcher(), meters, SystemClock()))
    return session


@pytest.mark.parametrize("end", ["\x03", "\x04"])
def test_what_is_typed_is_a_turn_and_control_keys_end_it(end):
    assert converse_by(f"hello\rand you?\r{end}").turns == ["hello", "and you?"]


def test_an_empty_line_is_nothing():
    assert converse_by("\r  \rhello\r\x04").turns == ["hello"]


def test_a_refusal_is_told_and_the_talk_goes_on():
    assert converse_by("too much\rhello\r\x04").turns == ["hello"]


def test_whoever_types_is_listened_to():
    attended = converse_by("h\x7f\x04").attended
    assert True in attended
    assert not attended[-1]
