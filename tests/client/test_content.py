import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.client.content import content_skew

AT = np.arange(0, 20e6, 1e6 / 60)


def syllables(times):
    """Bursts of four a second, each of another size."""
    size = 0.5 + 0.5 * np.sin(np.floor(times / 250_000) * 12.9898) ** 2
    return np.sin(np.pi * times / 250_000) ** 2 * size


@settings(max_examples=30)
@given(st.floats(-100_000, 100_000))
def test_a_shift_is_found_to_a_fraction_of_a_picture(shift):
    found = content_skew(AT, syllables(AT), syllables(AT - shift))
    assert found == pytest.approx(shift, abs=2_000)


def test_silence_and_noise_have_no_skew():
    random = np.random.default_rng(1)
    assert content_skew(AT, syllables(AT), np.zeros_like(AT)) is None
    assert content_skew(AT, syllables(AT), random.random(len(AT))) is None


@pytest.mark.parametrize("count", [0, 2, 50])
def test_too_little_material_has_no_skew(count):
    at = AT[:count]
    assert content_skew(at, syllables(at), syllables(at)) is None
