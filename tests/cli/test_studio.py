import re

import pytest
from commands import bridge

from bridge.errors import BridgeError, ConfigError, TransportError
from bridge.studio import Assets, PageServer


def test_the_studio_opens_says_where_and_ends(ada):
    result = bridge("studio", ada, "--port", "0", "--no-browser", "--seconds", "0.3")
    assert result.exit_code == 0
    assert re.search(r"studio    http://127\.0\.0\.1:\d+/", result.stdout)
    assert "stream    tcp://127.0.0.1:" in result.stdout


def test_a_port_that_is_taken_is_told_before_anybody_wakes_up(ada):
    server = PageServer(Assets(), port=0)
    try:
        with pytest.raises(TransportError, match="--port"):
            bridge("studio", ada, "--port", server.port, "--no-browser")
    finally:
        server.close()


def test_a_model_that_is_not_there_is_told(ada, tmp_path):
    with pytest.raises(BridgeError, match="no such model"):
        bridge("studio", ada, "--vrm", tmp_path / "x.vrm", "--port", "0", "--no-browser")


def test_a_wrong_character_file_is_told(tmp_path):
    with pytest.raises(ConfigError):
        bridge("studio", tmp_path / "nobody.toml", "--port", "0", "--no-browser")
