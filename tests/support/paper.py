"""A sidecar of paper: real sockets, whose answers are a function."""

import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import replace

import zmq

from bridge import wire
from bridge.model import Ping
from bridge.testing import sample_records


class Paper:
    """A sidecar whose answers are a function, with any characters on stage."""

    def __init__(self, *characters, answer=None, session="s1", wildcard=False):
        self.session, self.characters = session, characters
        self.asked, self.answer = [], answer or (lambda asked: {})
        self.began, self.frozen = time.monotonic(), False
        self.context = zmq.Context()
        self.stream, self.control = self._bound(zmq.XPUB), self._bound(zmq.ROUTER)
        self.endpoint = f"tcp://127.0.0.1:{self.stream[1]}"
        host = "0.0.0.0" if wildcard else "127.0.0.1"
        self.control_endpoint = f"tcp://{host}:{self.control[1]}"
        self.subscribed, self.seqs = [], Counter()
        self.gate, self.is_open = threading.Lock(), True
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def describe(self, character, **changes):
        sample = sample_records(character)[0]
        endpoint = {"control_endpoint": self.control_endpoint, "session_id": self.session}
        self.send(replace(sample, **endpoint | changes))

    def send(self, record):
        """Send a record under the next number of its character."""
        with self.gate:
            self.seqs[record.character] += 1
            self.stream[0].send(wire.encode(replace(record, seq=self.seqs[record.character])))

    def of(self, kind, count=1, seconds=5.0):
        """Wait for so many requests of a kind and return all that came."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [asked for asked in self.asked if isinstance(asked.request, kind)]
            if len(found) >= count:
                return found
            time.sleep(0.005)
        raise AssertionError(f"{len(found)} instead of {count} {kind.__name__} within {seconds} s")

    def close(self):
        self.is_open = False
        self.thread.join()
        self.context.destroy(linger=0)

    def _bound(self, kind):
        bound = self.context.socket(kind)
        bound.sndhwm = 0
        return bound, bound.bind_to_random_port("tcp://127.0.0.1")

    def _serve(self):
        stream, control = self.stream[0], self.control[0]
        while self.is_open:
            control.poll(5)
            with self.gate, suppress(zmq.Again):
                while topic := stream.recv(zmq.NOBLOCK):
                    self.subscribed.append(topic)
            self._greet()
            with suppress(zmq.Again):
                while True:
                    self._answer(*control.recv_multipart(zmq.NOBLOCK))

    def _greet(self):
        while self.subscribed and not self.frozen:
            topic = self.subscribed.pop(0)
            for character in self.characters:
                if topic[:1] == b"\x01" and wire.topic(character).startswith(topic[1:]):
                    self.describe(character)

    def _answer(self, client, packet):
        asked = wire.decode_request(packet)
        self.asked.append(asked)
        answer = {} if isinstance(asked.request, Ping) else self.answer(asked)
        if isinstance(answer, dict):
            micros = int((time.monotonic() - self.began) * 1e6)
            answer = wire.Reply(request_id=asked.request_id, session_micros=micros, **answer)
        if answer is not None:
            self.control[0].send_multipart([client, wire.encode_reply(answer)])


@contextmanager
def paper(*characters, **options):
    sidecar = Paper(*characters, **options)
    try:
        yield sidecar
    finally:
        sidecar.close()
