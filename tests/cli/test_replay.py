import numpy as np
import pytest
from commands import bridge

from bridge.client.footage import read_footage
from bridge.errors import ConfigError, TakeError

ANY_PORT = ("--endpoint", "tcp://127.0.0.1:*", "--no-sound")


def test_what_is_replayed_is_the_same_to_the_bit(take, tmp_path):
    again = tmp_path / "again.take"
    result = bridge("replay", take, *ANY_PORT, "--record", again)
    assert result.exit_code == 0
    first, second = read_footage(take), read_footage(again)
    for name in ("weights", "head", "bones", "hips"):
        assert getattr(first, name).tobytes() == getattr(second, name).tobytes()
    assert np.array_equal(np.diff(first.times_micros), np.diff(second.times_micros))
    assert first.samples.tobytes() == second.samples.tobytes()
    assert [u.text for u in first.utterances] == [u.text for u in second.utterances]
    assert result.stdout == f"replayed {first.seconds_at(first.times_micros[-1]):.1f} s\n"


def test_a_bad_receiver_is_told(take):
    with pytest.raises(ConfigError, match="targets"):
        bridge("replay", take, *ANY_PORT, "--vmc", "nowhere")


def test_a_broken_take_is_told(take, tmp_path):
    cut = tmp_path / "cut.take"
    cut.write_bytes(take.read_bytes()[:5000])
    with pytest.raises(TakeError, match="ends in the middle"):
        bridge("replay", cut, *ANY_PORT)
