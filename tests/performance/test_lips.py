from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import Layer, Phone, Speech, Style, Timeline
from bridge.motion.lips import compile_lips, lip_weights
from bridge.motion.lips_closure import Closures
from bridge.performance.lips import PhoneLips
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.testing.contracts import LipModelContract

RATE = 8_000
JAW, CLOSE = SHAPE_INDEX["jawOpen"], SHAPE_INDEX["mouthClose"]
PUCKER = SHAPE_INDEX["mouthPucker"]
EARLY = 30_000

STYLES = (
    Style(),
    Style(name="mumble", jaw=0.2, lip=0.2),
    Style(name="shout", jaw=0.95, lip=0.8),
    Style(name="ventriloquist", jaw=0.1, lip=0.6),
)


class TestPhoneLips(LipModelContract):
    @pytest.fixture
    def part(self):
        return PhoneLips()


def speech(*sounds, seed=0):
    """A speech of (symbol, milliseconds); its sound is noise."""
    at, phones = 0, []
    for symbol, millis in sounds:
        phones.append(Phone(symbol=symbol, start_micros=at, end_micros=at + millis * 1000))
        at += millis * 1000
    noise = np.random.default_rng(seed).normal(0, 0.1, at * RATE // 1_000_000)
    return Speech(
        utterance_id="u",
        sample_rate=RATE,
        samples=noise.astype(np.float32),
        phones=tuple(phones),
        words=(),
        f0_hz=np.zeros(0, np.float32),
        f0_hop_micros=10_000,
        is_complete=True,
    )


def lips(spoken, style=STYLES[0]):
    return PhoneLips().lips(spoken, style)


def mouth(spoken, style=STYLES[0], fps=60):
    """The finished weights from 0.4 s before the sound to 0.6 s after it, and their times."""
    end = spoken.phones[-1].end_micros
    timeline = Timeline(
        utterance_id="u", origin_micros=0, duration_micros=end, cues=tuple(lips(spoken, style))
    )
    times = np.arange(-400_000, end + 600_000, 1_000_000 // fps)
    sample = lip_weights(compile_lips([timeline]), times)
    return times, Closures(sample).imposed_on(sample.weights), sample


def during(phone, times):
    return (times >= phone.start_micros - 20_000) & (times <= phone.end_micros)


MAYBE = (("", 60), ("m", 70), ("eɪ", 140), ("b", 60), ("i", 90), ("p", 50), ("ɪ", 50), ("p", 50))
SIP = (("s", 90), ("ɪ", 80), ("p", 70), ("f", 70), ("aɪ", 150), ("v", 60), ("ʃ", 90), ("u", 120))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("squeeze", [1.0, 0.6])
@pytest.mark.parametrize("sounds", [MAYBE, SIP], ids=["maybe", "sip"])
@pytest.mark.parametrize("fps", [30, 60, 90])
def test_lips_seal_touch_and_narrow_in_every_style_at_every_rate(style, squeeze, sounds, fps):
    spoken = speech(*((symbol, round(millis * squeeze)) for symbol, millis in sounds))
    times, weights, sample = mouth(spoken, style, fps)
    for phone in spoken.phones:
        at = during(phone, times)
        if phone.symbol in ("p", "b", "m"):
            gap = weights[at, JAW] - weights[at, CLOSE]
            assert sample.closure[at].max() >= 0.9, phone
            assert gap.min() <= 0.02, phone
        if phone.symbol in ("f", "v"):
            assert sample.labiodental[at].max() >= 0.8, phone
        if phone.symbol in ("s", "ʃ"):
            inside = (times >= phone.start_micros) & (times <= phone.end_micros - 10_000)
            assert weights[inside, JAW].max() <= 0.15, phone


@pytest.mark.parametrize("vowel", ["ɪ", "ɑ", "u", "ə"])
@pytest.mark.parametrize("millis", [50, 90])
def test_lips_part_between_two_seals(vowel, millis):
    spoken = speech(("p", 60), (vowel, millis), ("p", 60))
    times, _, sample = mouth(spoken, fps=200)
    vowel_early = (times > 60_000 - EARLY) & (times < (60 + millis) * 1000 - EARLY)
    assert sample.closure[vowel_early].min() <= 0.30


def test_two_seals_in_a_row_are_one():
    pop_man = lips(speech(("ɑ", 100), ("p", 60), ("m", 60), ("æ", 100)))
    assert [cue.name for cue in pop_man] == ["breath-in", "aa", "PP", "aa"]
    seal = pop_man[2]
    assert seal.relax_micros - seal.ready_micros >= 100_000


def test_rounding_begins_well_before_its_vowel():
    spoken = speech(("t", 70), ("i", 100), ("t", 60), ("u", 130), ("", 300))
    times, weights, _ = mouth(spoken, fps=200)
    just_before = weights[np.searchsorted(times, 180_000), PUCKER]  # still in the t
    assert just_before > 0.3
    assert weights[np.searchsorted(times, 60_000), PUCKER] < 0.05


def test_the_mouth_is_early():
    cue = next(c for c in lips(speech(("", 400), ("b", 60), ("ɑ", 120))) if c.name == "PP")
    assert cue.ready_micros == 400_000 - EARLY


@pytest.mark.parametrize(
    ("millis", "names"),
    [(100, ["aa", "aa"]), (200, ["aa", "sil", "aa"]), (500, ["aa", "sil", "aa"])],
)
def test_pauses_hold_relax_or_close(millis, names):
    spoken = speech(("ɑ", 60), ("", millis), ("ɑ", 60))
    assert [cue.name for cue in lips(spoken) if cue.name != "breath-in"] == names
    times, weights, _ = mouth(spoken, fps=200)
    middle = weights[np.searchsorted(times, 60_000 + millis * 550), JAW]
    held = weights[:, JAW].max()
    limits = {100: (0.5, 1.0), 200: (0.02, 0.7), 500: (0.0, 0.01)}[millis]
    assert limits[0] * held <= middle <= limits[1] * held


def test_breath_is_drawn_before_speech_and_after_long_silence_only():
    spoken = speech(("ɑ", 90), ("", 500), ("ɑ", 90), ("", 1200), ("ɑ", 90))
    breaths = [cue for cue in lips(spoken) if cue.name == "breath-in"]
    assert [round(cue.end_micros, -4) for cue in breaths] == [-90_000, 1_790_000]


def test_the_mouth_ends_exactly_shut_soon_after_the_sound():
    times, weights, sample = mouth(speech(*SIP))
    silent = times > speech(*SIP).phones[-1].end_micros + 250_000
    assert silent.any()
    assert not weights[silent].any()
    assert not weights[times < -EARLY - 300_000].any()
    assert not sample.closure[silent].any()


def test_every_cue_says_why():
    for cue in lips(speech(*MAYBE)):
        assert cue.layer is Layer.LIPS
        assert cue.because


@pytest.mark.parametrize(
    "sounds",
    [
        [("ɑ", 80)],
        [("p", 30)],
        [("", 500)],
        [("", 500), ("s", 1)],
        [("p", 0), ("ɑ", 0)],
        [("☃", 90), ("h", 50), ("ɑ", 90)],
        [("ɑ", 2500)],
        [("m", 900), ("ɑ", 20), ("m", 20)],
    ],
)
def test_odd_speech_is_spoken_without_complaint(sounds):
    _, weights, _ = mouth(speech(*sounds))
    assert weights.min() >= 0
    assert weights.max() <= 1


SOUNDS = st.lists(
    st.tuples(
        st.sampled_from([*"pbmfvszʃtknlhɹwɑæiɪuəɛyɔ?", "", "", "aɪ", "oʊ", "tʃ", "ɔɪ"]),
        st.sampled_from([0, 10, 25, 40, 50, 75, 100, 130, 200, 360, 700]),
    ),
    min_size=2,
    max_size=14,
)


@settings(max_examples=150)
@given(SOUNDS, st.integers(0, 3))
def test_cues_that_start_300_ms_before_the_end_never_change(sounds, style):
    whole = speech(*sounds)
    final = lips(whole, STYLES[style])
    for known in range(1, len(sounds)):
        end = whole.phones[known - 1].end_micros
        so_far = replace(
            whole,
            phones=whole.phones[:known],
            samples=whole.samples[: end * RATE // 1_000_000],
            is_complete=False,
        )
        horizon = end - 300_000
        early = [cue for cue in lips(so_far, STYLES[style]) if cue.start_micros < horizon]
        assert early == [cue for cue in final if cue.start_micros < horizon]


@settings(max_examples=60)
@given(SOUNDS, st.integers(0, 3))
def test_any_speech_gives_well_formed_cues_and_weights(sounds, style):
    spoken = speech(*sounds)
    cues = lips(spoken, STYLES[style])
    for cue in cues:
        times = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
        assert list(times) == sorted(times)
        assert 0 <= cue.weight <= 2
        assert cue.start_micros > -350_000
        assert cue.end_micros <= spoken.phones[-1].end_micros + 300_000
    _, weights, _ = mouth(spoken, STYLES[style])
    assert weights.min() >= 0
    assert weights.max() <= 1
    assert (weights[:, CLOSE] <= weights[:, JAW]).all()


def test_the_same_speech_gives_the_same_cues():
    assert lips(speech(*SIP)) == lips(speech(*SIP))
