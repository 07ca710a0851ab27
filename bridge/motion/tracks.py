"""A scene's timelines as arrays on the session clock: compiled once, sampled for every block."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from bridge.model import Cue, EmotionLabel, Layer, Timeline
from bridge.motion.arm_track import ARM_CUT_SECS, ArmTrack, PlacedPlay, held_over
from bridge.motion.channels import CHANNELS
from bridge.motion.curves import Floats
from bridge.motion.events import body_strokes, face_strokes
from bridge.motion.gaze_cues import GazeCues, compile_gaze
from bridge.motion.gesture_pace import LATEST_MICROS, paced
from bridge.motion.gesture_plays import gesture_plays
from bridge.motion.lanes import Lane, Lanes, Row
from bridge.motion.lips import LipTrack, compile_lips
from bridge.motion.paths import Span
from bridge.motion.prosody import PROSODY_TAIL_MICROS, ProsodyCurves, compile_prosody
from bridge.motion.pulses import with_pulses
from bridge.motion.smoothing import LAG_MICROS
from bridge.motion.steering import FEELINGS
from bridge.rigs.arkit import SHAPE_NAMES

__all__ = ["Cued", "CuedTracks", "LidCue", "Tracks", "compile_tracks", "settled_micros"]

HEAD_CUT_SECS = 0.16
"""Time in which an interrupted head eases to its base."""

FACE_CUT_SECS = 0.3
"""Time in which an interrupted face does."""

_SPEECH_RISE_MICROS = 400_000  # the body wakes up before the voice
_SPEECH_FALL_MICROS = 900_000
_BODY_LAYERS = frozenset({Layer.HEAD, Layer.POSTURE})
_FACE_LAYERS = frozenset({Layer.BROWS, Layer.POSTURE})  # a deep breath opens the mouth


@dataclass(frozen=True, slots=True, kw_only=True)
class Cued:
    """What cues make a character do at T instants; None where they ask for nothing."""

    body: Floats | None = None
    """(T, C) head and trunk events."""
    brows: Floats | None = None
    """(T, S)."""
    bows: Floats | None = None
    """(T, 1) 1 while a bow is held."""
    speaking: Floats | None = None
    """(T, 1) 1 while an utterance lasts."""
    feelings: Floats | None = None
    """(T, F) intensities in the order of ``FEELINGS``."""


@dataclass(frozen=True, slots=True)
class CuedTracks:
    """The lanes of ``Cued``, those of the utterances' feelings last."""

    lanes: Lanes

    def at(self, t: Floats) -> Cued:
        """Return what goes on at ``t`` (T,) seconds."""
        body, brows, bows, speaking, *each_felt = self.lanes.at(t)
        # A feeling that goes on into the next utterance does not add up where they overlap.
        felt = [each for each in each_felt if each is not None]
        feelings = reduce(np.maximum, felt) if felt else None
        return Cued(body=body, brows=brows, bows=bows, speaking=speaking, feelings=feelings)


@dataclass(frozen=True, slots=True, kw_only=True)
class LidCue:
    """Something an utterance asks of the eyelids."""

    name: str
    """``blink``, ``may-blink`` or ``keep-open``."""
    start_micros: int
    """Session time."""
    end_micros: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Everything that is to happen, ready to be sampled."""

    lips: LipTrack
    prosody: ProsodyCurves
    cued: CuedTracks
    arms: ArmTrack
    """(T, C) gestures."""
    gaze: GazeCues
    lids: tuple[LidCue, ...]
    """By start."""


def compile_tracks(timelines: Sequence[Timeline]) -> Tracks:
    """Return the cues and clips of all ``timelines`` as one set of tracks."""
    placed = [(timeline, cue) for timeline in timelines for cue in timeline.cues]
    return Tracks(
        lips=compile_lips(timelines),
        prosody=compile_prosody(timelines, HEAD_CUT_SECS),
        cued=_cued_tracks(timelines, placed),
        arms=ArmTrack([play for timeline in timelines for play in _placed_plays(timeline)]),
        gaze=compile_gaze(timelines),
        lids=tuple(sorted(_lid_cues(placed), key=lambda lid: lid.start_micros)),
    )


def _cued_tracks(
    timelines: Sequence[Timeline], placed: Sequence[tuple[Timeline, Cue]]
) -> CuedTracks:
    body, brows, bows = list(_body_rows(placed)), list(_brow_rows(placed)), list(_bow_rows(placed))
    speech = [_speech_row(timeline) for timeline in timelines if timeline.clips]
    lanes = [
        Lane(rows=body, width=CHANNELS, cut_secs=HEAD_CUT_SECS),
        Lane(rows=brows, width=len(SHAPE_NAMES), cut_secs=FACE_CUT_SECS),
        Lane(rows=bows, width=1, cut_secs=HEAD_CUT_SECS),
        Lane(rows=speech, width=1, cut_secs=FACE_CUT_SECS),
        *map(_feeling_lane, timelines),
    ]
    return CuedTracks(Lanes(lanes))


def settled_micros(timeline: Timeline) -> int:
    """Return the session time from which nothing depends on ``timeline`` any more."""
    last = max((_ended(cue) for cue in timeline.cues), default=0)
    end = timeline.origin_micros + max(last, timeline.duration_micros + PROSODY_TAIL_MICROS)
    if timeline.cut_micros is not None:
        end = min(end, timeline.cut_micros + round(max(FACE_CUT_SECS, ARM_CUT_SECS) * 1e6))
    return end


def _ended(cue: Cue) -> int:
    return cue.end_micros + (LATEST_MICROS if cue.layer is Layer.GESTURE else 0)


def _body_rows(placed: Sequence[tuple[Timeline, Cue]]) -> Iterable[Row]:
    shares = _bow_shares(placed)
    for timeline, cue in placed:
        if cue.layer in _BODY_LAYERS:
            # The smoothing that follows is late by a known time: be early by as much.
            origin = timeline.origin_micros - LAG_MICROS
            share = shares.get(id(cue), 1.0)
            for stroke, row in body_strokes(cue):
                yield _on_session_clock(stroke.span, origin), row * share, _cut_secs(timeline)


def _bow_shares(placed: Sequence[tuple[Timeline, Cue]]) -> dict[int, float]:
    """Return how much of each bow is added to the one it begins in, by the cue's identity.

    Who is bowing already bows no deeper for bowing again; a deeper bow adds what is missing.
    """
    bows = [
        (timeline.origin_micros + cue.start_micros, timeline.origin_micros + cue.end_micros, cue)
        for timeline, cue in placed
        if cue.layer in _BODY_LAYERS and cue.name.startswith("bow")
    ]
    shares: dict[int, float] = {}
    until, deepest = 0, 0.0
    for start, end, cue in sorted(bows, key=lambda bow: bow[0]):
        depth = max((float(np.abs(row).max()) for _, row in body_strokes(cue)), default=0.0)
        if start >= until:
            deepest = 0.0
        shares[id(cue)] = max(depth - deepest, 0.0) / depth if depth else 0.0
        until, deepest = max(until, end), max(deepest, depth)
    return shares


def _bow_rows(placed: Iterable[tuple[Timeline, Cue]]) -> Iterable[Row]:
    for timeline, cue in placed:
        if cue.layer in _BODY_LAYERS and cue.name.startswith("bow"):
            span = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
            yield _on_session_clock(span, timeline.origin_micros), np.ones(1), _cut_secs(timeline)


def _placed_plays(timeline: Timeline) -> Iterable[PlacedPlay]:
    cues = [cue for cue in timeline.cues if cue.layer is Layer.GESTURE]
    plays = held_over(paced(play for cue in cues for play in gesture_plays(cue)))
    for play in with_pulses(plays, timeline.cues):
        yield play, timeline.origin_micros - LAG_MICROS, _cut_secs(timeline)


def _brow_rows(placed: Iterable[tuple[Timeline, Cue]]) -> Iterable[Row]:
    for timeline, cue in placed:
        if cue.layer in _FACE_LAYERS:
            for stroke, row in face_strokes(cue):
                span = _on_session_clock(stroke.span, timeline.origin_micros)
                yield span, row, _cut_secs(timeline)


def _feeling_lane(timeline: Timeline) -> Lane:
    rows: list[Row] = []
    for cue in timeline.cues:
        if cue.layer is Layer.EMOTION and cue.name in FEELINGS:
            row = np.zeros(len(FEELINGS))
            row[FEELINGS.index(EmotionLabel(cue.name))] = cue.weight
            span = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
            rows.append((_on_session_clock(span, timeline.origin_micros), row, _cut_secs(timeline)))
    return Lane(rows=rows, width=len(FEELINGS), cut_secs=FACE_CUT_SECS, relaxing=True)


def _speech_row(timeline: Timeline) -> Row:
    end = timeline.duration_micros
    span = (-_SPEECH_RISE_MICROS, 0, end, end + _SPEECH_FALL_MICROS)
    return _on_session_clock(span, timeline.origin_micros), np.ones(1), _cut_secs(timeline)


def _lid_cues(placed: Iterable[tuple[Timeline, Cue]]) -> Iterable[LidCue]:
    for timeline, cue in placed:
        start = timeline.origin_micros + cue.start_micros
        is_cut = timeline.cut_micros is not None and start >= timeline.cut_micros
        if cue.layer is Layer.BLINK and not is_cut:
            end = timeline.origin_micros + cue.end_micros
            yield LidCue(name=cue.name, start_micros=start, end_micros=end)


def _on_session_clock(span: Span, origin: int) -> Span:
    start, ready, relax, end = span
    return start + origin, ready + origin, relax + origin, end + origin


def _cut_secs(timeline: Timeline) -> float:
    return np.inf if timeline.cut_micros is None else timeline.cut_micros * 1e-6
