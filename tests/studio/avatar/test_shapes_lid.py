import numpy as np
import pytest

from bridge.studio.avatar.eye_opening import EYE_CENTRE, EYE_RADIUS, closed_height
from bridge.studio.avatar.eyes import build_eyes


def test_closed_lids_meet_on_one_line(head, head_moves):
    closed = head.positions + head_moves["eyeBlinkLeft"]
    edge = np.abs(closed[:, 1] - closed_height(closed[:, 0])) < 1e-4
    width = closed[edge & (closed[:, 0] > 0), 0]
    assert width.max() - width.min() > 0.035
    upper = edge & (np.abs(head.upper_lid).max(axis=1) > 0)
    lower = edge & (np.abs(head.lower_lid).max(axis=1) > 0)
    assert upper.sum() > 10
    assert lower.sum() > 10
    assert np.ptp(closed[upper & (closed[:, 0] > 0), 0]) > 0.03


@pytest.mark.parametrize("weight", [0.25, 0.5, 0.75, 1.0])
def test_the_eyeball_never_comes_through_a_closing_lid(head, head_moves, weight):
    lid = np.abs(head.upper_lid).max(axis=1) > 0.002
    lid &= head.positions[:, 0] > 0
    places = head.positions[lid] + weight * head_moves["eyeBlinkLeft"][lid]
    eyes = build_eyes()
    back = weight * eyes.shapes["eyeBlinkLeft"][:, 2].min()
    distance = np.linalg.norm(places - EYE_CENTRE - (0, 0, back), axis=1)
    # The lids' inner edge goes back towards the eyeball, and is hidden by the rim before it.
    assert np.quantile(distance, 0.2) > EYE_RADIUS - 0.0005


def test_wide_eyes_open_further_and_narrowed_ones_less(head, head_moves):
    top = np.linalg.norm(head.positions - (0.0345, 1.4682, 0.0792), axis=1).argmin()
    assert head_moves["eyeWideLeft"][top, 1] > 0.002
    assert head_moves["eyeSquintLeft"][top, 1] < -0.002
    assert head_moves["eyeLookDownLeft"][top, 1] < 0 < head_moves["eyeLookUpLeft"][top, 1]


def test_one_eye_can_wink(head, head_moves):
    right = head.positions[:, 0] < 0
    assert np.abs(head_moves["eyeBlinkLeft"][right]).max() == 0.0


def test_a_raised_cheek_lifts_the_lower_lid(head, head_moves):
    cheek = np.linalg.norm(head.positions - (0.043, 1.421, 0.08), axis=1).argmin()
    assert head_moves["cheekSquintLeft"][cheek, 1] > 0.002
