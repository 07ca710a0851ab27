"""What ``bridge say`` does between its options and its answer."""

import asyncio
from pathlib import Path
from typing import Any

import numpy as np

from bridge.cli.placing import require_place
from bridge.cli.staging import Staging, run_on_stage
from bridge.client.footage import write_wave
from bridge.dialogue import is_bml, read_bml
from bridge.errors import BridgeError
from bridge.model import (
    AudioChunk,
    PerformanceEvent,
    StreamRecord,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.service import Host

__all__ = ["bml_in", "say_once"]

_SETTLE_SECS = 0.6  # the face goes on for a moment after the last sound


def bml_in(path: Path) -> str:
    """Return the block of BML in a file. Raises ``BridgeError`` for one that holds none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BridgeError(f"{path}: cannot be read: {reason}") from None
    if not is_bml(text):
        raise BridgeError(f"{path}: found no <bml> at its beginning; expected a block of BML")
    return text


def say_once(
    text: str,
    character: Path | None,
    *,
    overrides: dict[str, object],
    no_sound: bool,
    record: Path | None,
    wav: Path | None,
) -> dict[str, Any]:
    """Perform ``text`` and return figures about it. Raises ``BridgeError`` if nothing sounded."""
    require_place(wav)
    if is_bml(text):
        read_bml(text)  # a mistake is told before a voice is woken
    begins: list[int] = []
    heard: list[AudioChunk] = []
    moved: list[str] = []
    errors: list[str] = []
    ends: list[int] = []
    first_micros: list[int] = []
    clock_of: list[Any] = []

    def watch(seen: StreamRecord) -> None:
        match seen:
            case UtteranceStarted():
                begins.append(seen.pts_micros)
            case AudioChunk():
                first_micros.append(clock_of[0].now_micros())
                heard.append(seen)
            case PerformanceEvent(kind="error"):
                errors.append(seen.name)
            case PerformanceEvent():
                moved.append(seen.name)
            case UtteranceEnded():
                ends.append(seen.pts_micros)

    staging = Staging(
        [character], overrides=overrides, no_sound=no_sound, record=record, watch=watch
    )
    asked: list[int] = []

    async def play(host: Host) -> None:
        clock_of.append(host.clock)
        (seat,) = host.seats.values()
        asked.append(host.clock.now_micros())
        seat.session.say(text)
        await seat.session.wait_until_idle()
        await asyncio.sleep(_SETTLE_SECS)

    run_on_stage(staging, play)
    if not (heard or moved):
        raise BridgeError(errors[0] if errors else "nothing in this text can be spoken")
    if wav is not None and heard:
        write_wave(wav, np.concatenate([c.samples for c in heard]), heard[0].sample_rate)
    return {
        "seconds": (ends[-1] - begins[0]) / 1e6 if ends else 0.0,
        "first_sound_ms": (first_micros[0] - asked[0]) / 1e3 if heard else None,
        "utterances": len(ends),
        "errors": errors,
        "take": str(record) if record else None,
        "wav": str(wav) if wav else None,
    }
