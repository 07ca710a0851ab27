import pytest

from bridge.errors import PluginContractError
from bridge.model import Cue, Emotion, EmotionLabel, Heartbeat, Layer, Speaker, Style, Turn
from bridge.performance import LoudnessLips, PhoneLips
from bridge.session.guards import (
    GuardedLips,
    GuardedMemory,
    GuardedReader,
    GuardedSafety,
    GuardedTap,
)
from bridge.testing import (
    FakeEmotionReader,
    FakeMemory,
    FakeSafetyFilter,
    FakeTap,
    sample_speech,
)

STYLE = Style()
TURN = Turn(turn_id="t1", speaker=Speaker.USER, text="hello")
BEAT = Heartbeat(character="ada", seq=1, pts_micros=0)


class Answers:
    """A part of any role that answers with what it is given, or raises it."""

    def __init__(self, answer):
        self.answer, self.calls = answer, 0

    def _say(self, *_):
        self.calls += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    lips = read = remember = recall = review = watch = _say


def bad_cue(**changes):
    times = {"start_micros": 0, "ready_micros": 10, "relax_micros": 20, "end_micros": 30}
    return Cue(layer=Layer.LIPS, name="aa", **(times | changes))


def test_a_part_that_works_is_left_alone():
    speech = sample_speech()
    assert GuardedLips(PhoneLips(), "lips").lips(speech, STYLE) == PhoneLips().lips(speech, STYLE)
    joy = Emotion(label=EmotionLabel.JOY, intensity=0.5)
    assert GuardedReader(FakeEmotionReader({"yes": joy}), "reader").read("yes", "en") == joy
    assert GuardedSafety(FakeSafetyFilter(frozenset({"bad"})), "safety").review("bad word") == ""
    memory = GuardedMemory(FakeMemory(), "memory")
    memory.remember(TURN)
    assert memory.recall() == (TURN,)
    tap = FakeTap()
    GuardedTap(tap, "tap").watch(BEAT)
    assert tap.records == [BEAT]


@pytest.mark.parametrize(
    "answer",
    [
        RuntimeError("no"),
        None,
        ["aa"],
        [bad_cue(weight=float("nan"))],
        [bad_cue(end_micros=5)],
    ],
)
def test_without_a_lip_model_the_mouth_follows_the_loudness(answer):
    speech = sample_speech()
    cues = GuardedLips(Answers(answer), "lips 'broken'").lips(speech, STYLE)
    assert cues == LoudnessLips().lips(speech, STYLE)
    assert cues


@pytest.mark.parametrize("answer", [RuntimeError("no"), None, "joy"])
def test_a_sentence_that_cannot_be_read_is_neutral(answer):
    assert GuardedReader(Answers(answer), "reader").read("oh", "en") == Emotion()


@pytest.mark.parametrize("answer", [RuntimeError("no"), None, 7])
def test_words_that_cannot_be_reviewed_are_not_said(answer):
    with pytest.raises(PluginContractError, match="could not be reviewed") as caught:
        GuardedSafety(Answers(answer), "safety 'broken'").review("anything")
    assert caught.value.plugin == "safety 'broken'"


@pytest.mark.parametrize("answer", [RuntimeError("no"), ("hello",)])
def test_a_memory_that_fails_forgets(answer):
    memory = GuardedMemory(Answers(answer), "memory")
    memory.remember(TURN)
    assert memory.recall() == ()


@pytest.mark.parametrize(
    ("guard", "call"),
    [
        (GuardedLips, lambda part: part.lips(sample_speech(), STYLE)),
        (GuardedReader, lambda part: part.read("oh", "en")),
        (GuardedMemory, lambda part: part.remember(TURN)),
        (GuardedTap, lambda part: part.watch(BEAT)),
    ],
)
def test_a_part_that_always_fails_is_one_line_in_the_log_and_is_asked_again(guard, call, caplog):
    broken = Answers(RuntimeError("out of order"))
    part = guard(broken, "part 'broken'")
    for _ in range(5):
        call(part)
    assert broken.calls == 5
    (line,) = caplog.records
    assert line.part == "part 'broken'"
    assert line.reason == "RuntimeError: out of order"
    assert line.instead
