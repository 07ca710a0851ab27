"""Parts that run elsewhere: in a child process, in a thread, or right here."""

from bridge.workers.calls import Recording
from bridge.workers.inline import InlinePart
from bridge.workers.opening import open_part
from bridge.workers.part import Part, Place
from bridge.workers.thread import ThreadPart
from bridge.workers.worker import Worker

__all__ = ["InlinePart", "Part", "Place", "Recording", "ThreadPart", "Worker", "open_part"]
