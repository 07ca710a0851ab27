import numpy as np
import pytest

from bridge.errors import TransportError, VoiceError
from bridge.model import Emotion, EmotionLabel, Style
from bridge.testing import (
    FakeActivityDetector,
    FakeCodec,
    FakeDialogueModel,
    FakeEmotionReader,
    FakeLipModel,
    FakeListener,
    FakeMemory,
    FakeOutput,
    FakePolicy,
    FakeRefiner,
    FakeSafetyFilter,
    FakeStyle,
    FakeTap,
    FakeVoice,
    sample_block,
    sample_context,
    sample_conversation,
    sample_frame,
    sample_records,
    sample_speech,
    sample_utterance,
)
from bridge.testing.contracts import (
    ActivityDetectorContract,
    CodecContract,
    DialogueModelContract,
    EmotionReaderContract,
    LipModelContract,
    ListenerContract,
    MemoryContract,
    OutputContract,
    PolicyContract,
    RefinerContract,
    SafetyFilterContract,
    StyleContract,
    TapContract,
    VoiceContract,
)


class TestFakeVoice(VoiceContract):
    @pytest.fixture
    def part(self):
        return FakeVoice()


class TestFakeDialogueModel(DialogueModelContract):
    @pytest.fixture
    def part(self):
        return FakeDialogueModel()


class TestFakeListener(ListenerContract):
    @pytest.fixture
    def part(self):
        return FakeListener()


class TestFakeActivityDetector(ActivityDetectorContract):
    @pytest.fixture
    def part(self):
        return FakeActivityDetector()


class TestFakeEmotionReader(EmotionReaderContract):
    @pytest.fixture
    def part(self):
        joy = Emotion(label=EmotionLabel.JOY, intensity=0.8)
        return FakeEmotionReader({"happy": joy})


class TestFakeLipModel(LipModelContract):
    @pytest.fixture
    def part(self):
        return FakeLipModel()


class TestFakeRefiner(RefinerContract):
    @pytest.fixture
    def part(self):
        return FakeRefiner()


class TestFakePolicy(PolicyContract):
    @pytest.fixture
    def part(self):
        return FakePolicy()


class TestFakeStyle(StyleContract):
    @pytest.fixture
    def part(self):
        return FakeStyle()


class TestFakeSafetyFilter(SafetyFilterContract):
    @pytest.fixture
    def part(self):
        return FakeSafetyFilter(frozenset({"damn"}))


class TestFakeMemory(MemoryContract):
    @pytest.fixture
    def part(self):
        return FakeMemory()


class TestFakeCodec(CodecContract):
    @pytest.fixture
    def part(self):
        return FakeCodec()


class TestFakeOutput(OutputContract):
    @pytest.fixture
    def part(self):
        return FakeOutput()


class TestFakeTap(TapContract):
    @pytest.fixture
    def part(self):
        return FakeTap()


def test_voice_gives_each_word_its_time_and_place():
    voice = FakeVoice(word_micros=100_000)
    chunks = list(voice.speak(sample_utterance("one two")))
    words = [chunk.words[0] for chunk in chunks]
    assert [(w.text, w.start_micros, w.start_char) for w in words] == [
        ("one", 0, 0),
        ("two", 100_000, 4),
    ]
    assert voice.spoken == ["one two"]


def test_voice_refuses_what_it_was_told_to():
    voice = FakeVoice(failing=frozenset({"no"}))
    with pytest.raises(VoiceError, match="'no'"):
        next(voice.speak(sample_utterance("no")))


def test_dialogue_model_follows_its_script_and_remembers_who_asked():
    model = FakeDialogueModel(replies={"Ready?": "Yes, I am."})
    conversation = sample_conversation("Ready?")
    assert list(model.reply(conversation)) == ["Yes,", " I", " am."]
    assert model.asked == [conversation]


def test_listener_hears_its_sentences_in_turn():
    listener = FakeListener(("one", "two"))
    sound = np.ones(10, np.float32)
    assert [listener.listen(sound, 16_000) for _ in range(3)] == ["one", "two", "one"]


def test_lip_model_opens_for_sounding_phones_only():
    cues = FakeLipModel().lips(sample_speech(), Style(jaw=0.7))
    assert len(cues) == 7
    assert {cue.weight for cue in cues} == {0.7}


def test_refiner_scales_and_counts():
    refiner = FakeRefiner(gain=0.5)
    block = sample_block(4)
    refined, rows = refiner.refine(block, sample_context(block), refiner.start())
    np.testing.assert_allclose(refined.weights, block.weights / 2)
    assert (refiner.blocks, rows) == (1, 4)


def test_output_fails_as_often_as_told_then_keeps_frames():
    output = FakeOutput(failing=1)
    with pytest.raises(TransportError, match="told to fail"):
        output.send(sample_frame())
    for record in sample_records():
        output.send(record)
    assert len(output.records) == len(sample_records())
    assert output.frames == [record for record in output.records if hasattr(record, "weights")]


def test_output_that_is_closed_refuses():
    output = FakeOutput()
    output.close()
    with pytest.raises(TransportError, match="closed"):
        output.send(sample_frame())


def test_tap_and_codec_see_every_record():
    tap, records = FakeTap(), sample_records()
    for record in records:
        tap.watch(record)
    assert tap.records == list(records)
    assert FakeCodec().encode(records[3]) == [b"Frame 4 1000000"]
