"""Frames that wait until their instant is heard, for outputs that carry no sound."""

import logging
from collections import deque

from bridge.hooks import Output
from bridge.model import Frame, StreamRecord

__all__ = ["OutputLine"]

log = logging.getLogger(__name__)


class OutputLine:
    """One output with its own way of being fed, its own offset, and its own failures.

    Belongs to the frame clock's thread. An output that raises is counted and logged once; it
    never stops the stream or another output.
    """

    def __init__(self, name: str, output: Output, *, offset_micros: int = 0) -> None:
        self.name = name
        self.sent = 0
        """Records handed over."""
        self.failures = 0
        """Records the output refused."""
        self.lateness_micros = 0
        """How long after its instant the latest frame left; frames before it were skipped."""
        self._output = output
        self._offset_micros = offset_micros
        self._waiting: deque[Frame] = deque()

    def take(self, record: StreamRecord) -> None:
        """Pass a record on at once, or keep a frame until it is due."""
        if self._output.capabilities.ahead:
            self._send(record)
        elif isinstance(record, Frame):
            self._waiting.append(record)

    def release(self, heard_micros: int) -> None:
        """Send the frame whose instant is being heard; older ones are dropped."""
        due = None
        while self._waiting and self._waiting[0].pts_micros + self._offset_micros <= heard_micros:
            due = self._waiting.popleft()
        if due is not None:
            self.lateness_micros = heard_micros - self._offset_micros - due.pts_micros
            self._send(due)

    def forget_from(self, pts_micros: int) -> None:
        """Drop waiting frames that an interruption has made void."""
        while self._waiting and self._waiting[-1].pts_micros >= pts_micros:
            self._waiting.pop()

    def close(self) -> None:
        """Leave the receiver at rest; one that fails keeps no other from it."""
        try:
            self._output.close()
        except Exception as error:
            details = {"output": self.name, "reason": str(error)}
            log.warning("an output could not be closed", extra=details)

    def _send(self, record: StreamRecord) -> None:
        try:
            self._output.send(record)
            self.sent += 1
        except Exception as error:
            self.failures += 1
            if self.failures == 1:
                log.warning(
                    "an output failed; it is tried again with every record",
                    extra={"output": self.name, "reason": str(error)},
                )
