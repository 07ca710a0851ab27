"""The tables of everything a client may ask or report."""

from bridge.model import (
    ClientJoined,
    DescribeRig,
    Interrupt,
    Listen,
    LookAt,
    Ping,
    PlaybackReported,
    PlayerEventReported,
    PlayGesture,
    Resend,
    Say,
    SetEmotion,
    SetPolicy,
    SetStillness,
    SetStyle,
    TakeTurn,
)
from bridge.wire.native_fields import (
    BOOL,
    MICROS,
    NAME,
    POINT,
    REQUIRED_NAME,
    SEQ,
    number,
    text,
    whole,
)
from bridge.wire.native_formats import Format
from bridge.wire.native_limits import MAX_MICROS, MAX_TEXT_CHARS

__all__ = ["FORMAT_BY_ASKED", "FORMAT_BY_REQUEST", "QUESTIONS"]

_REQUIRED_TEXT = text("text+", MAX_TEXT_CHARS, low=1)
_AMOUNT = number("0..1", 0.0, 1.0)


def _check_range(request: Resend) -> None:
    if request.last_seq < request.first_seq:
        raise ValueError(
            f"last_seq: found {request.last_seq}, expected {request.first_seq} or more"
        )


QUESTIONS = (
    Format(kind="ping", record=Ping, fields={}),
    Format(kind="describe", record=DescribeRig, fields={}),
    Format(kind="say", record=Say, fields={"text": _REQUIRED_TEXT, "language": NAME}),
    Format(kind="turn", record=TakeTurn, fields={"text": _REQUIRED_TEXT}),
    Format(kind="interrupt", record=Interrupt, fields={}),
    Format(kind="listen", record=Listen, fields={"listening": BOOL}),
    Format(kind="look-at", record=LookAt, fields={"target": POINT}),
    Format(
        kind="play-gesture",
        record=PlayGesture,
        fields={
            "name": REQUIRED_NAME,
            "weight": number("-2..2", -2.0, 2.0),
            "target": POINT,
        },
    ),
    Format(
        kind="set-emotion",
        record=SetEmotion,
        fields={"label": REQUIRED_NAME, "intensity": _AMOUNT},
    ),
    Format(kind="set-style", record=SetStyle, fields={"name": REQUIRED_NAME}),
    Format(kind="set-policy", record=SetPolicy, fields={"name": REQUIRED_NAME}),
    Format(kind="stillness", record=SetStillness, fields={"amount": _AMOUNT}),
    Format(
        kind="resend",
        record=Resend,
        fields={"first_seq": SEQ, "last_seq": SEQ},
        check=_check_range,
    ),
    Format(kind="join", record=ClientJoined, fields={"client": REQUIRED_NAME}),
    Format(
        kind="report-playback",
        record=PlaybackReported,
        fields={
            "client": REQUIRED_NAME,
            "utterance_id": NAME,
            "position_micros": MICROS,
            "skew_micros": MICROS,
            "underruns": whole("count", 0, MAX_MICROS),
        },
    ),
    Format(
        kind="player-event",
        record=PlayerEventReported,
        fields={
            "client": REQUIRED_NAME,
            "name": REQUIRED_NAME,
            "text": text("text", MAX_TEXT_CHARS),
        },
    ),
)

FORMAT_BY_ASKED = {form.kind: form for form in QUESTIONS}
FORMAT_BY_REQUEST = {form.record: form for form in QUESTIONS}
