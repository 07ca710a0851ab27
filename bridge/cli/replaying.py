"""What ``bridge replay`` does between its options and its answer."""

import secrets
import time
from contextlib import ExitStack
from pathlib import Path

from bridge.client.footage import read_records
from bridge.errors import TransportError
from bridge.flow import FrameClock, SystemClock
from bridge.model import Describe
from bridge.record import TakeWriter, read_header
from bridge.service.replay import Replay
from bridge.session.outputs import NativeOutput, vmc_output
from bridge.session.pacing import OutputLine
from bridge.session.stream import Sound
from bridge.transport import Publisher
from bridge.transport.sound import SilentDevice, SoundDevice

__all__ = ["replay_take"]

_REST_SECS = 0.1  # so that the last packets leave before the socket closes
_JOIN_SECS = 0.3  # so that clients that wait for the address are in from the first frame


def replay_take(
    take: Path, *, endpoint: str, vmc: str, record: Path | None, no_sound: bool
) -> float:
    """Publish a take from its beginning to its end; return its length in seconds."""
    header = read_header(take)
    records = list(read_records(take))
    clock = SystemClock()
    with ExitStack() as stack:
        publisher = Publisher(endpoint)
        stack.callback(publisher.close)
        stack.callback(time.sleep, _REST_SECS)
        sinks = [publisher.send]
        if record is not None:
            sinks.append(stack.enter_context(TakeWriter(record, header)).write)
        lines = [OutputLine("native", NativeOutput(sinks))]
        if vmc:
            lines.append(OutputLine("vmc", vmc_output({"targets": [vmc]})))
        described = [r.sample_rate for r in records if isinstance(r, Describe)]
        sound = _sound(clock, no_sound, described[0] if described else 24_000)
        stack.callback(sound.close)
        for line in lines:  # also when Ctrl-C ends it: receivers hold the last pose
            stack.callback(line.close)
        again = Replay(
            records,
            session_id=secrets.token_hex(8),
            control_endpoint="",
            lines=lines,
            sound=sound,
        )
        time.sleep(_JOIN_SECS)
        frames = FrameClock(clock, 60, again.tick)
        frames.start()
        stack.callback(frames.stop)
        while not again.is_over(clock.now_micros()):
            time.sleep(0.05)
    return again.seconds


def _sound(clock: SystemClock, no_sound: bool, sample_rate: int) -> Sound:
    if no_sound:
        return SilentDevice(sample_rate, clock)
    try:
        return SoundDevice.open(sample_rate, clock=clock)
    except TransportError:
        return SilentDevice(sample_rate, clock)
