import numpy as np


def _at(head, x, y):
    return int(np.linalg.norm(head.positions - (x, y, 0.09), axis=1).argmin())


def test_inner_and_outer_brows_rise_on_their_own(head, head_moves):
    inner, outer = _at(head, 0.018, 1.487), _at(head, 0.052, 1.487)
    assert head_moves["browInnerUp"][inner, 1] > 2 * head_moves["browInnerUp"][outer, 1]
    assert head_moves["browOuterUpLeft"][outer, 1] > 2 * head_moves["browOuterUpLeft"][inner, 1]


def test_a_frown_draws_the_brows_down_and_together(head, head_moves):
    inner = _at(head, 0.018, 1.487)
    assert head_moves["browDownLeft"][inner, 1] < -0.004
    assert head_moves["browDownLeft"][inner, 0] < -0.001


def test_lids_stay_when_brows_move(head, head_moves):
    lids = np.abs(head.positions[:, 1] - 1.453) < 0.014
    assert np.abs(head_moves["browInnerUp"][lids]).max() == 0.0


def test_a_sneer_lifts_the_wing_of_the_nose(head, head_moves):
    assert head_moves["noseSneerLeft"][_at(head, 0.009, 1.416), 1] > 0.002


def test_a_sneer_does_not_open_the_mouth(head, head_moves):
    rims = np.abs(head.lip) > 0.999
    upper, lower = head.lip[rims] > 0, head.lip[rims] < 0
    moved = head_moves["noseSneerLeft"][rims, 1]
    assert moved[upper].max() - moved[lower].min() < 0.0004


def test_an_angry_brow_hangs_over_the_inner_corner_of_the_eye(head, head_moves):
    def lid(x):
        rim = np.abs(head.upper_lid).max(axis=1) > 0.015
        return np.flatnonzero(rim)[np.abs(head.positions[rim, 0] - x).argmin()]

    inner, outer = (head_moves["browDownLeft"][lid(x), 1] for x in (0.027, 0.046))
    assert inner < -0.001 < outer
