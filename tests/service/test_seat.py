import asyncio
from types import SimpleNamespace

import pytest

from bridge.model import ClientJoined, PlaybackReported, PlayerEventReported
from bridge.service.seat import MOST_CLIENTS, Seat
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


def report(client, position=0):
    return PlaybackReported(client=client, utterance_id="u1", position_micros=position)


def test_the_latest_report_of_each_client_is_kept(stage):
    for position, client in enumerate(("unity", "unreal", "unity")):
        stage.seat.hear(report(client, position))
    assert {c: r.position_micros for c, r in stage.seat.playback.items()} == {
        "unreal": 1,
        "unity": 2,
    }


def test_ever_new_clients_do_not_fill_the_memory(stage):
    for index in range(3 * MOST_CLIENTS):
        stage.seat.hear(report("faithful", index))
        stage.seat.hear(report(f"stranger {index}"))
    assert len(stage.seat.playback) == MOST_CLIENTS
    assert "faithful" in stage.seat.playback


def test_what_happens_in_the_game_is_answered(stage):
    stage.seat.hear(ClientJoined(client="unity"))
    stage.seat.hear(PlayerEventReported(client="unity", name="door", text="The door opens."))
    stage.seat.hear(PlayerEventReported(client="unity", name="door"))
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
