"""A C# program on a leash: lines go in, and what happens comes out by name."""

import queue
import threading
import time

PATIENCE_SECS = 10.0  # for what takes milliseconds on a machine with nothing else to do


class Probe:
    """A process that prints ``name TAB event TAB detail``, one line for everything."""

    def __init__(self, process):
        self._process = process
        self._lines, self._gate = {}, threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def tell(self, *words):
        """Write one line of words."""
        self._process.stdin.write("\t".join(map(str, words)) + "\n")
        self._process.stdin.flush()

    def wait(self, name, event, seconds=PATIENCE_SECS, holds=lambda detail: True):
        """Return the detail of the next such event of ``name``; earlier others are passed over."""
        end, passed = time.monotonic() + seconds, []
        while (left := end - time.monotonic()) > 0:
            try:
                what, detail = self._of(name).get(timeout=left)
            except queue.Empty:
                break
            if what == event and holds(detail):
                return detail
            passed.append((what, detail))
        errors = self._process.stderr.read() if self._process.poll() is not None else ""
        raise AssertionError(
            f"no {event!r} of {name} within {seconds} s, but {passed[-8:]} {errors}"
        )

    def ask(self, command, name, *words, seconds=PATIENCE_SECS):
        """Write a line and return the detail of the event that answers by the same word."""
        self.tell(command, name, *words)
        return self.wait(name, command, seconds)

    def here(self, name, event):
        """Return the details of such events that are there; everything of ``name`` is taken."""
        found = []
        while not self._of(name).empty():
            what, detail = self._of(name).get()
            if what == event:
                found.append(detail)
        return found

    def close(self):
        """Let it end by itself, and see that it does."""
        self._process.stdin.close()
        try:
            assert self._process.wait(PATIENCE_SECS) == 0, self._process.stderr.read()
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
            self._process.stderr.close()

    def _of(self, name):
        with self._gate:
            return self._lines.setdefault(name, queue.Queue())

    def _read(self):
        for line in self._process.stdout:
            name, _, rest = line.rstrip("\n").partition("\t")
            event, _, detail = rest.partition("\t")
            self._of(name).put((event, detail))
