import re

import pytest
from commands import CHARACTER, bridge, on_stage, write_character

from bridge.errors import ConfigError, TransportError


def test_addresses_and_characters_are_told(tmp_path):
    ada = write_character(tmp_path)
    bob = write_character(tmp_path, CHARACTER.replace("Ada", "Bob"), "bob.toml")
    result = bridge("run", ada, bob, "--seconds", "0.3", "--no-sound")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert re.fullmatch(r"stream    tcp://127\.0\.0\.1:\d+", lines[0])
    assert re.fullmatch(r"requests  tcp://127\.0\.0\.1:\d+", lines[1])
    assert lines[2:4] == ["Ada: native; sound off", "Bob: native; sound off"]


def test_the_same_character_twice_is_refused(ada):
    with pytest.raises(ConfigError, match="a different name"):
        bridge("run", ada, ada, "--seconds", "1")


def test_a_port_in_use_is_told_with_the_cure(ada, tmp_path):
    with on_stage(ada) as host:
        text = CHARACTER.replace('endpoint = "tcp://127.0.0.1:*"', f'endpoint = "{host.endpoint}"')
        other = write_character(tmp_path, text, "other.toml")
        with pytest.raises(TransportError, match="in use; another sidecar"):
            bridge("run", other, "--seconds", "1")
