"""Small, plausible records to test with: one of everything a part may be handed."""

from dataclasses import replace
from typing import Any

import numpy as np

from bridge.model import (
    AudioChunk,
    Block,
    Conversation,
    Describe,
    EmotionLabel,
    Frame,
    Heartbeat,
    Interrupted,
    PerformanceEvent,
    Phone,
    PoseContext,
    Scene,
    Speaker,
    Speech,
    StreamRecord,
    Timeline,
    Turn,
    Utterance,
    UtteranceEnded,
    UtteranceStarted,
    Word,
)
from bridge.rigs import RIG

__all__ = [
    "sample_block",
    "sample_context",
    "sample_conversation",
    "sample_frame",
    "sample_records",
    "sample_speech",
    "sample_utterance",
]

_SHAPES = len(RIG.shape_names)
_BONES = len(RIG.bone_names)
_REST = np.tile(np.array([0, 0, 0, 1], np.float32), (_BONES, 1))
_HEAD_AT_REST = np.array([0, 0, 0, 0, 0, 0, 1], np.float32)

# "Mama pays." with the times of a calm speaker.
_PHONES = (
    ("", 0, 50, 0),
    ("m", 50, 130, 0),
    ("ɑ", 130, 260, 1),
    ("m", 260, 340, 0),
    ("ə", 340, 430, 0),
    ("p", 430, 530, 0),
    ("eɪ", 530, 720, 1),
    ("z", 720, 850, 0),
    ("", 850, 1000, 0),
)
_WORDS = (("Mama", 50, 430, 0, 4), ("pays", 430, 850, 5, 9))


def sample_utterance(text: str = "Mama pays.", **changes: Any) -> Utterance:
    """Return an utterance; ``changes`` replaces fields."""
    utterance = Utterance(utterance_id="u1", turn_id="t1", text=text, language="en")
    return replace(utterance, **changes)


def sample_conversation(text: str = "How are you?", **changes: Any) -> Conversation:
    """Return a conversation whose last turn is a user's ``text``."""
    turn = Turn(turn_id="t1", speaker=Speaker.USER, text=text)
    conversation = Conversation(
        character="ada", persona="A calm guard.", language="en", turns=(turn,)
    )
    return replace(conversation, **changes)


def sample_speech(*, until_phone: int | None = None) -> Speech:
    """Return one second of "Mama pays."; fewer phones make an unfinished beginning of it."""
    phones = tuple(
        Phone(symbol=symbol, start_micros=start * 1000, end_micros=end * 1000, stress=stress)
        for symbol, start, end, stress in _PHONES[:until_phone]
    )
    end_micros = phones[-1].end_micros if phones else 0
    words = tuple(
        Word(
            text=text,
            start_micros=start * 1000,
            end_micros=end * 1000,
            start_char=first,
            end_char=last,
        )
        for text, start, end, first, last in _WORDS
        if end * 1000 <= end_micros
    )
    rate = 24_000
    times = np.arange(end_micros * rate // 1_000_000) / rate
    voiced = (times >= 0.05) & (times < 0.85)
    samples = np.where(voiced, 0.3 * np.sin(2 * np.pi * 180 * times), 0).astype(np.float32)
    hop_times = np.arange(end_micros // 10_000) * 0.01
    f0_hz = np.where((hop_times >= 0.05) & (hop_times < 0.85), 180, 0).astype(np.float32)
    return Speech(
        utterance_id="u1",
        sample_rate=rate,
        samples=samples,
        phones=phones,
        words=words,
        f0_hz=f0_hz,
        f0_hop_micros=10_000,
        is_complete=len(phones) == len(_PHONES),
    )


def sample_block(rows: int = 8, *, start_micros: int = 0, rate: int = 60) -> Block:
    """Return ``rows`` poses at rest, but for a jaw that opens and closes twice a second."""
    times = start_micros + np.arange(rows, dtype=np.int64) * 1_000_000 // rate
    weights = np.zeros((rows, _SHAPES), np.float32)
    weights[:, RIG.shape_names.index("jawOpen")] = 0.5 - 0.5 * np.cos(times * 4e-6 * np.pi)
    return Block(
        times_micros=times,
        weights=weights,
        head=np.tile(_HEAD_AT_REST, (rows, 1)),
        bones=np.tile(_REST, (rows, 1, 1)),
        hips=np.zeros((rows, 3), np.float32),
    )


def sample_context(block: Block) -> PoseContext:
    """Return what a refiner is told with ``block``: somebody half joyful, speaking throughout."""
    times = block.times_micros * 1e-6
    prosody = np.stack((np.sin(times * 9.0), np.cos(times * 5.0)), axis=1).astype(np.float32)
    feelings = np.zeros((len(times), len(EmotionLabel)), np.float32)
    feelings[:, list(EmotionLabel).index(EmotionLabel.JOY)] = 0.5
    speaking = np.ones(len(times), np.float32)
    for array in (prosody, feelings, speaking):
        array.setflags(write=False)
    timeline = Timeline(utterance_id="u1", origin_micros=0, duration_micros=1_000_000)
    return PoseContext(
        scene=Scene(timelines=(timeline,)), speaking=speaking, prosody=prosody, feelings=feelings
    )


def sample_frame(**changes: Any) -> Frame:
    """Return a frame of a half open jaw; ``changes`` replaces fields."""
    weights = np.zeros(_SHAPES, np.float32)
    weights[RIG.shape_names.index("jawOpen")] = 0.5
    frame = Frame(
        character="ada",
        seq=4,
        pts_micros=1_000_000,
        utterance_id="u1",
        weights=weights,
        head=_HEAD_AT_REST,
        bones=_REST,
        hips=np.zeros(3, np.float32),
    )
    return replace(frame, **changes)


def sample_records(character: str = "ada") -> tuple[StreamRecord, ...]:
    """Return one record of every kind, in the order of a short stream, gapless in ``seq``."""
    speech = sample_speech()
    describe = Describe(
        character=character,
        seq=1,
        session_id="s1",
        rig=RIG,
        frame_rate=60,
        sample_rate=speech.sample_rate,
        lead_micros=150_000,
        control_endpoint="tcp://127.0.0.1:5571",
    )
    started = UtteranceStarted(
        character=character,
        seq=2,
        pts_micros=1_000_000,
        utterance_id="u1",
        turn_id="t1",
        text="Mama pays.",
        sentence_type="statement",
        act="inform",
        emotion="neutral",
    )
    audio = AudioChunk(
        character=character,
        seq=3,
        pts_micros=1_000_000,
        utterance_id="u1",
        sample_rate=speech.sample_rate,
        samples=speech.samples,
    )
    event = PerformanceEvent(
        character=character,
        seq=5,
        pts_micros=1_050_000,
        end_micros=1_430_000,
        utterance_id="u1",
        kind="word",
        name="Mama",
    )
    ended = UtteranceEnded(character=character, seq=6, pts_micros=2_000_000, utterance_id="u1")
    interrupted = Interrupted(character=character, seq=7, pts_micros=2_100_000, utterance_id="u2")
    heartbeat = Heartbeat(character=character, seq=8, pts_micros=2_200_000)
    frame = sample_frame(character=character)
    return (describe, started, audio, frame, event, ended, interrupted, heartbeat)
