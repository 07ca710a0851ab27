"""What ``bridge record`` does between its options and its answer."""

import time
from pathlib import Path

import zmq

from bridge.cli.placing import require_place
from bridge.cli.staging import TAKE_VERSION
from bridge.client.discovery import first_character, require_address
from bridge.record import TakeWriter
from bridge.wire import MAX_PACKET_BYTES, topic

__all__ = ["record_stream"]


def record_stream(take: Path, *, endpoint: str, character: str, seconds: float) -> int:
    """Write the packets of a running stream into a take; return how many.

    Raises ``ConfigError`` for an address that is none, ``TransportError`` where nobody is.
    """
    require_address(endpoint)
    require_place(take)
    name = character or first_character(endpoint)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = context.socket(zmq.SUB)
    socket.rcvhwm = 0  # nothing may be lost; the disk is faster than any stream
    socket.setsockopt(zmq.MAXMSGSIZE, MAX_PACKET_BYTES)
    socket.subscribe(topic(character) if character else b"")
    socket.connect(endpoint)
    count, end = 0, time.monotonic() + (seconds or 1e9)
    header = {"take": TAKE_VERSION, "characters": [name]}
    try:
        with TakeWriter(take, header) as file:
            while time.monotonic() < end:
                if socket.poll(100):
                    file.write(socket.recv())
                    count += 1
    except KeyboardInterrupt:
        pass
    finally:
        context.destroy(linger=0)
    return count
