"""The scenarios: each says what goes wrong, and the reference client says what follows."""

from scenarios import (
    CHUNK,
    LEAD,
    MILLI,
    OFFSET,
    SECOND,
    Stage,
    audio,
    cut,
    frame,
    speech,
)

from bridge.model import AudioChunk, Frame, UtteranceEnded

DELAY = 1 * MILLI
START, END = OFFSET + 1_000 * MILLI, OFFSET + 2_200 * MILLI
FIRST = OFFSET + LEAD
TOLERANCE = {"position_micros": 2_500, "number": 0.03, "starved_micros": 25_000}


def _begin(stage, pings=8):
    stage.describe(1 * MILLI)
    for i in range(pings):
        stage.ping(5 * MILLI + i * 50 * MILLI)


def _send(stage, records, *, delay=lambda record: DELAY, is_lost=lambda record: False):
    for due, record in records:
        at = max(stage.client_at(due), 2 * MILLI) + delay(record)
        stage.take(at, record, is_lost=is_lost(record))


def _end(stage, until, about, tolerance=None, draws_from=300 * MILLI, **draws):
    stage.renders(until)
    stage.draws(draws_from, until, **draws)
    return stage.play(about, TOLERANCE | (tolerance or {}))


def quiet_line():
    stage = Stage()
    _begin(stage)
    _send(stage, speech(stage, FIRST, OFFSET + 3 * SECOND, START, END))
    return _end(stage, 3 * SECOND - 400 * MILLI, "Nothing goes wrong.")


def jitter_and_loss():
    stage = Stage()
    _begin(stage)
    lost = {one: stage.random.random() < 0.06 for one in range(10_000)}
    _send(
        stage,
        speech(stage, FIRST, OFFSET + 3_200 * MILLI, START, END),
        delay=lambda record: round(min(stage.random.expovariate(1 / 75_000), 320_000)),
        is_lost=lambda record: lost[record.pts_micros // 1_000 % 9_973],
    )
    stage.asks(500 * MILLI, 2_700 * MILLI)
    about = "Records come out of order; one in sixteen is lost and sent again when asked for."
    return _end(stage, 2_800 * MILLI, about, draws_from=400 * MILLI)


def interruption():
    stage = Stage()
    _begin(stage)
    at, place = 1_500 * MILLI, OFFSET + 1_560 * MILLI
    for due, record in speech(stage, FIRST, OFFSET + 3 * SECOND, START, END):
        if stage.client_at(due) >= at:
            break
        is_overtaken = stage.client_at(due) >= at - 40 * MILLI
        delay = 60 * MILLI if is_overtaken else DELAY
        stage.take(max(stage.client_at(due), 2 * MILLI) + delay, record)
    stage.take(at + DELAY, cut(place))
    for pts in range(place, OFFSET + 3 * SECOND, 16_667):
        closing = frame(pts, START, END) if pts < place + 16_667 else frame(pts)
        stage.take(max(at, pts - LEAD - OFFSET) + DELAY, closing)
    about = "An utterance is cut; the frames that follow overtake some that were on their way."
    return _end(stage, 2_700 * MILLI, about)


def starved_of_sound():
    stage = Stage()
    _begin(stage)
    gap = range(START + 400 * MILLI, START + 1_200 * MILLI)

    def delay(record):
        if isinstance(record, UtteranceEnded):
            return 400 * MILLI
        return 350 * MILLI if isinstance(record, AudioChunk) and record.pts_micros in gap else DELAY

    records = speech(stage, FIRST, OFFSET + 3_400 * MILLI, START, END)
    _send(stage, records, delay=delay)
    about = "Sound comes 150 ms too late from the middle of an utterance on; time waits for it."
    return _end(stage, 3 * SECOND, about)


def sound_that_never_comes():
    stage = Stage()
    _begin(stage)
    _send(
        stage,
        [
            (due, record)
            for due, record in speech(stage, FIRST, OFFSET + 3_600 * MILLI, START, END)
            if not isinstance(record, UtteranceEnded)
            and not (isinstance(record, AudioChunk) and record.pts_micros > START + 500 * MILLI)
        ],
    )
    about = "The rest of an utterance never comes; after half a second time goes on without it."
    return _end(stage, 3_200 * MILLI, about)


def starved_of_frames():
    stage = Stage()
    _begin(stage)
    gap = range(OFFSET + 1_600 * MILLI, OFFSET + 2_700 * MILLI)
    _send(
        stage,
        speech(stage, FIRST, OFFSET + 3_600 * MILLI, START, END),
        is_lost=lambda record: isinstance(record, Frame) and record.pts_micros in gap,
    )
    about = "Frames stop for a second: the pose is held, eased to rest, and comes back."
    return _end(stage, 3_200 * MILLI, about)


def restart():
    stage = Stage()
    _begin(stage)
    records = speech(stage, FIRST, OFFSET + 3 * SECOND, START, END)
    _send(stage, [one for one in records if one[0] < OFFSET + 1_400 * MILLI])
    stage.renders(4_300 * MILLI)
    stage.draws(300 * MILLI, 2_600 * MILLI)
    stage.draws(2_600 * MILLI, 3_000 * MILLI, is_free=True)  # how a client gets there is its own
    stage.restart(2_600 * MILLI, 40 * MILLI)
    stage.describe(2_610 * MILLI, "two")
    for i in range(8):
        stage.ping(2_615 * MILLI + i * 50 * MILLI)
    first = 60 * MILLI
    later = speech(stage, first + LEAD, first + 2 * SECOND, first + 700 * MILLI, first + SECOND)
    _send(stage, later)
    stage.draws(3_000 * MILLI, 4_300 * MILLI)
    about = (
        "The sidecar goes away in the middle of an utterance; another comes, with its own clock."
    )
    return stage.play(about, TOLERANCE)


def late_joiner():
    stage = Stage()
    records = speech(stage, FIRST, OFFSET + 3 * SECOND, START, END)
    joined = START + 300 * MILLI - LEAD
    there = [one for one in records if one[0] >= joined]
    for due, record in there[:3]:
        stage.take(stage.client_at(due), record)
    now = stage.client_at(there[3][0])
    stage.describe(now)
    for i in range(4):
        stage.ping(now + 2 * MILLI + i * 50 * MILLI)
    for due, record in there[3:]:
        stage.take(stage.client_at(due) + DELAY, record)
    about = "A client joins in the middle of an utterance; what came before its names is dropped."
    return _end(stage, 2_600 * MILLI, about, draws_from=now + 60 * MILLI)


def drifting_clocks():
    stage = Stage(device_ppm=300.0, session_ppm=-200.0, frame_rate=10)
    stage.describe(1 * MILLI)
    for i in range(8):
        stage.ping(5 * MILLI + i * 50 * MILLI)
    for i in range(1, 20):
        stage.ping(400 * MILLI + i * SECOND, trip=round(stage.random.uniform(1, 5)) * MILLI)
    start = OFFSET + 17 * SECOND
    _send(stage, speech(stage, FIRST, OFFSET + 21 * SECOND, start, start + 1_600 * MILLI))
    about = "The clocks of the device, the client and the sidecar run apart for twenty seconds."
    return _end(stage, 20 * SECOND, about, {"number": 0.04}, every=99_000)


def resampling():
    stage = Stage(device_rate=44_100)
    _begin(stage)
    _send(stage, speech(stage, FIRST, OFFSET + 3 * SECOND, START, END))
    return _end(stage, 2_600 * MILLI, "The device has another rate than the sound.")


def gap_in_sound():
    stage = Stage()
    _begin(stage)
    gone = {START + 10 * CHUNK, START + 11 * CHUNK}
    _send(
        stage,
        speech(stage, FIRST, OFFSET + 3 * SECOND, START, END),
        is_lost=lambda record: isinstance(record, AudioChunk) and record.pts_micros in gone,
    )
    # One of the two comes after all, when its turn is over.
    late = stage.sent[next(
        seq for seq, one in stage.sent.items()
        if isinstance(one, AudioChunk) and one.pts_micros == min(gone)
    )]  # fmt: skip
    stage.again(1_700 * MILLI, late)
    stage.again(1_750 * MILLI, late)
    about = "Two chunks are lost: silence of their length; one comes too late, and then twice."
    return _end(stage, 2_600 * MILLI, about)


def late_beginning():
    stage = Stage()
    _begin(stage)
    records = speech(stage, FIRST, OFFSET + 3_400 * MILLI, START, END)
    _send(
        stage,
        records,
        delay=lambda record: 320 * MILLI if isinstance(record, AudioChunk) else DELAY,
    )
    stage.take(2_900 * MILLI, audio(OFFSET + 1_500 * MILLI, "u0"))
    about = "An utterance begins 120 ms too late and is played whole; a chunk much too late is not."
    return _end(stage, 3 * SECOND, about)


SCRIPTS = {
    "drifting-clocks": drifting_clocks,
    "gap-in-sound": gap_in_sound,
    "interruption": interruption,
    "jitter-and-loss": jitter_and_loss,
    "late-beginning": late_beginning,
    "late-joiner": late_joiner,
    "quiet-line": quiet_line,
    "resampling": resampling,
    "restart": restart,
    "sound-that-never-comes": sound_that_never_comes,
    "starved-of-frames": starved_of_frames,
    "starved-of-sound": starved_of_sound,
}
"""Name to the function that makes it."""
