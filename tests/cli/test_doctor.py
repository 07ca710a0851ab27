import pytest
from commands import CHARACTER, bridge, bridge_json, on_stage, write_character

from bridge.errors import ConfigError


def test_a_healthy_character_is_0(ada):
    result = bridge("doctor", ada)
    assert result.exit_code == 0
    for wanted in ("character", "plugins", "checks", "voice.name", "sine", str(ada)):
        assert wanted in result.stdout


def test_a_program_reads_everything(ada):
    found = bridge_json("doctor", ada, "--json")
    assert found["settings"]["voice.name"] == "sine"
    assert found["sources"]["voice.name"] == str(ada)
    checks = {check["name"]: check for check in found["checks"]}
    assert checks["voice sine"]["is_fine"]
    assert checks["voice sine"]["is_needed"]
    assert not checks["voice hibari"]["is_needed"]


def test_a_port_in_use_is_1_and_says_which(ada, tmp_path):
    with on_stage(ada) as host:
        text = CHARACTER.replace('endpoint = "tcp://127.0.0.1:*"', f'endpoint = "{host.endpoint}"')
        result = bridge("doctor", write_character(tmp_path, text, "other.toml"))
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if "MISSING" in line]
    assert "port for stream" in line
    assert host.endpoint in line
    assert "is in use" in line


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.toml"):
        bridge("doctor", tmp_path / "none.toml")
