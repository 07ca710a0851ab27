"""A take read back as arrays, for looking at."""

import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bridge.errors import BridgeError, TakeError
from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Interrupted,
    PerformanceEvent,
    StreamRecord,
    UtteranceStarted,
)
from bridge.record import read_packets
from bridge.wire import decode

__all__ = ["Footage", "footage_of", "read_footage", "read_records", "write_wave"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """What was performed, after interruptions have taken their part away."""

    description: Describe
    frames: tuple[Frame, ...]
    """By time, each instant once."""
    times_micros: NDArray[np.int64]
    """(T,) of the frames."""
    weights: NDArray[np.float32]
    """(T, S)."""
    head: NDArray[np.float32]
    """(T, 7)."""
    bones: NDArray[np.float32]
    """(T, B, 4)."""
    hips: NDArray[np.float32]
    """(T, 3)."""
    samples: NDArray[np.float32]
    """(N,) the sound, from the first frame's instant on, silence where there is none."""
    utterances: tuple[UtteranceStarted, ...]
    events: tuple[PerformanceEvent, ...]

    def seconds_at(self, micros: int) -> float:
        """Return how long after the first frame an instant is."""
        return (micros - int(self.times_micros[0])) / 1e6


def read_records(path: Path) -> Iterator[StreamRecord]:
    """Yield the records of a take in order. Raises ``TakeError`` or ``WireError``."""
    for packet in read_packets(path):
        yield decode(packet)


def read_footage(path: Path, *, character: str = "") -> Footage:
    """Return a take as arrays; of its first character, unless one is named.

    Raises ``TakeError`` when the take shows nothing.
    """
    try:
        return footage_of(read_records(path), character=character)
    except TakeError as error:
        message = str(error)
        raise TakeError(message if str(path) in message else f"{path}: {message}") from error


def footage_of(records: Iterable[StreamRecord], *, character: str = "") -> Footage:
    """Return records as arrays, applying the rules a client applies."""
    description: Describe | None = None
    frames: list[Frame] = []
    audio: list[AudioChunk] = []
    utterances: list[UtteranceStarted] = []
    events: list[PerformanceEvent] = []
    for record in records:
        if (character := character or record.character) != record.character:
            continue
        match record:
            case Describe():
                description = record
            case Frame():
                frames.append(record)
            case AudioChunk():
                audio.append(record)
            case UtteranceStarted():
                utterances.append(record)
            case PerformanceEvent():
                events.append(record)
            case Interrupted(pts_micros=cut, utterance_id=name):
                while frames and frames[-1].pts_micros >= cut:
                    frames.pop()
                audio = [_before(chunk, cut) for chunk in audio if chunk.pts_micros < cut]
                events = [_ended(e, name, cut) for e in events if e.pts_micros < cut]
    if description is None or not frames:
        whose = repr(character) if character else "anybody"
        raise TakeError(f"the take holds no frames of {whose}")
    _require_one_rig(description, frames)
    return _footage(description, frames, audio, utterances, events)


def _require_one_rig(description: Describe, frames: list[Frame]) -> None:
    rig = description.rig
    wanted = (len(rig.shape_names), len(rig.bone_names))
    for frame in frames:
        found = (len(frame.weights), len(frame.bones))
        if found != wanted:
            raise TakeError(
                f"frame {frame.seq} holds {found[0]} shapes and {found[1]} bones; its rig has "
                f"{wanted[0]} and {wanted[1]}"
            )


def write_wave(path: Path, samples: NDArray[np.float32], sample_rate: int) -> None:
    """Write mono float samples as a 16-bit WAV file. Raises ``BridgeError`` where that fails."""
    whole = np.clip(samples * 32767.0, -32768, 32767).astype("<i2")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as plain, wave.open(plain, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(sample_rate)
            file.writeframes(whole.tobytes())
    except OSError as error:
        raise BridgeError(f"{path}: cannot be written: {error.strerror}") from error


def _ended(event: PerformanceEvent, utterance_id: str, cut_micros: int) -> PerformanceEvent:
    if event.utterance_id != utterance_id:
        return event
    return replace(event, end_micros=min(event.end_micros, cut_micros))


def _before(chunk: AudioChunk, cut_micros: int) -> AudioChunk:
    kept = (cut_micros - chunk.pts_micros) * chunk.sample_rate // 1_000_000
    if kept >= len(chunk.samples):
        return chunk
    return replace(chunk, samples=chunk.samples[:kept])


def _footage(
    description: Describe,
    frames: list[Frame],
    audio: list[AudioChunk],
    utterances: list[UtteranceStarted],
    events: list[PerformanceEvent],
) -> Footage:
    start, end = frames[0].pts_micros, frames[-1].pts_micros
    return Footage(
        description=description,
        frames=tuple(frames),
        times_micros=np.array([frame.pts_micros for frame in frames], np.int64),
        weights=np.stack([frame.weights for frame in frames]),
        head=np.stack([frame.head for frame in frames]),
        bones=np.stack([frame.bones for frame in frames]),
        hips=np.stack([frame.hips for frame in frames]),
        samples=_mixed(audio, start, end, description.sample_rate),
        utterances=tuple(utterances),
        events=tuple(events),
    )


def _mixed(
    audio: list[AudioChunk], start_micros: int, end_micros: int, sample_rate: int
) -> NDArray[np.float32]:
    length = (end_micros - start_micros) * sample_rate // 1_000_000
    for chunk in audio:
        first = (chunk.pts_micros - start_micros) * sample_rate // 1_000_000
        length = max(length, first + len(chunk.samples))
    mixed = np.zeros(max(length, 0), np.float32)
    for chunk in audio:
        first = round((chunk.pts_micros - start_micros) * sample_rate / 1_000_000)
        skipped = max(-first, 0)
        room = mixed[max(first, 0) : first + len(chunk.samples)]
        room += chunk.samples[skipped : skipped + len(room)]
    return mixed
