import numpy as np
import pytest

from bridge.model import SpeechChunk

RATE = 16_000


@pytest.fixture
def buzz():
    """Make sound from (seconds, amplitude) pieces: a buzz of 120 Hz with harmonics."""

    def make(*pieces, hz=120.0):
        parts = []
        for secs, amplitude in pieces:
            time = np.arange(round(secs * RATE)) / RATE
            tone = sum(np.sin(2 * np.pi * hz * k * time) / k for k in range(1, 12))
            parts.append(amplitude * tone)
        return np.concatenate(parts).astype(np.float32)

    return make


@pytest.fixture
def chunk():
    """Make a chunk of samples at 16 kHz."""

    def make(samples, start_micros=0, **more):
        more.setdefault("f0_hz", np.zeros(0, np.float32))
        return SpeechChunk(
            utterance_id="u1",
            start_micros=start_micros,
            sample_rate=RATE,
            samples=samples,
            **more,
        )

    return make
