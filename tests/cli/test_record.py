import pytest
from commands import bridge, on_stage

from bridge.client.footage import read_footage
from bridge.errors import BridgeError, ConfigError


def test_a_running_stream_is_kept(ada, tmp_path):
    take = tmp_path / "evening.take"
    with on_stage(ada, "One and two and three and four.") as host:
        result = bridge("record", take, "--endpoint", host.endpoint, "--seconds", "1.5")
    footage = read_footage(take)
    assert footage.description.character == "Ada"
    assert len(footage.frames) > 60
    assert footage.samples.any()
    assert result.stdout.startswith("kept ")
    assert str(take) in result.stdout


def test_an_address_that_is_none_is_told(tmp_path):
    with pytest.raises(ConfigError, match="tcp://HOST:PORT"):
        bridge("record", tmp_path / "a.take", "--endpoint", "here")


def test_a_take_that_cannot_be_written_is_told_at_once(tmp_path):
    with pytest.raises(BridgeError, match="cannot be written"):
        bridge("record", tmp_path)
