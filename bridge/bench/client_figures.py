"""What every engine's client is measured by: the cost of a picture, and how well it keeps time."""

import tempfile
from dataclasses import replace
from pathlib import Path

from bridge import wire
from bridge.bench.client_crowd import measure as measure_crowd
from bridge.bench.client_live import measure_recovery, measure_sync
from bridge.bench.link import Link
from bridge.bench.programs import Programs
from bridge.bench.report import Row, row
from bridge.bench.script import scripted_stream
from bridge.model import AudioChunk, Describe, Frame
from bridge.record import TakeWriter

__all__ = ["CHARACTERS", "client_figures", "write_take"]

CHARACTERS = 50
"""Followed through one connection."""

_TAKE_SECS = 30
_LINKS = {
    "quiet": (None, 5.0),
    "bad": (Link(), 12.0),
}
"""Network of the stream, and how good sync must be at its end, ms; the bad one is Link's own."""

_REST_SECS = 1.1
"""By the wire's playing rules: a lead of 0.15 s plays on, 0.5 s are waited for sound, 0.15 s the
pose is held, 0.3 s it eases."""

_BT1359 = ("ITU-R BT.1359 detectability, ms", "+45/-125")


def client_figures(
    name: str, programs: Programs, *, voice: str, seconds: float, frame_micros: float | None = None
) -> list[Row]:
    """Return rows of figures of one client.

    Args:
        name: What it is called in the table.
        programs: Its programs, built.
        voice: Of the character that speaks to it.
        seconds: How long that one speaks on each network.
        frame_micros: What a picture may cost; none where nothing was promised.
    """
    with tempfile.TemporaryDirectory() as folder:
        take = Path(folder) / "bench.take"
        write_take(take)
        costs = _costs(name, programs, take, frame_micros)
    return [
        *costs,
        *_crowd(name, programs, seconds),
        *_sync(name, programs, voice, seconds),
        *_recovery(name, programs, voice),
    ]


def write_take(path: Path) -> None:
    """Write a scripted stream in which all is said by one utterance.

    A new utterance brings a new name, which is kept: the one thing that decoding allocates.
    """
    with TakeWriter(path, {}) as take:
        for _, record in scripted_stream(_TAKE_SECS * 1_000_000):
            if isinstance(record, Frame | AudioChunk):
                take.write(wire.encode(replace(record, utterance_id="u0")))
            elif isinstance(record, Describe):
                take.write(wire.encode(record))


def _costs(name: str, programs: Programs, take: Path, frame_micros: float | None) -> list[Row]:
    found = programs.run("bench", str(take))
    reach = f"<= {frame_micros:g}" if frame_micros else ""
    return [
        row(f"{name}: decode, buffer, interpolate one full frame", found["frame_micros"], "µs",
            reach=reach, compared_with=("a picture at 60 a second, µs", 16_667)),
        row(f"{name}: allocated for it", found["frame_bytes"], "bytes", reach="== 0"),
        row(f"{name}: one block of 1024 samples, 24 to 48 kHz", found["block_micros"], "µs",
            compared_with=("what the block lasts, µs", 21_333)),
        row(f"{name}: allocated for it, sound", found["block_bytes"], "bytes", reach="== 0"),
    ]  # fmt: skip


def _crowd(name: str, programs: Programs, seconds: float) -> list[Row]:
    found = measure_crowd(programs, characters=CHARACTERS, seconds=min(seconds, 10.0))
    title = f"{name}: {CHARACTERS} characters at 60 fps from one connection"
    return [
        row(f"{title}: share of a core", found["core_share"], "cores", reach="<= 1"),
        row(f"{title}: frames lost", found["lost"], "frames", reach="== 0"),
        row(f"{title}: pictures between two frames", found["live"] / found["pictures"], "share",
            reach=">= 0.99"),
    ]  # fmt: skip


def _sync(name: str, programs: Programs, voice: str, seconds: float) -> list[Row]:
    rows = []
    for link, (carrier, reach) in _LINKS.items():
        sync = measure_sync(programs, link=carrier, voice=voice, seconds=seconds)
        title = f"{name}, {link} link"
        own = ("the client's own meter, ms", round(sync.meters["skew_p99_micros"] / 1e3, 3))
        rows += [
            row(f"{title}: A/V skew p50", sync.p50_millis, "ms", compared_with=_BT1359),
            row(f"{title}: A/V skew p99", sync.p99_millis, "ms", reach=f"<= {reach:g}",
                compared_with=own),
            row(f"{title}: times the sound ran dry", sync.meters["underruns"], "times"),
        ]  # fmt: skip
    return rows


def _recovery(name: str, programs: Programs, voice: str) -> list[Row]:
    found = measure_recovery(programs, voice=voice)
    title = f"{name}, sidecar killed"
    return [
        row(f"{title}: at rest after", found.rest_seconds, "s", reach=f"<= {_REST_SECS:g}"),
        row(f"{title}: moving again after the next one is ready", found.seconds, "s",
            reach="<= 2"),
        row(f"{title}: largest step in one picture", found.largest_step, "share",
            reach="<= 0.5", compared_with=("a snap", 1)),
    ]  # fmt: skip
