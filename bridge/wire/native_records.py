"""The tables of everything a character's native stream carries."""

from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    PerformanceEvent,
    RigDescription,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.wire.native_fields import (
    INDICES,
    MICROS,
    NAME,
    NAMES,
    REQUIRED_NAME,
    SEQ,
    TEXT,
    floats,
    whole,
)
from bridge.wire.native_formats import Format, record_type
from bridge.wire.native_limits import (
    MAX_AUDIO_SAMPLES,
    MAX_FRAME_RATE,
    MAX_MICROS,
    MAX_NAMES,
    MAX_SAMPLE_RATE,
)

__all__ = ["FORMATS", "FORMAT_BY_KIND", "FORMAT_BY_RECORD", "RIG"]


def _check_rig(rig: RigDescription) -> None:
    bones = len(rig.bone_names)
    if not bones == len(rig.bone_parents) == len(rig.rest_positions):
        raise ValueError(
            f"found {bones} bone_names, {len(rig.bone_parents)} bone_parents, "
            f"{len(rig.rest_positions)} rest_positions, expected as many of each"
        )
    if any(parent >= bones for parent in rig.bone_parents):
        raise ValueError("bone_parents: found an index beyond bone_names")


RIG = Format(
    kind="rig",
    record=RigDescription,
    fields={
        "shape_names": NAMES,
        "bone_names": NAMES,
        "bone_parents": INDICES,
        "rest_positions": floats("f32[B,3]", (3,), 0, MAX_NAMES),
    },
    check=_check_rig,
)

_STAMP = {"seq": SEQ, "pts_micros": MICROS}
_RATE = whole("hz", 1, MAX_SAMPLE_RATE)

FORMATS = (
    Format(
        kind="describe",
        record=Describe,
        fields={
            "seq": SEQ,
            "session_id": REQUIRED_NAME,
            "rig": record_type(RIG),
            "frame_rate": whole("fps", 1, MAX_FRAME_RATE),
            "sample_rate": _RATE,
            "lead_micros": whole("duration", 0, MAX_MICROS),
            "control_endpoint": NAME,
        },
    ),
    Format(
        kind="utterance-started",
        record=UtteranceStarted,
        fields={
            **_STAMP,
            "utterance_id": REQUIRED_NAME,
            "turn_id": NAME,
            "text": TEXT,
            "sentence_type": NAME,
            "act": NAME,
            "emotion": NAME,
        },
    ),
    Format(
        kind="audio",
        record=AudioChunk,
        fields={
            **_STAMP,
            "utterance_id": REQUIRED_NAME,
            "sample_rate": _RATE,
            "samples": floats("f32[N]", (), 0, MAX_AUDIO_SAMPLES),
        },
    ),
    Format(
        kind="frame",
        record=Frame,
        fields={
            **_STAMP,
            "utterance_id": NAME,
            "weights": floats("f32[S]", (), 0, MAX_NAMES),
            "head": floats("f32[7]", (), 7, 7),
            "bones": floats("f32[B,4]", (4,), 0, MAX_NAMES),
            "hips": floats("f32[3]", (), 3, 3),
        },
    ),
    Format(
        kind="event",
        record=PerformanceEvent,
        fields={
            **_STAMP,
            "end_micros": MICROS,
            "utterance_id": NAME,
            "kind": REQUIRED_NAME,
            "name": NAME,
        },
    ),
    Format(
        kind="utterance-ended",
        record=UtteranceEnded,
        fields={**_STAMP, "utterance_id": REQUIRED_NAME},
    ),
    Format(
        kind="interrupted",
        record=Interrupted,
        fields={**_STAMP, "utterance_id": REQUIRED_NAME},
    ),
    Format(kind="heartbeat", record=Heartbeat, fields=_STAMP),
)

FORMAT_BY_KIND = {form.kind: form for form in FORMATS}
FORMAT_BY_RECORD = {form.record: form for form in FORMATS}
