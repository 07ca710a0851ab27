import pytest
from commands import bridge

from bridge.errors import BridgeError
from bridge.transport import load_keys


def test_a_pair_is_made_and_its_files_are_named(tmp_path):
    result = bridge("keys", tmp_path / "keys", "--name", "unity")
    assert result.exit_code == 0
    public, secret = sorted((tmp_path / "keys").iterdir())
    assert str(public) in result.stdout
    assert str(secret) in result.stdout
    assert load_keys(secret).secret.decode() not in result.stdout


def test_keys_that_are_there_are_not_overwritten(tmp_path):
    bridge("keys", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(BridgeError, match="server"):
        bridge("keys", tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
