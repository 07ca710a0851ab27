import numpy as np

from bridge.studio.avatar.eye_opening import EYE_CENTRE, closed_height
from bridge.studio.avatar.lashes import build_brows, build_lashes


def test_upper_lashes_come_down_to_where_the_lids_meet():
    lashes = build_lashes()
    moved = np.abs(lashes.upper_lid).max(axis=1) > 0
    closed = (lashes.positions + lashes.upper_lid)[moved & (lashes.positions[:, 0] > 0)]
    within = closed[np.abs(closed[:, 0] - EYE_CENTRE[0]) < 0.018]
    assert len(within) > 30
    assert np.abs(within[:, 1] - closed_height(within[:, 0])).max() < 0.007


def test_brows_stand_above_the_eyes_on_both_sides():
    brows = build_brows().positions
    assert brows[:, 1].min() > EYE_CENTRE[1] + 0.02
    assert (brows[:, 0] > 0).sum() == (brows[:, 0] < 0).sum()
