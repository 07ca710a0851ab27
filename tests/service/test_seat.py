import asyncio
from types import SimpleNamespace

import pytest

from bridge.model import ClientJoined, PlaybackReported, PlayerEventReported
from bridge.service.seat import Seat
from bridge.session.outputs import NativeOutput
from bridge.testing import sample_frame, sample_records
from bridge.wire import decode


class FakeSession:
    name = "ada"

    def __init__(self, log):
        self.turns, self.log = [], log

    def take_turn(self, text):
        self.turns.append(text)

    async def close(self):
        self.log.append("session")


class FakeStream:
    def __init__(self, log, failure=None):
        self.log, self.failure = log, failure

    def _step(self, name, now_micros):
        self.log.append((name, now_micros))
        if self.failure:
            raise self.failure

    def release(self, now_micros):
        self._step("release", now_micros)

    def advance(self, now_micros):
        self._step("advance", now_micros)

    def close(self):
        self.log.append("stream")


@pytest.fixture
def stage():
    """Return a seat, with what came of it beside it."""
    log, packets, errands = [], [], []
    seat = Seat(
        session=FakeSession(log),
        direction=None,
        stream=FakeStream(log),
        native=NativeOutput([packets.append]),
        lines=[],
        description=sample_records()[0],
        run_on_clock=errands.append,
    )
    return SimpleNamespace(seat=seat, log=log, packets=packets, errands=errands)


def test_who_reports_is_in_the_audience(stage):
    report = PlaybackReported(client="unity", utterance_id="u1", position_micros=3)
    stage.seat.hear(b"1", report, 5_000_000)
    (attendee,) = stage.seat.audience.present(5_000_000)
    assert (attendee.name, attendee.report) == ("unity", report)
    assert stage.seat.session.turns == []


def test_what_happens_in_the_game_is_answered(stage):
    stage.seat.hear(b"1", ClientJoined(client="unity"), 1)
    for text in ("The door opens.", ""):
        stage.seat.hear(b"1", PlayerEventReported(client="unity", name="door", text=text), 2)
    assert stage.seat.session.turns == ["The door opens.", "door"]


def test_records_are_sent_again_from_the_thread_that_owns_the_socket(stage):
    for seq in range(1, 6):
        stage.seat.native.send(sample_frame(seq=seq))
    stage.packets.clear()
    assert stage.seat.resend(2, 9) == 4
    assert stage.packets == []
    (errand,) = stage.errands
    errand()
    assert sorted(decode(packet).seq for packet in stage.packets) == [2, 3, 4, 5]


def test_a_character_that_fails_is_told_of_once_and_tried_again(stage, caplog):
    stage.seat.stream.failure = ValueError("no pose")
    for now in range(5):
        stage.seat.release(now)
        stage.seat.advance(now)
    assert stage.seat.failures == 10
    assert len(stage.log) == 10
    (line,) = caplog.records
    assert line.character == "ada"


def test_closing_takes_a_last_step_so_that_clients_hear_of_the_end(stage):
    asyncio.run(stage.seat.close(7))
    assert stage.log == ["session", ("advance", 7), "stream"]
