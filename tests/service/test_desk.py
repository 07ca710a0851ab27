import asyncio

import pytest

from bridge.errors import BridgeError, ConfigError, RequestError, RigError
from bridge.model import (
    ClientJoined,
    DescribeRig,
    Interrupt,
    Listen,
    LookAt,
    Ping,
    PlaybackReported,
    PlayerEventReported,
    PlayGesture,
    Resend,
    Say,
    SetEmotion,
    SetPolicy,
    SetStillness,
    SetStyle,
    TakeTurn,
)
from bridge.service.audience import Audience
from bridge.service.desk import Desk
from bridge.testing import VirtualClock, sample_records
from bridge.wire import Refusal, Reply, decode_reply, encode, encode_request

CLIENT = b"client"


class Told:
    """Notes every call of any method; a test may script answers and failures by name."""

    def __init__(self, **answers):
        self.answers, self.calls = answers, []

    def __getattr__(self, name):
        def call(*arguments, **named):
            self.calls.append((name, *arguments, *named.values()))
            answer = self.answers.get(name)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call


class FakeSeat:
    def __init__(self, **answers):
        self.session = Told(say="t1", take_turn="t2", **answers)
        self.direction = Told(**answers)
        self.description = sample_records()[0]
        self.heard, self.wanted = [], []
        self.audience = Audience()

    def hear(self, client, event, now_micros):
        self.heard.append((client, event, now_micros))

    def resend(self, first_seq, last_seq):
        self.wanted.append((first_seq, last_seq))
        return 3


class Counter:
    """A desk with seats behind it, and packets passed over it."""

    def __init__(self, loop, **seats):
        self.sent = []
        self.desk = Desk(seats, clock=VirtualClock(5_000_000), loop=loop)
        self.door = self.desk.door(
            lambda client, packet: self.sent.append((client, decode_reply(packet)))
        )

    def ask(self, request, *, character="ada", request_id=7):
        self.door.receive(CLIENT, encode_request(request_id, character, request))


def asked(*requests, character="ada", **seats):
    """Return what came of requests: the answers to them, and the desk."""

    async def main():
        counter = Counter(asyncio.get_running_loop(), **seats)
        for request in requests:
            counter.ask(request, character=character)
        await asyncio.sleep(0)
        return counter

    counter = asyncio.run(main())
    assert all(client == CLIENT for client, _ in counter.sent)
    return [answer for _, answer in counter.sent], counter.desk


def answer_to(request, seat=None, **how):
    (answer,), _ = asked(request, ada=seat or FakeSeat(), **how)
    return answer


def test_every_answer_carries_the_id_and_the_session_time():
    answer = answer_to(Interrupt())
    assert (answer.request_id, answer.session_micros) == (7, 5_000_000)


def test_a_ping_is_answered_before_the_loop_turns():
    async def main():
        counter = Counter(asyncio.get_running_loop(), ada=FakeSeat())
        counter.ask(Say(text="hello"))
        counter.ask(Ping(), request_id=8)
        at_once = [answer.request_id for _, answer in counter.sent]
        await asyncio.sleep(0)
        return at_once, [answer.request_id for _, answer in counter.sent]

    assert asyncio.run(main()) == ([8], [8, 7])


@pytest.mark.parametrize(
    ("request_", "call"),
    [
        (Say(text="hi", language="ja"), ("say", "hi", "ja")),
        (TakeTurn(text="hi"), ("take_turn", "hi")),
        (Interrupt(), ("interrupt",)),
    ],
)
def test_what_is_to_be_said_goes_to_the_session(request_, call):
    seat = FakeSeat()
    assert isinstance(answer_to(request_, seat), Reply)
    assert seat.session.calls == [call]


@pytest.mark.parametrize(
    ("request_", "call"),
    [
        (LookAt(target=(0.0, 1.5, 2.0)), ("look_at", (0.0, 1.5, 2.0))),
        (LookAt(target=None), ("look_at", None)),
        (Listen(), ("set_listening", True)),
        (Listen(listening=False), ("set_listening", False)),
        (PlayGesture(name="nod", weight=0.5), ("play_gesture", "nod", 0.5, None)),
        (SetEmotion(label="joy", intensity=0.7), ("set_emotion", "joy", 0.7)),
        (SetStyle(name="calm"), ("set_style", "calm")),
        (SetPolicy(name="ja"), ("set_policy", "ja")),
        (SetStillness(amount=1.0), ("set_stillness", 1.0)),
    ],
)
def test_how_to_move_goes_to_the_direction(request_, call):
    seat = FakeSeat()
    assert isinstance(answer_to(request_, seat), Reply)
    assert seat.direction.calls == [call]


def test_a_line_and_a_turn_are_answered_with_the_id_of_the_turn():
    assert answer_to(Say(text="hi")).turn_id == "t1"
    assert answer_to(TakeTurn(text="hi")).turn_id == "t2"


def test_the_description_is_answered_as_a_packet_of_the_stream():
    assert answer_to(DescribeRig()).packet == encode(sample_records()[0])


def test_a_range_is_sent_again_and_counted():
    seat = FakeSeat()
    assert answer_to(Resend(first_seq=2, last_seq=5), seat).resent == 3
    assert seat.wanted == [(2, 5)]


@pytest.mark.parametrize(
    "event",
    [
        ClientJoined(client="unity"),
        PlaybackReported(client="unity", utterance_id="u1", position_micros=5, skew_micros=0),
        PlayerEventReported(client="unity", name="door", text="opens"),
    ],
)
def test_what_clients_report_reaches_the_seat(event):
    seat = FakeSeat()
    assert isinstance(answer_to(event, seat), Reply)
    assert seat.heard == [(CLIENT, event, 5_000_000)]


def test_a_stranger_is_refused_with_the_names_there_are():
    answer = answer_to(Interrupt(), character="adda")
    assert answer.code == "unknown-character"
    assert answer.message == "no character 'adda' is on stage; there is ada. Did you mean 'ada'?"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RequestError("busy", "32 lines are waiting"), "busy"),
        (ConfigError("style.name", found="x", allowed="calm"), "bad-value"),
        (RigError("no shape x"), "bad-value"),
        (BridgeError("it did not work"), "failed"),
    ],
)
def test_errors_of_ours_become_refusals_with_their_words(error, code):
    answers, desk = asked(SetStyle(name="x"), ada=FakeSeat(set_style=error))
    assert answers == [Refusal(request_id=7, code=code, message=str(error))]
    assert desk.refused == {code: 1}


def test_a_mistake_of_ours_is_logged_and_told_without_its_insides(caplog):
    answer = answer_to(SetStyle(name="x"), FakeSeat(set_style=ZeroDivisionError("oops")))
    assert answer.code == "failed"
    assert "oops" not in answer.message
    assert "its log says why" in answer.message
    assert len(caplog.records) == 1


def test_garbage_is_refused_at_once():
    async def main():
        counter = Counter(asyncio.get_running_loop(), ada=FakeSeat())
        counter.door.receive(CLIENT, b"\x00\x01\x02")
        counter.door.receive(CLIENT, b"\x02\x00\x80")
        return [answer.code for _, answer in counter.sent], counter.desk.refused

    codes, refused = asyncio.run(main())
    assert codes == ["unsupported-version", "unsupported-version"]
    assert refused == {"unsupported-version": 2}


def test_one_that_asks_too_often_is_told_which_request_was_dropped():
    async def main():
        seat = FakeSeat()
        counter = Counter(asyncio.get_running_loop(), ada=seat)
        counter.door.refuse_hasty(CLIENT, encode_request(9, "ada", Interrupt()))
        counter.door.refuse_hasty(CLIENT, b"garbage")
        await asyncio.sleep(0)
        return counter.sent, seat.session.calls

    sent, calls = asyncio.run(main())
    assert [(a.request_id, a.code) for _, a in sent] == [(9, "too-fast"), (0, "too-fast")]
    assert calls == []


def test_a_ping_is_a_sign_of_life():
    seat = FakeSeat()
    seat.audience.note(CLIENT, ClientJoined(client="unity"), 0)
    answer_to(Ping(), seat)
    assert [each.heard_micros for each in seat.audience.present(5_000_000)] == [5_000_000]


def test_an_answer_leaves_by_the_door_its_request_came_in():
    async def main():
        desk = Desk({"ada": FakeSeat()}, clock=VirtualClock(), loop=asyncio.get_running_loop())
        left, right = [], []
        doors = [desk.door(lambda client, packet, to=to: to.append(packet)) for to in (left, right)]
        for request_id, door in enumerate([*doors, doors[1]]):
            door.receive(CLIENT, encode_request(request_id, "ada", Interrupt()))
        doors[0].receive(CLIENT, b"garbage")
        doors[1].refuse_hasty(CLIENT, encode_request(9, "ada", Interrupt()))
        await asyncio.sleep(0)
        return [[decode_reply(packet).request_id for packet in each] for each in (left, right)]

    left, right = asyncio.run(main())
    assert sorted(left) == [0, 0]
    assert sorted(right) == [1, 2, 9]
