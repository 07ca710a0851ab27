"""A stream written by hand: sentences, pauses, interruptions, a mouth that follows the sound."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

import numpy as np
from numpy.typing import NDArray

from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    StreamRecord,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.rigs import RIG, SHAPE_INDEX

__all__ = ["LEAD_MICROS", "SAMPLE_RATE", "scripted_stream"]

LEAD_MICROS = 200_000
"""How far ahead of being due everything is sent."""

SAMPLE_RATE = 24_000
"""Hz."""

_CHARACTER = "hana"
_FRAME_RATE = 60
_CHUNK_MICROS = 40_000
_SYLLABLE_MICROS = 230_000
_SECOND = 1_000_000
_CUT_AFTER_MICROS = 20_000  # an interruption takes hold this much after it was decided
_CLOSING_MICROS = 100_000  # the mouth's way back after an interruption
_PITCH_HZ = 180.0
_INTERRUPTED_SHARE = 0.15

_Times = NDArray[np.float64]
_Sent = tuple[int, int, Callable[[int], StreamRecord]]
"""Session time of sending, a rank that settles ties, and the record of a sequence number."""


def scripted_stream(end_micros: int, *, seed: int = 0) -> Iterator[tuple[int, StreamRecord]]:
    """Yield (session time of sending, record) in order, gapless in ``seq``, until the end."""
    lines = _write_lines(end_micros, Random(seed))  # noqa: S311 - a script, not secrets
    sources = [_beats(end_micros), _frames(lines, end_micros), *(_speech(one) for one in lines)]
    for seq, (at, _, record) in enumerate(heapq.merge(*sources, key=lambda sent: sent[:2])):
        yield at, record(seq)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One utterance of the script."""

    utterance_id: str
    start_micros: int
    end_micros: int
    cut_micros: int | None
    """Session time at which it is interrupted."""
    levels: NDArray[np.float64]
    """Loudness of each syllable, in (0, 1]."""

    @property
    def void_micros(self) -> int | None:
        """Session time from which an interruption voids it."""
        return None if self.cut_micros is None else self.cut_micros + _CUT_AFTER_MICROS

    def level(self, times: _Times) -> _Times:
        """Return the loudness, which is also the jaw, at session times."""
        syllable = (times - self.start_micros) / _SYLLABLE_MICROS
        inside = (times >= self.start_micros) & (times < self.end_micros)
        which = np.clip(syllable.astype(int), 0, len(self.levels) - 1)
        swell = np.sin(np.pi * syllable) ** 2
        return np.asarray(np.where(inside, self.levels[which] * swell, 0.0))

    def jaw(self, at: float, *, is_cut: bool) -> float:
        """Return the jaw at one instant, before or after the interruption is known."""
        void = self.void_micros
        if not is_cut or void is None or at < void:
            return float(self.level(np.array([at]))[0])
        closing = max(0.0, 1.0 - (at - void) / _CLOSING_MICROS)
        return self.jaw(void, is_cut=False) * closing


def _write_lines(end_micros: int, random: Random) -> list[_Line]:
    lines: list[_Line] = []
    at = 2 * _SECOND
    while at < end_micros - 8 * _SECOND:
        levels = np.array([random.uniform(0.3, 1.0) for _ in range(random.randint(6, 24))])
        stop = at + len(levels) * _SYLLABLE_MICROS
        is_cut = random.random() < _INTERRUPTED_SHARE
        cut = at + round((stop - at) * random.uniform(0.2, 0.8)) if is_cut else None
        name = f"u{len(lines)}"
        lines.append(
            _Line(
                utterance_id=name, start_micros=at, end_micros=stop, cut_micros=cut, levels=levels
            )
        )
        at = (cut or stop) + round(random.uniform(0.5, 2.5) * _SECOND)
    return lines


def _beats(end_micros: int) -> Iterator[_Sent]:
    for at in range(0, end_micros, _SECOND):
        yield at, 0, _describe
        yield at, 1, partial(_heartbeat, at)


def _heartbeat(at: int, seq: int) -> Heartbeat:
    return Heartbeat(character=_CHARACTER, seq=seq, pts_micros=at)


def _describe(seq: int) -> Describe:
    return Describe(
        character=_CHARACTER,
        seq=seq,
        session_id="script",
        rig=RIG,
        frame_rate=_FRAME_RATE,
        sample_rate=SAMPLE_RATE,
        lead_micros=LEAD_MICROS,
        control_endpoint="",
    )


def _speech(line: _Line) -> Iterator[_Sent]:
    yield line.start_micros - LEAD_MICROS, 2, partial(_started, line)
    for pts in range(line.start_micros, line.end_micros, _CHUNK_MICROS):
        if line.cut_micros is not None and pts - LEAD_MICROS >= line.cut_micros:
            yield line.cut_micros, 3, partial(_interrupted, line)
            return
        yield pts - LEAD_MICROS, 3, partial(_chunk, line, pts)
    yield line.end_micros - LEAD_MICROS, 4, partial(_ended, line)


def _started(line: _Line, seq: int) -> UtteranceStarted:
    return UtteranceStarted(
        character=_CHARACTER,
        seq=seq,
        pts_micros=line.start_micros,
        utterance_id=line.utterance_id,
        turn_id="t1",
        text="",
        sentence_type="statement",
        act="inform",
        emotion="neutral",
    )


def _chunk(line: _Line, pts: int, seq: int) -> AudioChunk:
    count = min(_CHUNK_MICROS, line.end_micros - pts) * SAMPLE_RATE // _SECOND
    times: _Times = pts + np.arange(count, dtype=np.float64) * (_SECOND / SAMPLE_RATE)
    tone = np.sin(2e-6 * np.pi * _PITCH_HZ * times) * line.level(times)
    return AudioChunk(
        character=_CHARACTER,
        seq=seq,
        pts_micros=pts,
        utterance_id=line.utterance_id,
        sample_rate=SAMPLE_RATE,
        samples=tone.astype(np.float32),
    )


def _interrupted(line: _Line, seq: int) -> Interrupted:
    return Interrupted(
        character=_CHARACTER,
        seq=seq,
        pts_micros=line.void_micros or 0,
        utterance_id=line.utterance_id,
    )


def _ended(line: _Line, seq: int) -> UtteranceEnded:
    return UtteranceEnded(
        character=_CHARACTER,
        seq=seq,
        pts_micros=line.end_micros,
        utterance_id=line.utterance_id,
    )


def _frames(lines: list[_Line], end_micros: int) -> Iterator[_Sent]:
    """Yield every frame, and at an interruption those under way once more."""
    current = 0
    cuts = [line for line in lines if line.cut_micros is not None]
    for number in range(end_micros * _FRAME_RATE // _SECOND):
        pts = number * _SECOND // _FRAME_RATE
        sent = pts - LEAD_MICROS
        while cuts and (cuts[0].cut_micros or 0) <= sent:
            yield from _replacements(cuts.pop(0), number)
        while current + 1 < len(lines) and lines[current + 1].start_micros <= pts:
            current += 1
        line = lines[current] if lines else None
        is_cut = line is not None and line.cut_micros is not None and line.cut_micros <= sent
        yield max(sent, 0), 5, partial(_frame, line, pts, is_cut)


def _replacements(line: _Line, number: int) -> Iterator[_Sent]:
    assert line.cut_micros is not None
    assert line.void_micros is not None
    for earlier in range(number - _FRAME_RATE * LEAD_MICROS // _SECOND - 1, number):
        pts = earlier * _SECOND // _FRAME_RATE
        if pts >= line.void_micros:
            yield line.cut_micros, 5, partial(_frame, line, pts, True)


def _frame(line: _Line | None, pts: int, is_cut: bool, seq: int) -> Frame:
    weights = np.zeros(len(RIG.shape_names), np.float32)
    weights[SHAPE_INDEX["jawOpen"]] = line.jaw(pts, is_cut=is_cut) if line else 0.0
    is_speaking = line is not None and line.start_micros <= pts < line.end_micros and not is_cut
    return Frame(
        character=_CHARACTER,
        seq=seq,
        pts_micros=pts,
        utterance_id=line.utterance_id if line and is_speaking else "",
        weights=weights,
        head=_HEAD,
        bones=_BONES,
        hips=_HIPS,
    )


_HEAD = np.array([0, 0, 0, 0, 0, 0, 1], np.float32)
_BONES = np.tile(np.array([0, 0, 0, 1], np.float32), (len(RIG.bone_names), 1))
_HIPS = np.zeros(3, np.float32)
