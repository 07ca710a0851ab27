"""A bad network in real time: what `link` is on virtual clocks."""

import heapq
import threading
import time

import zmq

from bridge.bench.link import Link

__all__ = ["Relay"]

_POLL_MILLIS = 50  # so that a relay told to stop notices


class Relay:
    """Stands between a publisher and its subscribers, in real time, and behaves like ``link``.

    Subscribe to ``endpoint`` instead of the publisher's. Subscriptions go upstream at once, so
    the publisher notices who joins. Owns one thread; ``close`` ends it.
    """

    def __init__(self, upstream: str, link: Link) -> None:
        self._link = link
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._inner = self._context.socket(zmq.XSUB)
        self._inner.connect(upstream)
        self._outer = self._context.socket(zmq.XPUB)
        self._outer.setsockopt(zmq.XPUB_VERBOSE, 1)
        port = self._outer.bind_to_random_port("tcp://127.0.0.1")
        self.endpoint = f"tcp://127.0.0.1:{port}"
        self.carried = self.lost = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bad-link", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; packets under way are lost."""
        self._stopping.set()
        self._thread.join()
        self._context.destroy(linger=0)

    def _run(self) -> None:
        waiting: list[tuple[int, int, bytes]] = []
        poller = zmq.Poller()
        for socket in (self._inner, self._outer):
            poller.register(socket, zmq.POLLIN)
        while not self._stopping.is_set():
            ready = dict(poller.poll(_until(waiting)))
            if self._outer in ready:
                self._inner.send(self._outer.recv())
            if self._inner in ready:
                self._accept(waiting)
            while waiting and waiting[0][0] <= _now_micros():
                self._outer.send(heapq.heappop(waiting)[2])

    def _accept(self, waiting: list[tuple[int, int, bytes]]) -> None:
        packet = self._inner.recv()
        at = self._link.arrival(_now_micros())
        if at is None:
            self.lost += 1
            return
        self.carried += 1
        heapq.heappush(waiting, (at, self.carried, packet))


def _now_micros() -> int:
    return time.monotonic_ns() // 1000


def _until(waiting: list[tuple[int, int, bytes]]) -> int:
    """Return how many milliseconds to poll for at most."""
    if not waiting:
        return _POLL_MILLIS
    return max(0, min(_POLL_MILLIS, (waiting[0][0] - _now_micros()) // 1000))
