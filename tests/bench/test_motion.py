"""The bench of movement: its figures stand beside nature's, and its gates are the project's."""

import pytest

from bridge.bench import motion
from bridge.bench.motion_lines import LINES, spoken
from bridge.session.builtins import load_plugins


@pytest.fixture(scope="module")
def seen():
    pytest.importorskip("hibari")
    registry = load_plugins().registry
    return motion.survey(registry, spoken(registry, LINES[:4]), styles=("neutral", "lively"))


def test_every_style_wanted_and_every_policy_performs_the_lines(seen):
    assert list(seen.styles) == ["neutral", "lively"]
    assert next(iter(seen.policies)) == "intl_neutral"
    assert len(seen.policies) >= 21
    assert "file" not in seen.policies


@pytest.mark.parametrize(
    "metric",
    [
        "joints beyond their limits",
        "hand inside the torso",
        "foot sliding, p99",
        "head speed, largest",
    ],
)
def test_no_body_breaks_in_any_manner(seen, metric):
    rows = {row.metric: row for row in motion.worst_rows(seen)}
    assert rows[f"worst: {metric}"].met, rows[f"worst: {metric}"]


def test_a_lively_body_does_more(seen):
    rows = {row.metric: row.value for row in motion.style_rows(load_plugins().registry, seen)}
    assert rows["lively: hand acceleration, p95"] > rows["neutral: hand acceleration, p95"]
