import re

import pytest
from commands import bridge

from bridge.cli.options import manner_overrides


@pytest.mark.parametrize("command", ["demo", "run", "monitor", "record"])
def test_seconds_means_the_same_everywhere(command):
    help_text = re.sub(r"[\s│]+", " ", bridge(command, "--help").output)
    assert "End after so long; 0: never." in help_text


@pytest.mark.parametrize("wrong", [["--seconds", "-1"], ["--seconds", "long"], ["--seed", "-1"]])
def test_values_out_of_range_are_wrong_usage(wrong):
    result = bridge("demo", *wrong)
    assert result.exit_code == 2
    assert wrong[0] in result.output


def test_a_manner_is_a_name_or_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert manner_overrides(style="", policy="") == {}
    assert manner_overrides(style="shy", policy="my.toml") == {
        "style.name": "shy",
        "policy.name": "file",
        "policy.path": str(tmp_path / "my.toml"),
    }
