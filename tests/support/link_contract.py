"""What every client's connection keeps to, against a sidecar of paper and a real one."""

import itertools
import socket
import time
from dataclasses import replace

import pytest
from live import FILE, NAME, live
from paper import paper

from bridge import wire
from bridge.model import ClientJoined, Ping, PlaybackReported, Resend
from bridge.testing import sample_records

NAMES = (f"c{number}" for number in itertools.count())


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def refuse(asked):
    return wire.Refusal(request_id=asked.request_id, code="bad-value", message="no gesture 'x'")


def state(probe, name):
    return probe.ask("state", name).split("|")


def until(probe, name, holds, seconds=5.0):
    """Return the state once it ``holds``."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        now = state(probe, name)
        if holds(now):
            return now
        time.sleep(0.01)
    raise AssertionError(f"still {now}")


def answer(probe, name, *words):
    probe.tell("ask", name, *words)
    return probe.wait(name, "answer").split("|")


class LinkContract:
    """Connections on a leash; the subclass's module has a fixture ``probe`` that holds it."""

    client = ""
    """What it calls itself in reports."""

    @pytest.fixture
    def name(self, probe):
        name = next(NAMES)
        yield name
        millis, state = probe.ask("close", name).split("|")
        assert int(millis) < 1000
        assert state == "Stopped"

    @pytest.fixture(scope="class")
    @classmethod
    def sidecar(cls, tmp_path_factory):
        with live(tmp_path_factory.mktemp("sidecar")) as sidecar:
            yield sidecar

    def test_a_followed_character_is_joined_pinged_and_asked_through_its_description(
        self, probe, name
    ):
        with paper("ada", answer=lambda asked: {"turn_id": "t7"}, wildcard=True) as sidecar:
            probe.tell("open", name, sidecar.endpoint, "")
            probe.tell("follow", name, "ada")
            pings = sidecar.of(Ping, 8)
            assert {asked.character for asked in pings} == {"ada"}
            joined = sidecar.of(ClientJoined)
            assert [asked.request.client for asked in joined] == [self.client]
            assert answer(probe, name, "ada", "say", "Hello.")[:2] == ["done", "t7"]
            now = state(probe, name)
            assert now[:5] == [
                "Connected", "", f"tcp://127.0.0.1:{sidecar.control[1]}", "True", "ada",
            ]  # fmt: skip
            assert now[6:] == ["0", "0"]

    def test_a_refusal_says_what_the_sidecar_says(self, probe, name):
        with paper("ada", answer=refuse) as sidecar:
            probe.tell("open", name, sidecar.endpoint, sidecar.control_endpoint)
            assert answer(probe, name, "ada", "say", "x") == ["bad-value", "no gesture 'x'"]

    def test_a_request_that_nobody_answers_ends_in_time(self, probe, name):
        with paper("ada", answer=lambda asked: None) as sidecar:
            probe.tell("open", name, sidecar.endpoint, sidecar.control_endpoint, 200)
            until(probe, name, lambda now: now[3] == "True")
            began = time.monotonic()
            code, message = answer(probe, name, "ada", "say", "x")
            assert code == "timed-out"
            assert "did not answer in time" in message
            assert 0.15 < time.monotonic() - began < 1.0

    def test_a_request_that_cannot_be_sent_waits_and_then_says_why(self, probe, name):
        probe.tell("open", name, "tcp://127.0.0.1:1", "tcp://127.0.0.1:1", 300)
        code, message = answer(probe, name, "ada", "say", "x")
        assert code == "not-connected"
        assert "nobody listens there; is the sidecar running?" in message

    def test_a_request_made_before_the_sidecar_is_there_is_sent_when_it_is(self, probe, name):
        with paper("ada") as sidecar:
            probe.tell("open", name, sidecar.endpoint, "")
            probe.tell("ask", name, "ada", "say", "early")
            probe.tell("follow", name, "ada")
            assert probe.wait(name, "answer").split("|")[0] == "done"

    def test_a_request_under_way_is_lost_with_the_connection(self, probe, name):
        with paper("ada", answer=lambda asked: None) as sidecar:
            probe.tell("open", name, sidecar.endpoint, sidecar.control_endpoint)
            until(probe, name, lambda now: now[3] == "True")
            probe.tell("ask", name, "ada", "say", "x")
            while not sidecar.asked:
                time.sleep(0.005)
        code, message = probe.wait(name, "answer").split("|")
        assert code == "lost"
        assert "it may have been done or not" in message
        until(probe, name, lambda now: now[0] == "Waiting" and "nobody listens there" in now[1])

    def test_a_request_can_be_cancelled_and_closing_ends_them_all(self, probe):
        name = next(NAMES)
        probe.tell("open", name, "tcp://127.0.0.1:1", "tcp://127.0.0.1:1")
        assert answer(probe, name, "ada", "cancelled")[0] == "cancelled"
        probe.tell("ask", name, "ada", "say", "x")
        probe.tell("close", name)
        events = [probe.wait(name, "answer").split("|")[0]]
        assert events == ["closed"]

    @pytest.mark.parametrize(
        ("character", "reason"),
        [("", "is not empty"), ("a\x01b", "no control characters"), ("ä" * 33, "has 66 bytes")],
    )
    def test_a_name_that_no_character_can_have_is_refused(self, probe, name, character, reason):
        probe.tell("open", name, "tcp://127.0.0.1:1", "")
        probe.tell("follow", name, character)
        code, message = probe.wait(name, "refused").split("|")
        assert code == "bad-option"
        assert reason in message

    def test_an_address_that_is_none_is_refused(self, probe):
        name = next(NAMES)
        probe.tell("open", name, "localhost:5570", "")
        code, message = probe.wait(name, "refused").split("|")
        assert code == "bad-option"
        assert "it does not begin with tcp://" in message

    def test_who_is_not_on_stage_is_named_together_with_who_is(self, probe, name):
        with paper("ada", "bo") as sidecar:
            probe.tell("open", name, sidecar.endpoint, "", 5000, 500)
            probe.tell("follow", name, "adda")
            now = until(probe, name, lambda now: "bo" in now[1])
            assert now[1] == 'nobody called "adda" is on stage; there is ada, bo'
            assert until(probe, name, lambda now: now[0] == "Silent")[4] == "ada,bo"

    def test_looking_around_finds_everybody(self, probe, name):
        with paper("ada", "bo") as sidecar:
            probe.tell("open", name, sidecar.endpoint, "")
            probe.tell("look", name)
            until(probe, name, lambda now: now[4] == "ada,bo")

    def test_fifty_characters_share_pings_and_stay_within_the_rate(self, probe, name):
        cast = [f"npc{number}" for number in range(50)]
        with paper(*cast) as sidecar:
            probe.tell("open", name, sidecar.endpoint, "")
            for character in cast:
                probe.tell("follow", name, character)
            joined = sidecar.of(ClientJoined, 50)
            assert {asked.character for asked in joined} == set(cast)
            time.sleep(1.0)
            assert len(sidecar.asked) < 150
            probe.tell("play", name, cast[0], 0.05)
            assert probe.wait(name, "play").split("|")[-1] == "True"
            probe.tell("play", name, cast[-1], 0.05)
            assert probe.wait(name, "play").split("|")[-1] == "True"

    def test_lost_records_are_asked_for_and_what_cannot_be_read_is_counted(self, probe, name):
        with paper("ada") as sidecar:
            heartbeat = sample_records("ada")[-2]
            probe.tell("open", name, sidecar.endpoint, "")
            probe.tell("follow", name, "ada")
            sidecar.of(Ping, 8)
            sidecar.send(heartbeat)
            sidecar.seqs["ada"] += 3
            sidecar.send(heartbeat)
            resend = sidecar.of(Resend)[0].request
            assert resend.last_seq - resend.first_seq == 2
            with sidecar.gate:
                sidecar.stream[0].send(wire.topic("ada") + b"\x01\x00garbage")
                sidecar.stream[0].send(wire.topic("ada") + b"\x09\x00\x80")
            now = until(probe, name, lambda now: now[6] == "2")
            assert "sent what cannot be read" in now[1]
            sidecar.send(heartbeat)
            until(probe, name, lambda after: int(after[5]) > int(now[5]) - 1)

    def test_an_unfollowed_character_is_not_received_any_more(self, probe, name):
        with paper("ada") as sidecar:
            probe.tell("open", name, sidecar.endpoint, "")
            for _ in range(2):
                probe.ask("follow", name, "ada")
            sidecar.of(ClientJoined)
            probe.ask("unfollow", name, "ada")
            sidecar.describe("ada")
            count = int(until(probe, name, lambda now: int(now[5]) >= 2)[5])
            probe.ask("unfollow", name, "ada")
            time.sleep(0.1)
            sidecar.describe("ada")
            time.sleep(0.1)
            assert int(state(probe, name)[5]) == count

    def test_another_session_is_joined_and_pinged_anew_at_its_own_address(self, probe, name):
        with paper("ada") as first:
            probe.tell("open", name, first.endpoint, "")
            probe.tell("follow", name, "ada")
            first.of(Ping, 8)
            with paper("ada", session="s2") as second:
                first.describe("ada", session_id="s2", control_endpoint=second.control_endpoint)
                second.of(Ping, 1)
                second.of(ClientJoined)
                assert state(probe, name)[2] == second.control_endpoint
                assert answer(probe, name, "ada", "describe")[0] == "done"

    def test_a_restarted_sidecar_is_back_at_once_with_its_clock(self, probe, name, tmp_path):
        ports = [free_port() for _ in range(2)]
        text = FILE
        for port in ports:
            text = text.replace("127.0.0.1:*", f"127.0.0.1:{port}", 1)
        probe.tell("open", name, f"tcp://127.0.0.1:{ports[0]}", "")
        probe.ask("follow", name, NAME)
        with live(tmp_path, text):
            until(probe, name, lambda now: now[3] == "True")
            before = probe.ask("play", name, NAME, 0.2).split("|")
        until(probe, name, lambda now: now[0] == "Waiting")
        with live(tmp_path, text):
            back_by = time.monotonic() + 2.0
            after = before
            while after[4] == before[4] or after[5] == "False":
                assert time.monotonic() < back_by
                after = probe.ask("play", name, NAME, 0.05).split("|")
        assert before[5] == "True"

    def test_a_real_sidecar_is_met_described_heard_and_seen(self, probe, name, sidecar):
        probe.tell("open", name, sidecar.stream, "")
        probe.ask("follow", name, NAME)
        assert int(answer(probe, name, NAME, "describe")[2]) > 1000
        assert answer(probe, name, NAME, "ping")[0] == "done"
        done, turn, _ = answer(probe, name, NAME, "say", "Mama pays for the bread.")
        assert (done, bool(turn)) == ("done", True)
        played = probe.ask("play", name, NAME, 1.5).split("|")
        loudest, drawn, jaw, notes, session, is_clock_known = played
        assert float(loudest) > 0.01
        assert int(drawn) > 100
        assert float(jaw) > 0.05
        assert {"UtteranceStarted", "Word"} <= set(notes.split(","))
        assert session
        assert is_clock_known == "True"
        assert answer(probe, name, NAME, "interrupt")[0] == "done"
        assert "Interrupted" in probe.ask("play", name, NAME, 0.5).split("|")[3].split(",")
        now = state(probe, name)
        assert (now[0], now[1], now[6], now[7]) == ("Connected", "", "0", "0")

    def test_a_real_sidecar_names_who_is_on_stage(self, probe, name, sidecar):
        probe.tell("open", name, sidecar.stream, sidecar.control)
        code, message = answer(probe, name, "Adda", "say", "x")
        assert code == "unknown-character"
        assert NAME in message

    def test_reports_reach_the_sidecar_while_something_plays(self, probe, name):
        with paper("ada") as sidecar:
            _, started, audio, *_ = sample_records("ada")
            probe.tell("open", name, sidecar.endpoint, "")
            probe.ask("follow", name, "ada")
            sidecar.of(Ping, 8)
            due = int((time.monotonic() - sidecar.began) * 1e6) + 150_000
            sidecar.send(replace(started, pts_micros=due))
            sidecar.send(replace(audio, pts_micros=due))
            probe.tell("play", name, "ada", 1.0)
            reports = [asked.request for asked in sidecar.of(PlaybackReported, 3)]
            assert {(report.client, report.utterance_id) for report in reports} == {
                (self.client, "u1")
            }
            positions = [report.position_micros for report in reports]
            assert positions == sorted(positions)
            probe.wait(name, "play")
