"""What clients do to a sidecar, and what they must not be able to do."""

import subprocess
import sys

import zmq
from live import Guest

from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Interrupt,
    Resend,
    Say,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.wire import Reply

LONG = "one two three four five"
LISTENER = """
import sys, zmq
socket = zmq.Context().socket(zmq.SUB)
socket.subscribe(b"")
socket.connect(sys.argv[1])
socket.recv()
print("listening", flush=True)
while True:
    socket.recv()
"""
SMALLEST_BUFFER = ((zmq.RCVHWM, 1), (zmq.RCVBUF, 4096))
FEW = 20  # three blocks: what may be on its way when a client is noticed
RESENDS, RANGE = 120, 150
MOST_GROWTH_KIB = 12_000  # the queue of one client is 1 MB, and its socket's 4


def test_whoever_joins_late_is_described_to_first_and_sees_frames_at_once(sidecar):
    for _ in range(5):
        with Guest(sidecar) as guest:
            records = guest.until(lambda record: isinstance(record, Describe), seconds=1.0)
            guest.until(lambda record: isinstance(record, Frame), seconds=1.0)
        assert len(records) <= FEW  # between the usual descriptions lie seventy records


def test_a_client_that_is_killed_can_come_back_in_mid_sentence(sidecar, guest):
    client = subprocess.Popen(
        [sys.executable, "-c", LISTENER, sidecar.stream], stdout=subprocess.PIPE, text=True
    )
    try:
        assert client.stdout.readline().strip() == "listening"
        guest.ask(Say(text=LONG))
        guest.until(lambda record: isinstance(record, UtteranceStarted))
    finally:
        client.kill()
        client.wait()
        client.stdout.close()
    with Guest(sidecar) as again:
        rejoined = again.until(lambda record: isinstance(record, AudioChunk))
        assert [record for record in rejoined if isinstance(record, Describe)]
        first = rejoined[0].seq
        seen = rejoined + again.until(lambda record: isinstance(record, UtteranceEnded))
        assert [record for record in seen if isinstance(record, Frame)]
        assert [record.seq for record in seen] == list(range(first, first + len(seen)))
    others = guest.until(lambda record: isinstance(record, UtteranceEnded))
    assert len({record.seq for record in others}) == others[-1].seq - others[0].seq + 1


def test_a_client_that_never_reads_slows_nobody_and_fills_no_memory(sidecar, guest):
    with Guest(sidecar, options=SMALLEST_BUFFER) as slow:
        guest.here(1000)
        before = sidecar.resident_kib()
        seqs = [record.seq for record in guest.here(1000)]
        for _ in range(RESENDS):
            newest = seqs[-1]
            answer = guest.ask(Resend(first_seq=max(1, newest - RANGE), last_seq=newest))
            assert isinstance(answer, Reply)
            seqs += [record.seq for record in guest.here(10)]
        guest.ask(Say(text="still here"))
        seqs += [r.seq for r in guest.until(lambda record: isinstance(record, UtteranceEnded))]
        grown = sidecar.resident_kib() - before
        assert len(seqs) > RESENDS * 20  # so much was there to be queued for the slow one
        assert set(range(min(seqs), max(seqs) + 1)) <= set(seqs)
        assert grown < MOST_GROWTH_KIB
        assert len(slow.here()) < len(seqs)


def test_a_client_that_leaves_in_the_middle_of_a_request_is_not_missed(sidecar, guest):
    for _ in range(20):
        with Guest(sidecar) as hasty:
            hasty.control.send(b"\x01\x00half")
    assert isinstance(guest.ask(Interrupt()), Reply)
