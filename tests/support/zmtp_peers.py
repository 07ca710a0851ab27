"""Whoever a ZMTP socket may meet: real sockets of ZeroMQ, and strangers."""

import base64
import socket
import threading
import time
from contextlib import contextmanager, suppress

import zmq

QUICK = ("HandshakeMillis=300", "WrongPeerRetryMillis=100")
GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x01NULL" + bytes(16) + b"\0" + bytes(31)
READY = b"\x04\x1a\x05READY\x0bSocket-Type\0\0\0\x04XPUB"
LARGEST = 262_144


class Hall:
    """Where real sockets listen."""

    def __init__(self):
        self.context, self.sockets = zmq.Context(), []

    def open(self, kind, **options):
        server = self.context.socket(kind)
        self.sockets.append(server)  # whose end is loud when nobody holds them
        for option, value in options.items():
            setattr(server, option, value)
        return server

    def bound(self, kind, **options):
        server = self.open(kind, **options)
        return server, f"tcp://127.0.0.1:{server.bind_to_random_port('tcp://127.0.0.1')}"


def free_endpoint():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"tcp://127.0.0.1:{listener.getsockname()[1]}"


def subscription(publisher):
    assert publisher.poll(5000), "no subscription came"
    return publisher.recv()


def shown(detail):
    length, total, start = detail.split("|")
    return int(length), int(total), base64.b64decode(start)


def expected(packet):
    return len(packet), sum(packet) & 0xFFFF, packet[:64]


@contextmanager
def stranger(serve):
    """Listen, and let ``serve`` have each connection that comes, until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    connections = []

    def accept():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connections.append(connection)
            threading.Thread(target=attend, args=(connection,), daemon=True).start()

    def attend(connection):
        with suppress(OSError):  # the client has had enough
            serve(connection)

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for connection in connections:
            connection.close()


def until_closed(connection):
    while connection.recv(4096):
        pass


def after_greeting(*pieces):
    """Return a peer that greets like a publisher, says ``pieces``, and stays."""

    def serve(connection):
        connection.sendall(GREETING + READY)
        for piece in pieces:
            connection.sendall(piece)
        until_closed(connection)

    return serve


def says(data):
    def serve(connection):
        connection.sendall(data)
        until_closed(connection)

    return serve


def error_of(probe, name):
    """Return what a socket that cannot connect says of it."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        state, error = probe.ask("state", name).split("|", 1)
        if error:
            assert state in ("Waiting", "Connecting")
            return error
        time.sleep(0.01)
    raise AssertionError("it says nothing")


def refuses(probe, name, serve, *settings, kind="sub"):
    """Return what is said of a peer that behaves like ``serve``; it is tried again."""
    comes = threading.Semaphore(0)

    def counted(connection):
        comes.release()
        serve(connection)

    with stranger(counted) as endpoint:
        probe.tell(kind, name, endpoint, *QUICK, *settings)
        error = error_of(probe, name)
        assert endpoint in error
        for _ in range(2):
            assert comes.acquire(timeout=5), "it was not tried again"
    return error
