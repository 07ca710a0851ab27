"""The voice that ships. One loaded voice serves the whole module: loading takes a second."""

import logging
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest

pytest.importorskip("hibari")
pytest.importorskip("onnxruntime")

from bridge.errors import ConfigError, VoiceError
from bridge.hooks import PluginManager, Role
from bridge.model import Emotion, EmotionLabel
from bridge.rigs.phones import visemes_of_phone
from bridge.speech import pitch_hz
from bridge.testing import sample_utterance
from bridge.testing.contracts import VoiceContract
from bridge_hibari import engine as engine_module
from bridge_hibari.alignment import word_spans
from bridge_hibari.clauses import clauses
from bridge_hibari.graph import with_output
from bridge_hibari.manner import Manner, manner_of
from bridge_hibari.options import HibariOptions, read_options
from bridge_hibari.sound import pitched, stretched
from bridge_hibari.symbols import ipa
from bridge_hibari.timing import timed_phones
from bridge_hibari.voice import HibariVoice

LOADED = HibariVoice(HibariOptions())

SENTENCE = "I can see the castle gate."


def spoken(text, voice=LOADED, **changes):
    return list(voice.speak(sample_utterance(text, **changes)))


def sound(chunks):
    return np.concatenate([chunk.samples for chunk in chunks])


def phones(chunks):
    return [phone for chunk in chunks for phone in chunk.phones]


def words(chunks):
    return [word for chunk in chunks for word in chunk.words]


def with_options(**options):
    """A voice with other options that shares the loaded model."""
    voice = object.__new__(HibariVoice)
    voice.__dict__.update(vars(LOADED), _options=read_options(options))
    return voice


class TestContract(VoiceContract):
    @pytest.fixture
    def part(self):
        return LOADED


# Offer and options


def test_the_plugin_offers_an_isolated_voice():
    import bridge_hibari

    manager = PluginManager()
    manager.load(bridge_hibari, "hibari")
    offer = manager.registry.find(Role.VOICE, "hibari")
    assert offer.isolated
    assert offer.requires == ("hibari", "onnxruntime")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sped": 1.0}, r"sped: found 1.0; allowed: formant, .*Did you mean 'speed'\?"),
        ({"speed": 9}, r"speed: found 9; allowed: a number from 0.5 to 2.0"),
        ({"pitch": "high"}, r"pitch: found 'high'"),
        ({"formant": True}, r"formant: found True"),
        ({"seed": -1}, r"seed: found -1; allowed: a whole number"),
        ({"voice": "haert"}, r"voice: found 'haert'; .*Did you mean 'heart'\?"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, message):
    with pytest.raises(ConfigError, match=message):
        read_options(options)


# Times


def test_phones_are_ipa_that_the_rig_can_show():
    chunks = spoken("The joy of cows: oh my, a church in the boat! Vision, thing, rabbit's.")
    symbols = {phone.symbol for phone in phones(chunks)}
    assert {"ɔɪ", "aʊ", "oʊ", "aɪ", "tʃ", "dʒ", "ʒ", "ŋ", "ð", ""} <= symbols
    silent_lips = {s for s in symbols if not visemes_of_phone(s)}
    assert silent_lips <= {"h"}
    assert not any(symbol.isupper() for symbol in symbols)


def test_phones_follow_the_sound():
    """Vowels are louder than the closures before stops, and silence is silent."""
    chunks = spoken("Peter picked a pack of hot peppers today. Take a cup of tea to Kate.")
    samples = sound(chunks)

    def level_db(phone, first=0.0, last=1.0):
        length = phone.end_micros - phone.start_micros
        left = int((phone.start_micros + first * length) * 0.024)
        right = int((phone.start_micros + last * length) * 0.024)
        return 10 * np.log10(np.square(samples[left:right]).mean() + 1e-9)

    every = phones(chunks)
    vowels = [level_db(p) for p in every if p.stress == 1]
    closures = [level_db(p, last=0.5) for p in every if p.symbol in ("p", "t", "k")]
    silences = [level_db(p) for p in every if not p.symbol]
    assert np.mean(vowels) - np.mean(closures) > 12
    assert np.mean(vowels) - np.mean(silences) > 18


def test_stress_is_on_the_stressed_vowel():
    stressed = [p.symbol for p in phones(spoken("Today the castle waits.")) if p.stress == 1]
    assert stressed == ["eɪ", "æ", "eɪ"]


def test_words_point_into_the_text_that_was_given():
    text = 'He paid $5.99, "twice" — on 3/4/2024.'
    found = [(word.text, text[word.start_char : word.end_char]) for word in words(spoken(text))]
    assert found[:2] == [("He", "He"), ("paid", "paid")]
    assert ("twice", "twice") in found
    assert ("March", "3/4/2024") in found
    assert any(source == "$5.99" for _, source in found)


def test_words_and_phones_agree():
    chunks = spoken("Well, I can see the castle gate from here, although the fog is thick today.")
    starts = {phone.start_micros for phone in phones(chunks)}
    ends = {phone.end_micros for phone in phones(chunks)}
    for word in words(chunks):
        assert word.start_micros in starts
        assert word.end_micros in ends


def test_sound_starts_soon_and_clauses_do_not_drift_apart():
    chunks = spoken("Hello there, my friend from the far mountains, I have waited for so long now.")
    silences = [p for p in phones(chunks) if not p.symbol]
    assert silences[0].end_micros <= 120_000
    for before, after in pairwise(chunks):
        assert after.start_micros - before.words[-1].end_micros < 250_000


def test_pitch_is_given_where_there_is_voice_only():
    (chunk,) = spoken("She sells sea shells by the shore.")
    assert chunk.f0_hz.dtype == np.float32
    measured = pitch_hz(chunk.samples, chunk.sample_rate) > 0
    given = chunk.f0_hz[np.arange(len(measured)) * 10_000 // chunk.f0_hop_micros] > 0
    assert (measured == given).mean() > 0.75
    for phone in chunk.phones:
        if phone.symbol in ("ʃ", "s"):
            middle = (phone.start_micros + phone.end_micros) // 2 // chunk.f0_hop_micros
            assert chunk.f0_hz[middle] == 0


# Manner


def test_the_same_seed_gives_the_same_sound_and_another_seed_another():
    same = with_options(seed=0)
    other = with_options(seed=1)
    assert np.array_equal(sound(spoken(SENTENCE)), sound(spoken(SENTENCE, same)))
    assert not np.array_equal(sound(spoken(SENTENCE)), sound(spoken(SENTENCE, other)))


def middle_hz(chunks):
    f0_hz = np.concatenate([chunk.f0_hz for chunk in chunks])
    return np.median(f0_hz[f0_hz > 0])


def loudness(chunks):
    return np.sqrt(np.square(sound(chunks)).mean())


def test_speed_and_pitch_do_what_they_say():
    plain = spoken(SENTENCE)
    fast = spoken(SENTENCE, with_options(speed=1.6))
    high = spoken(SENTENCE, with_options(pitch=1.5))
    assert len(sound(fast)) < 0.8 * len(sound(plain))
    assert middle_hz(high) == pytest.approx(1.5 * middle_hz(plain), rel=0.03)


def test_formants_stretch_the_spectrum():
    spectrum = np.zeros((601, 2), np.float32)
    spectrum[100] = 1.0
    assert stretched(spectrum, 1.3).argmax(axis=0).tolist() == [130, 130]
    assert stretched(spectrum, 0.8).argmax(axis=0).tolist() == [80, 80]


@pytest.mark.parametrize(
    "character",
    [{"pitch": 0.58, "formant": 0.86}, {"pitch": 1.35, "formant": 1.18}, {"pitch": 0.42}],
)
def test_a_character_is_as_loud_as_the_voice_it_was_made_from(character):
    made = spoken(SENTENCE, with_options(**character))
    assert loudness(made) == pytest.approx(loudness(spoken(SENTENCE)), rel=0.1)


def test_no_manner_ever_clips():
    ogre = with_options(pitch=0.42, formant=0.76, speed=0.85)
    angry = Emotion(label=EmotionLabel.ANGER, intensity=1.0)
    assert np.abs(sound(spoken(SENTENCE, ogre, emotion=angry))).max() <= 0.98


def test_feelings_move_the_voice_a_little_and_neutral_not_at_all():
    still = manner_of(HibariOptions(), Emotion(label=EmotionLabel.JOY, intensity=0.0))
    assert still == Manner()
    for label in EmotionLabel:
        manner = manner_of(HibariOptions(), Emotion(label=label, intensity=1.0))
        assert 0.85 <= manner.speed <= 1.15
        assert 0.9 <= manner.pitch <= 1.15
        assert 0.7 <= manner.gain <= 1.3


def test_speed_and_feeling_together_stay_within_what_the_network_knows():
    sad = Emotion(label=EmotionLabel.SADNESS, intensity=1.0)
    assert manner_of(HibariOptions(speed=0.5), sad).speed == 0.5


def test_pitch_range_turns_about_the_middle():
    f0_hz = np.array([0, 100, 200, 400, 0], np.float32)
    wide = pitched(f0_hz, replace(Manner(), pitch_range=1.5))
    assert wide == pytest.approx([0, 200 / 2**1.5, 200, 200 * 2**1.5, 0], rel=1e-5)
    assert not pitched(np.zeros(4, np.float32), Manner()).any()


# Robustness


@pytest.mark.parametrize("text", ["", "🙂🙂", "你好，世界", "...", "\n\n"])
def test_text_without_an_english_word_is_one_clear_error(text):
    with pytest.raises(VoiceError, match=r"hibari cannot speak .*; hibari speaks English"):
        spoken(text)


@pytest.mark.parametrize(
    "text",
    ["Dr. Smith 🙂 你好 at https://example.com/a?b=1", "9" * 300, "x" * 500, "1 2 3 " * 60, "—-—a"],
)
def test_odd_text_is_spoken(text):
    chunks = spoken(text)
    assert chunks[-1].is_last
    assert words(chunks)


def test_a_very_long_text_is_heard_soon_and_cut_into_stretches():
    text = "Many words without any stop go on and on and " * 223
    assert len(text) > 10_000
    first, second = islice(LOADED.speak(sample_utterance(text)), 2)
    assert 0 < len(first.samples) < 24_000 * 6
    assert second.words[0].start_char > first.words[-1].end_char
    cut = list(clauses(text))
    assert max(c.end_char - c.start_char for c in cut) <= 360
    assert " ".join(text[c.start_char : c.end_char] for c in cut) == text.strip()


def test_a_model_without_durations_speaks_without_phones(monkeypatch, caplog):
    monkeypatch.setattr(engine_module, "_DURATIONS", "/no/such/node")
    with caplog.at_level(logging.WARNING):
        voice = HibariVoice(HibariOptions())
    assert not voice.capabilities.has_phone_times
    assert len(caplog.records) == 1
    assert "phone durations" in caplog.records[0].message
    chunks = spoken(SENTENCE, voice)
    assert phones(chunks) == []
    assert words(chunks) == []
    assert np.array_equal(sound(chunks), sound(spoken(SENTENCE)))


# Pieces


def test_an_output_is_appended_as_protobuf():
    assert with_output(b"M", "abc") == b"M\x3a\x07\x62\x05\x0a\x03abc"
    long = with_output(b"", "n" * 200)
    assert long.startswith(b"\x3a\xce\x01\x62\xcb\x01\x0a\xc8\x01")


def test_marks_and_spaces_give_their_time_to_their_neighbours():
    found = timed_phones("hˈO ð.", [4, 2, 2, 2, 2, 2, 4, 4])
    shown = [(p.symbol, p.end_micros, p.stress) for p in found]
    delayed = [(100, ""), (150, "h"), (275, "oʊ"), (350, "ð")]
    assert [end for _, end, _ in shown] == [1000 * (e - 42) for e, _ in delayed] + [550_000]
    assert [symbol for symbol, _, _ in shown] == ["", "h", "oʊ", "ð", ""]
    assert [stress for *_, stress in shown] == [0, 0, 1, 0, 0]


def test_length_marks_lengthen_the_phone_before():
    found = timed_phones("ɑːt", [2, 2, 2, 2, 2])
    assert [p.symbol for p in found] == ["", "ɑː", "t", ""]


def test_punctuation_has_no_phone():
    assert [ipa(symbol) for symbol in ".,ˈ ʧɡ"] == ["", "", "", "", "tʃ", "ɡ"]


def test_replaced_words_share_their_source():
    pairs = word_spans("I paid $5 now", "I paid five dollars now")
    own = ["I paid five dollars now"[a:b] for (a, b), _ in pairs]
    source = ["I paid $5 now"[a:b] for _, (a, b) in pairs]
    assert own == ["I", "paid", "five", "dollars", "now"]
    assert source == ["I", "paid", "$5", "$5", "now"]


def test_clauses_begin_short_and_keep_sentences_apart():
    text = (
        "Well, I can see the castle gate from here, although the fog is rather thick today, "
        "and the guards have not noticed us yet. Go on."
    )
    cut = [text[c.start_char : c.end_char] for c in clauses(text)]
    assert len(cut[0]) <= 60
    assert cut[-1] == "Go on."
    assert [c.ends_sentence for c in clauses(text)] == [False, True, True]
