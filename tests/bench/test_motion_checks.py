import pytest

from bridge.bench.babble import babble
from bridge.bench.motion_checks import foreseen, rate_difference, repeated, seams, sign_test
from bridge.bench.motion_stage import perform_lines
from bridge.model import Policy, Style
from bridge.testing import sample_utterance

TEXT = "Nobody really knows how many boats were moored in the old harbour, my friend."
LINES = [(sample_utterance(TEXT), babble(TEXT))]


def test_movement_is_the_same_again_in_any_runs_and_without_foresight():
    style, policy = Style(), Policy()
    assert repeated(LINES, style, policy) == 0.0
    assert seams(perform_lines(LINES, style=style, policy=policy), style, policy) < 1e-5
    assert foreseen(LINES[0], style, policy) == 0.0
    assert rate_difference(LINES, style, policy) < 0.03


def test_the_sign_test_is_that_of_a_fair_coin():
    assert sign_test([2, 2, 2], [1, 1, 1]) == pytest.approx(1 / 8)
    assert sign_test([2, 1], [1, 2]) == pytest.approx(3 / 4)
    assert sign_test([1], [1]) == 1.0
