import re

import pytest
from commands import bridge


@pytest.mark.parametrize("command", ["demo", "run", "monitor", "record"])
def test_seconds_means_the_same_everywhere(command):
    help_text = re.sub(r"[\s│]+", " ", bridge(command, "--help").output)
    assert "End after so long; 0: never." in help_text


@pytest.mark.parametrize("wrong", [["--seconds", "-1"], ["--seconds", "long"], ["--seed", "-1"]])
def test_values_out_of_range_are_wrong_usage(wrong):
    result = bridge("demo", *wrong)
    assert result.exit_code == 2
    assert wrong[0] in result.output
