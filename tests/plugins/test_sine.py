import numpy as np
import pytest

import bridge_sine
from bridge.errors import ConfigError, VoiceError
from bridge.hooks import PluginManager, Role
from bridge.testing import sample_conversation, sample_utterance
from bridge.testing.contracts import (
    DialogueModelContract,
    PolicyContract,
    StyleContract,
    VoiceContract,
)
from bridge_sine import Calm, Echo, Everyday, SineVoice


class TestSineVoice(VoiceContract):
    @pytest.fixture
    def part(self):
        return SineVoice({})


class TestEcho(DialogueModelContract):
    @pytest.fixture
    def part(self):
        return Echo({})


class TestCalm(StyleContract):
    @pytest.fixture
    def part(self):
        return Calm()


class TestEveryday(PolicyContract):
    @pytest.fixture
    def part(self):
        return Everyday()


def _chunks(text, options=None):
    return list(SineVoice(options or {}).speak(sample_utterance(text)))


def test_it_offers_its_parts():
    plugins = PluginManager()
    plugins.load(bridge_sine, "sine")
    assert [report.error for report in plugins.reports] == [""]
    registry = plugins.registry
    assert isinstance(registry.create(Role.VOICE, "sine", {}), SineVoice)
    assert isinstance(registry.create(Role.DIALOGUE, "echo", {}), Echo)
    assert registry.create(Role.STYLE, "calm", {}).style().name == "calm"
    assert registry.create(Role.POLICY, "everyday", {}).policy().name == "everyday"


def test_length_follows_the_letters():
    one, two = (sum(len(chunk.samples) for chunk in _chunks(text)) for text in ("abc", "abcabc"))
    assert one == 24_000 * (3 * 90 + 60) // 1000
    assert two - one == 24_000 * 3 * 90 // 1000


def test_each_word_is_a_chunk_with_its_place_in_the_text():
    chunks = _chunks("Ah, my own!")
    assert [(w.text, w.start_char, w.end_char) for c in chunks for w in c.words] == [
        ("Ah", 0, 2),
        ("my", 4, 6),
        ("own", 7, 10),
    ]
    assert [chunk.start_micros for chunk in chunks] == [0, 240_000, 480_000]


@pytest.mark.parametrize(
    ("text", "letters"), [("こんにちは", 5), ("你好", 2), ("İstanbul", 8), ("ẞß", 2), ("42", 2)]
)
def test_any_script_is_spoken(text, letters):
    (chunk,) = _chunks(text)
    assert len(chunk.phones) == letters + 1
    assert all(phone.symbol for phone in chunk.phones[:-1])


def test_sound_begins_where_the_phones_say():
    (chunk,) = _chunks("bad")
    vowel = chunk.phones[1]
    assert vowel.symbol == "ɑ"
    samples = np.abs(chunk.samples)
    onset = int(np.argmax(samples > 0.3)) * 1_000_000 // chunk.sample_rate
    assert vowel.start_micros <= onset < vowel.start_micros + 2500


def test_pitch_is_what_was_asked_for():
    (chunk,) = _chunks("aaaa", {"pitch_hz": 200})
    tone = chunk.samples[: 24_000 * 80 // 1000]
    crossings = np.count_nonzero(np.diff(np.signbit(tone[100:])))
    assert crossings / 2 / ((len(tone) - 100) / 24_000) == pytest.approx(200, rel=0.05)
    assert set(chunk.f0_hz.tolist()) == {200.0, 0.0}


@pytest.mark.parametrize("pitch", [0, 1000, "high", None])
def test_a_pitch_nobody_can_hear_is_refused(pitch):
    with pytest.raises(ConfigError, match=r"pitch_hz: found .* a number from 60 to 500"):
        SineVoice({"pitch_hz": pitch})


def test_text_without_a_letter_is_refused():
    with pytest.raises(VoiceError, match=r"no letter in '\?!'"):
        _chunks("?!")


def test_echo_says_it_back():
    model = Echo({"before": "Really,"})
    assert "".join(model.reply(sample_conversation("the gate is open?"))) == (
        "Really, the gate is open?"
    )
