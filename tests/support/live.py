"""A real sidecar in a process of its own, and plain clients of it."""

import itertools
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import zmq

from bridge.model import Describe
from bridge.wire import decode, decode_reply, encode_request, topic

NAME = "Ada"
START_SECS = 60.0
PATIENCE_SECS = 10.0  # for what takes milliseconds on a machine with nothing else to do
FILE = """
name = "{name}"
outputs = []
[voice]
name = "sine"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
[sound]
mode = "off"
"""


class Sidecar:
    """A running ``bridge run``: where it listens, what it complains of, how it ends."""

    def __init__(self, process, folder):
        self.process, self.folder = process, folder
        self.stream, self.control = self._endpoints()

    def complaints(self):
        """Return what it has written to stderr."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    def resident_kib(self):
        """Return how much memory it uses; 0 where the system does not tell this way."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else ()
        return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)

    def end(self, number=signal.SIGTERM):
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECS)

    def _endpoints(self):
        found, end = {}, time.monotonic() + START_SECS
        for line in self.process.stdout:
            key, _, value = line.partition(" ")
            found[key] = value.strip()
            if {"stream", "requests"} <= found.keys():
                return found["stream"], found["requests"]
            if time.monotonic() > end:
                break
        raise AssertionError(f"the sidecar did not start: {self.complaints()}")


class Guest:
    """A client on two plain sockets, so that nothing of a real client's is in the way."""

    def __init__(self, sidecar, *, name=NAME, options=()):
        self.name = name
        self.context = zmq.Context()
        self.stream = self.context.socket(zmq.SUB)
        self.control = self.context.socket(zmq.DEALER)
        self.stream.rcvhwm = 0
        for socket in (self.stream, self.control):
            for option, value in options:
                socket.setsockopt(option, value)
        self.stream.subscribe(topic(name))
        self.stream.connect(sidecar.stream)
        self.control.connect(sidecar.control)
        self.ids = itertools.count(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ask(self, request):
        """Send a request and return its answer, whatever it is."""
        self.control.send(encode_request(next(self.ids), self.name, request))
        return self.answer()

    def answer(self, seconds=PATIENCE_SECS):
        """Return the next answer; None when there is none in time."""
        if not self.control.poll(int(seconds * 1000)):
            return None
        return decode_reply(self.control.recv())

    def meet(self):
        """Wait until the stream flows to this client."""
        self.until(lambda record: isinstance(record, Describe))

    def until(self, holds, seconds=PATIENCE_SECS):
        """Return the records up to the first that ``holds`` is true of."""
        records, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.stream.poll(max(1, int(left * 1000))):
                records.append(decode(self.stream.recv()))
                if holds(records[-1]):
                    return records
        raise AssertionError(f"it did not come within {seconds} s; {len(records)} others did")

    def here(self, wait_millis=0):
        """Return the records that have come."""
        records = []
        while self.stream.poll(wait_millis):
            records.append(decode(self.stream.recv()))
            wait_millis = 0
        return records

    def close(self):
        self.context.destroy(linger=0)


@contextmanager
def live(folder, text=FILE, *, path=(), names=(NAME,)):
    """Run a sidecar until the block ends; ``text`` is the file of each of its characters.

    ``path`` is put before the places where Python looks for modules and plugins.
    """
    files = [folder / f"{number}.toml" for number in range(len(names))]
    for file, name in zip(files, names, strict=True):
        file.write_text(text.format(name=name), encoding="utf-8")
    places = [*map(str, path), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    with (folder / "stderr").open("wb") as stderr, heeding_ctrl_c():
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bridge", "run", *map(str, files)],
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=environment,
            text=True,
        )
    try:
        yield Sidecar(process, folder)
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def install_plugin(folder, name, module):
    """Make ``module``, the path of a file, an installed plugin for whoever has ``folder`` in path.

    Returns what is to be put into the path.
    """
    described = folder / f"{name}-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    points = f"[bridge.plugins]\n{name} = {module.stem}\n"
    (described / "entry_points.txt").write_text(points)
    return folder, module.parent


@contextmanager
def heeding_ctrl_c():
    """Let a child heed Ctrl-C even where this process, in the background, ignores it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
