import sys
from types import SimpleNamespace

import numpy as np
import pytest

from bridge.errors import TransportError
from bridge.testing import VirtualClock
from bridge.transport.sound import SilentDevice, SoundDevice

RATE = 24_000
BLOCK = 240  # 10 ms
LATENCY_MICROS = 20_000


class FakeStream:
    """PortAudio as it looks from Python: pulls a block each 10 ms, to be heard 20 ms later."""

    latency = LATENCY_MICROS / 1e6

    def __init__(self, callback):
        self.callback = callback
        self.active = False
        self.calls = []
        self.heard = []

    def start(self):
        self.active = True
        self.calls.append("start")

    def stop(self):
        self.active = False
        self.calls.append("stop")

    def close(self):
        self.calls.append("close")

    def pull(self, *, delay_secs=latency, underflow=False):
        out = np.full((BLOCK, 1), 9, np.float32)
        time = SimpleNamespace(currentTime=100.0, outputBufferDacTime=100.0 + delay_secs)
        self.callback(out, BLOCK, time, SimpleNamespace(output_underflow=underflow))
        self.heard += out[:, 0].tolist()


class Stage:
    """A device, its clock, and how time passes for both."""

    def __init__(self, make):
        self.clock = VirtualClock()
        self.stream = None
        self.device = make(self)

    def pass_time(self, micros, **how):
        end = self.clock.now_micros() + micros
        while self.clock.now_micros() < end:
            if self.stream:
                self.stream.pull(**how)
            self.clock.advance(10_000)

    def open_stream(self, callback):
        self.stream = FakeStream(callback)
        return self.stream

    def heard_now(self):
        return self.device.heard_micros(self.clock.now_micros())


def real(stage):
    return SoundDevice(RATE, stage.clock, stage.open_stream)


def silent(stage):
    return SilentDevice(RATE, stage.clock)


@pytest.fixture
def stage():
    return Stage(real)


@pytest.fixture(params=[real, silent], ids=["SoundDevice", "SilentDevice"])
def either(request):
    return Stage(request.param)


def tone(secs, value=0.5):
    return np.full(round(secs * RATE), value, np.float32)


# What both promise


def test_without_sound_the_position_is_the_clock(either):
    assert either.heard_now() == 0
    either.pass_time(500_000)
    assert either.heard_now() == 500_000


def test_sound_on_time_is_heard_at_its_time(either):
    either.pass_time(100_000)
    either.device.play(300_000, tone(0.5))
    for _ in range(70):
        either.pass_time(10_000)
        assert abs(either.heard_now() - either.clock.now_micros()) <= 100
    assert either.device.underruns == 0


def test_sound_that_comes_late_is_heard_late_and_the_position_says_so(either):
    either.pass_time(100_000)
    either.device.play(50_000, tone(1.0))
    either.pass_time(200_000)
    late = either.clock.now_micros() - either.heard_now()
    assert 50_000 <= late <= 50_000 + LATENCY_MICROS + 10_000
    either.pass_time(2_000_000)
    assert either.heard_now() == either.clock.now_micros()


def test_running_dry_in_the_middle_is_counted(either):
    either.device.play(30_000, tone(0.1))
    either.pass_time(300_000)
    either.device.play(130_000, tone(0.1))
    assert either.device.underruns == 1
    either.device.play(230_000, tone(0.1))
    assert either.device.underruns == 1


def test_after_a_cut_new_sound_is_heard_on_time(either):
    either.device.play(30_000, tone(5.0))
    either.pass_time(500_000)
    either.device.cut()
    either.device.play(700_000, tone(1.0))
    either.pass_time(500_000)
    assert abs(either.heard_now() - either.clock.now_micros()) <= 100
    assert either.device.underruns == 0


def test_closing_is_harmless_twice(either):
    either.device.close()
    either.device.close()


# What is heard from the real one


def test_samples_come_out_at_the_instant_they_were_asked_for(stage):
    stage.pass_time(100_000)
    stage.device.play(300_000, tone(0.1))
    stage.pass_time(500_000)
    heard = np.array(stage.stream.heard)
    # A sample's place in the row plus the latency is when it is heard.
    first, last = np.flatnonzero(heard)[[0, -1]]
    assert abs(first * 1e6 / RATE + LATENCY_MICROS - 300_000) <= 50
    assert last - first + 1 == 2400
    assert set(heard[first : last + 1]) == {0.5}


def test_chunks_are_joined_without_a_click(stage):
    for number in range(10):
        stage.device.play(100_000 + number * 50_000, tone(0.05))
    stage.pass_time(800_000)
    heard = np.array(stage.stream.heard)
    assert np.count_nonzero(heard) == 10 * 1200
    assert np.ptp(np.flatnonzero(heard)) == 10 * 1200 - 1


def test_a_cut_is_silent_within_one_block_after_a_short_fade(stage):
    stage.device.play(30_000, tone(5.0))
    stage.pass_time(500_000)
    before = len(stage.stream.heard)
    stage.device.cut()
    stage.pass_time(100_000)
    after = np.array(stage.stream.heard[before:])
    assert np.count_nonzero(after) <= RATE * 0.005
    assert (np.diff(after) <= 0).all()
    assert after[0] == 0.5
    assert np.abs(np.diff(after)).max() < 0.01


def test_what_comes_from_an_instant_on_can_be_dropped(stage):
    stage.device.play(100_000, tone(1.0))
    stage.device.stop_from(400_000)
    stage.pass_time(1_500_000)
    heard = np.flatnonzero(stage.stream.heard)
    assert abs(np.ptp(heard) / RATE - 0.305) < 0.001
    stage.device.stop_from(9_000_000)


def test_the_devices_drift_is_taken_up_by_silence(stage):
    """A device that runs 0.5 % slow: every utterance still starts on time."""
    for _ in range(20):
        start = stage.clock.now_micros() + 200_000
        stage.device.play(start, tone(0.3))
        for _ in range(100):
            stage.stream.pull()
            stage.clock.advance(10_050)
            if abs(stage.clock.now_micros() - start) < 6_000:
                assert abs(stage.heard_now() - stage.clock.now_micros()) < 2_000


def test_a_device_that_does_not_tell_its_delay_is_believed_its_latency(stage):
    stage.pass_time(200_000, delay_secs=0.0)
    stage.device.play(400_000, tone(0.1))
    stage.pass_time(400_000, delay_secs=-5.0)
    first = np.flatnonzero(stage.stream.heard)[0]
    assert abs(first * 1e6 / RATE + LATENCY_MICROS - 400_000) <= 50


def test_a_stumbling_device_is_counted_and_followed(stage):
    stage.pass_time(100_000)
    stage.clock.advance(300_000)  # the machine slept
    stage.pass_time(50_000, underflow=True)
    assert stage.device.underruns == 5
    stage.device.play(stage.clock.now_micros() + 100_000, tone(0.2))
    stage.pass_time(200_000)
    assert abs(stage.heard_now() - stage.clock.now_micros()) <= 100


def test_jitter_of_the_callbacks_is_smoothed(stage):
    stage.device.play(50_000, tone(3.0))
    stage.pass_time(100_000)
    random = np.random.default_rng(0)
    for _ in range(200):
        stage.stream.pull(delay_secs=LATENCY_MICROS / 1e6 + random.normal(0, 0.003))
        stage.clock.advance(10_000)
        assert abs(stage.heard_now() - stage.clock.now_micros()) < 3_000


def test_more_than_a_minute_ahead_is_refused(stage):
    stage.device.play(100_000, tone(59.0))
    with pytest.raises(TransportError, match="60 s queued") as caught:
        stage.device.play(59_100_000, tone(2.0))
    assert caught.value.retryable
    stage.pass_time(3_000_000)
    stage.device.play(59_100_000, tone(2.0))


def test_a_device_that_was_pulled_out_says_so(stage):
    stage.stream.active = False
    with pytest.raises(TransportError, match="has gone"):
        stage.device.play(0, tone(0.1))


def test_the_stream_is_started_and_closed_in_order(stage):
    stage.device.close()
    stage.device.close()
    assert stage.stream.calls == ["start", "stop", "close"]


# Opening


class FakeLibrary:
    """The sounddevice module, as far as opening goes."""

    class PortAudioError(Exception):
        pass

    def __init__(self, names, error=None):
        self.names, self.error, self.asked = names, error, {}

    def query_devices(self):
        return [{"name": name, "max_output_channels": 2} for name in self.names]

    def OutputStream(self, **asked):
        self.asked = asked
        if self.error:
            raise self.error
        return FakeStream(asked["callback"])


def test_opening_asks_for_mono_floats(monkeypatch):
    library = FakeLibrary(["Speakers"])
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    device = SoundDevice.open(RATE, clock=VirtualClock(), device="Speakers", latency=0.05)
    device.close()
    assert library.asked["channels"] == 1
    assert library.asked["dtype"] == "float32"
    assert library.asked["samplerate"] == RATE
    assert library.asked["latency"] == 0.05


@pytest.mark.parametrize(
    ("names", "device", "message"),
    [
        ([], None, "this machine has no sound device. Connect one"),
        (["Speakers"], None, r"the default sound device cannot be opened \(no\)"),
        (["A", "B"], "Kable", "'Kable' cannot be opened .* Name another one of: A, B"),
    ],
)
def test_a_device_that_cannot_be_opened_is_one_clear_sentence(monkeypatch, names, device, message):
    library = FakeLibrary(names, FakeLibrary.PortAudioError("no"))
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    with pytest.raises(TransportError, match=message) as caught:
        SoundDevice.open(RATE, clock=VirtualClock(), device=device)
    assert caught.value.retryable


def test_a_missing_package_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(TransportError, match=r"pip install 'avatar-bridge\[audio\]'") as caught:
        SoundDevice.open(RATE, clock=VirtualClock())
    assert not caught.value.retryable


def test_a_missing_portaudio_says_how_to_get_it(monkeypatch, tmp_path):
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TransportError, match="sudo apt install libportaudio2"):
        SoundDevice.open(RATE, clock=VirtualClock())
