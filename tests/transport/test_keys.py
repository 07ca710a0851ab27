import os

import pytest

from bridge.errors import ConfigError
from bridge.transport import load_keys, load_public, make_keys, save_keys


def test_saved_keys_come_back(tmp_path):
    keys = make_keys()
    public, secret = save_keys(keys, tmp_path / "keys", "stage")
    assert load_keys(secret) == keys
    assert load_public(public) == keys.public


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_the_secret_is_the_owners_alone(tmp_path, caplog):
    _, secret = save_keys(make_keys(), tmp_path, "stage")
    assert secret.stat().st_mode & 0o777 == 0o600
    load_keys(secret)
    assert not caplog.records
    secret.chmod(0o644)
    load_keys(secret)
    assert [record.message for record in caplog.records] == [
        "others on this machine can read a secret key"
    ]


def test_keys_in_use_are_not_written_over(tmp_path):
    save_keys(make_keys(), tmp_path, "stage")
    with pytest.raises(ConfigError, match="not in use"):
        save_keys(make_keys(), tmp_path, "stage")


@pytest.mark.parametrize("content", [b"", b"short", b"#" * 40, b"\xff" * 40, b"x" * 5000])
def test_a_file_that_holds_no_key_is_refused(tmp_path, content):
    path = tmp_path / "bad.secret"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(ConfigError, match="40 Z85 characters"):
        load_keys(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.public"):
        load_public(tmp_path / "none.public")


def test_a_printed_pair_keeps_its_secret():
    keys = make_keys()
    assert keys.secret.decode() not in repr(keys)
