"""What a device hears of the C++ core, held against the sound as it truly is."""

import base64
import json

import numpy as np
import pytest
import unreal

pytestmark = unreal.needs_tools

SOURCE = 24_000
START_MICROS = 100_000
SECONDS = 0.8


class Voice:
    """Two hundred tones together, whose sound is known at every instant."""

    def __init__(self, highest_hertz):
        random = np.random.default_rng(7)
        self._hertz = random.uniform(80, highest_hertz, 200)
        self._phases = random.uniform(0, 2 * np.pi, 200)
        self._size = 0.3 / np.sqrt(100)

    def at(self, seconds):
        """Return the sound at instants, the first of them at its beginning."""
        angles = 2 * np.pi * np.outer(seconds, self._hertz) + self._phases
        return self._size * np.sin(angles).sum(axis=1)

    def steps(self, lengths, rate=SOURCE):
        """Yield the chunks of it, cut to these lengths again and again."""
        samples = self.at(np.arange(int(SECONDS * rate)) / rate).astype("<f4")
        at = 0
        for number in range(len(samples)):
            length = lengths[number % len(lengths)]
            pts = START_MICROS + round(at * 1e6 / rate)
            packed = base64.b64encode(samples[at : at + length].tobytes()).decode()
            yield f"sound {pts} {rate} u1 {packed}"
            at += length
            if at >= len(samples):
                return


def play(run_program, device, steps):
    """Return what the program printed of each ``play``."""
    printed = run_program("sound_playing", device, stdin="\n".join(steps))
    return list(map(json.loads, printed.splitlines()))


def decibels(error, truth):
    return 10 * np.log10(np.mean(np.square(error)) / np.mean(np.square(truth)))


def heard_and_true(run_program, device, voice, lengths, rate=SOURCE):
    """Return what is heard of the middle of a voice, and what should be."""
    count = round((START_MICROS / 1e6 + SECONDS) * device)
    (said,) = play(run_program, device, [*voice.steps(lengths, rate), f"play {count}"])
    assert said["underruns"] == 0
    seconds = np.arange(count) / device - START_MICROS / 1e6
    middle = (seconds > 0.05) & (seconds < SECONDS - 0.05)
    return np.array(said["samples"])[middle], voice.at(seconds[middle])


@pytest.mark.parametrize("device", [48_000, 44_100, 32_000, 96_000])
def test_a_voice_is_heard_as_it_is(run_program, device):
    heard, truth = heard_and_true(run_program, device, Voice(9_000), [960])
    assert decibels(heard - truth, truth) < -85


def test_a_device_of_the_same_rate_changes_nothing(run_program):
    heard, truth = heard_and_true(run_program, SOURCE, Voice(11_000), [960, 1, 333])
    assert np.abs(heard - truth).max() < 1e-6


def test_a_slower_device_hears_what_it_can(run_program):
    heard, truth = heard_and_true(run_program, 16_000, Voice(6_000), [960])
    assert decibels(heard - truth, truth) < -85


def test_voices_of_other_rates_are_heard_too(run_program):
    for rate in (16_000, 22_050, 44_100):
        heard, truth = heard_and_true(run_program, 48_000, Voice(6_000), [rate // 25], rate)
        assert decibels(heard - truth, truth) < -85


@pytest.mark.parametrize("lengths", [[5, 6], [7, 1, 31], [13, 997, 1, 1, 480], [16]])
def test_chunks_of_any_length_sound_as_one(run_program, lengths):
    for device in (48_000, 44_100, 16_000):
        whole, _ = heard_and_true(run_program, device, Voice(9_000), [SOURCE])
        cut, _ = heard_and_true(run_program, device, Voice(9_000), lengths)
        assert np.abs(whole - cut).max() < 1e-6


def test_a_change_of_device_in_mid_word_is_not_heard(run_program):
    voice = Voice(9_000)
    plays = [(48_000, 24_000), (44_100, 8_820), (96_000, 9_600)]
    steps = [*voice.steps([960])]
    for rate, count in plays:
        steps += [f"device {rate}", f"play {count}"]
    said = play(run_program, 48_000, steps)
    began = 0.0
    for (rate, count), one in zip(plays, said, strict=True):
        seconds = began + np.arange(count) / rate - START_MICROS / 1e6
        middle = seconds > 0.05
        truth = voice.at(seconds[middle])
        assert decibels(np.array(one["samples"])[middle] - truth, truth) < -85
        began += count / rate
        assert one["position"] == pytest.approx(began * 1e6, abs=20)
        assert one["utterance"] == "u1"


def test_a_cut_is_heard_as_a_fade_of_five_milliseconds(run_program):
    ones = base64.b64encode(np.ones(SOURCE // 2, "<f4").tobytes()).decode()
    steps = [f"sound {START_MICROS} {SOURCE} u1 {ones}", "play 9600", "cut 150000 u1", "play 4800"]
    _, said = play(run_program, 48_000, steps)
    samples = np.array(said["samples"])
    fade = np.linspace(1, 0, 240, endpoint=False)
    assert np.abs(samples[:240] - fade).max() < 0.02
    assert np.abs(samples[280:]).max() < 1e-4
    assert said["underruns"] == 0


def test_a_voice_costs_no_memory(run_program):
    for device, cost in json.loads(run_program("sound_steady")).items():
        assert cost["render_allocations"] == cost["take_allocations"] == 0, device
        assert cost["underruns"] == 0, device


def test_nothing_that_may_happen_to_a_voice_is_undefined(run_program):
    assert run_program("sound_fuzz", 10).splitlines()[-1] == "10 passed, 0 failed"
