import base64
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openings import footage

from bridge.errors import BridgeError
from bridge.rigs import RIG
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.studio.stills import film_times, length_micros, still_at

TAKE = footage(2.0)
LONGER_SOUND = footage(0.5, sound_secs=1.25)


def array(still, key):
    return np.frombuffer(base64.b64decode(still[key]), "<f4")


def jaw(still):
    return float(array(still, "weights")[SHAPE_INDEX["jawOpen"]])


@given(st.integers(0, 2_000_000))
def test_a_still_is_of_its_very_instant(at_micros):
    assert jaw(still_at(TAKE, at_micros)) == pytest.approx(at_micros / 2e6, abs=2e-6)


def test_a_still_names_what_its_numbers_are():
    still = json.loads(json.dumps(still_at(TAKE, 1_000_000)))
    assert (still["ptsMicros"], still["utteranceId"]) == (1_000_000, "u1")
    assert tuple(still["shapeNames"]) == RIG.shape_names
    assert tuple(still["boneNames"]) == RIG.bone_names
    sizes = [len(array(still, key)) for key in ("weights", "head", "bones", "hips")]
    assert sizes == [52, 7, 55 * 4, 3]


def test_while_only_sound_is_left_the_last_pose_stays():
    assert length_micros(LONGER_SOUND) == 1_250_000
    assert jaw(still_at(LONGER_SOUND, 1_200_000)) == 1.0


@pytest.mark.parametrize("at_micros", [-1, 2_000_001])
def test_an_instant_that_the_take_lacks_says_how_long_it_is(at_micros):
    with pytest.raises(BridgeError, match=r"ends at 2\.00 s"):
        still_at(TAKE, at_micros)


@pytest.mark.parametrize("rate", [1, 24, 25, 30, 60, 120])
def test_times_of_a_film_never_drift(rate):
    times = film_times(TAKE, rate)
    assert len(times) == 2 * rate
    assert all(abs(at - index * 1e6 / rate) < 1 for index, at in enumerate(times))


def test_a_film_lasts_as_long_as_its_sound():
    assert len(film_times(LONGER_SOUND, 30)) == 38
