"""Sync is told from what was heard and seen: a known lag is found again."""

import struct

import numpy as np
import pytest

from bridge.bench.client_sync import Heard, Sent, read_heard, read_seen, skews
from bridge.model import AudioChunk

RATE = 24_000
START = 5_000_000


@pytest.fixture(scope="module")
def sent():
    noise = np.random.default_rng(1).standard_normal(3 * RATE).astype(np.float32) * 0.1
    size = RATE // 25
    chunks = [
        AudioChunk(
            character="Ada",
            seq=i,
            pts_micros=START + i * 40_000,
            utterance_id="u0",
            sample_rate=RATE,
            samples=noise[i * size : (i + 1) * size],
        )
        for i in range(75)
    ]
    return Sent.of([*chunks[10:], *chunks[:10]])


def _seen(early_micros):
    """Return pictures whose poses are so much earlier than the sound; clocks agree but for 1 s."""
    now = np.arange(START, START + 3_000_000, 16_667.0)
    zero = np.zeros_like(now)
    return np.column_stack([now + 1e6, now + early_micros, zero, zero, zero, zero])


@pytest.mark.parametrize("early", [0, 12_000, -30_000])
def test_a_known_lag_is_found(sent, early):
    times = START + 1e6 + np.arange(len(sent.samples)) * 1e6 / RATE
    found = skews(sent, Heard(times, sent.samples), _seen(early))
    assert len(found) > 40
    assert found == pytest.approx(early, abs=1e6 / RATE)


def test_silence_and_other_sound_say_nothing(sent):
    times = START + 1e6 + np.arange(len(sent.samples)) * 1e6 / RATE
    other = np.random.default_rng(2).standard_normal(len(times)) * 0.1
    assert not len(skews(sent, Heard(times, other), _seen(0)))
    assert not len(skews(sent, Heard(times, np.zeros_like(times)), _seen(0)))


def test_chunks_lie_where_their_times_say(sent):
    assert sent.start_micros == START
    assert np.array_equal(sent.between(START - 1e6, RATE // 2), np.zeros(RATE // 2))
    assert np.array_equal(sent.between(START + 500_000, 100), sent.samples[12_000:12_100])


def test_files_of_a_client_are_read(tmp_path):
    block = np.arange(4, dtype="<f4")
    data = b"".join(struct.pack("<di", 1000.0 + i * 200, 4) + block.tobytes() for i in range(3))
    (tmp_path / "heard").write_bytes(data + b"cut off")
    heard = read_heard(tmp_path / "heard", 48_000, 24_000)
    assert heard.samples.tolist() == [0, 2, 0, 2, 0, 2]
    assert heard.times.tolist()[:4] == [1000, 1100, 1200, 1300]
    np.arange(14, dtype="<f8").tofile(tmp_path / "seen")
    assert read_seen(tmp_path / "seen").tolist() == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]
