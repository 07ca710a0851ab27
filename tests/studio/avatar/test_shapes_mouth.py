import numpy as np

from bridge.studio.avatar.surface import MOUTH, MOUTH_HALF


def _corner(head, sign=1.0):
    at = (sign * MOUTH_HALF, MOUTH[0] + MOUTH[1], 0.083)
    return int(np.linalg.norm(head.positions - at, axis=1).argmin())


def _width(head, moves):
    return sum(s * (head.positions + moves)[_corner(head, s), 0] for s in (1.0, -1.0))


def test_corners_go_where_the_shape_says(head, head_moves):
    corner = _corner(head)
    across, up, _ = head_moves["mouthSmileLeft"][corner]
    assert across > 0.004
    assert up > 0.006
    assert head_moves["mouthFrownLeft"][corner, 1] < -0.005
    assert head_moves["mouthStretchLeft"][corner, 0] > 0.005
    assert head_moves["mouthDimpleLeft"][corner, 2] < -0.002


def test_a_smile_lifts_the_cheek(head, head_moves):
    cheek = np.linalg.norm(head.positions - (0.041, 1.418, 0.08), axis=1).argmin()
    assert head_moves["mouthSmileLeft"][cheek, 1] > 0.002


def test_rounding_narrows_the_mouth_and_brings_it_forward(head, head_moves):
    rest = _width(head, 0.0)
    for name in ("mouthFunnel", "mouthPucker"):
        assert _width(head, head_moves[name]) < 0.75 * rest
        assert head_moves[name][:, 2].max() > 0.005


def test_a_funnel_opens_and_a_pucker_does_not(head, head_moves):
    upper, lower = (np.flatnonzero(lip * head.lip > 0.999) for lip in (1.0, -1.0))
    funnel, pucker = head_moves["mouthFunnel"], head_moves["mouthPucker"]
    assert funnel[upper, 1].max() - funnel[lower, 1].min() > 0.008
    assert np.allclose(pucker[upper, 1], 0)
    assert np.allclose(pucker[lower, 1], 0)


def test_the_whole_mouth_moves_aside(head, head_moves):
    assert head_moves["mouthLeft"][_corner(head), 0] > 0.005
    assert head_moves["mouthRight"][_corner(head), 0] < -0.005


def test_cheeks_puff_outward(head, head_moves):
    assert head_moves["cheekPuff"][head.positions[:, 0] > 0.03, 0].max() > 0.005
    assert head_moves["cheekPuff"][head.positions[:, 0] < -0.03, 0].min() < -0.005
