import numpy as np

from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES, RIG
from bridge.rigs.limits import clamp_to_limits
from bridge.rigs.mirror import mirror_bones
from bridge.rigs.rotations import IDENTITY, multiply, rotate
from bridge.rigs.standing import STANDING


def test_it_is_symmetric_and_possible():
    np.testing.assert_allclose(mirror_bones(STANDING), STANDING, atol=1e-7)
    assert clamp_to_limits(STANDING) is STANDING


def test_the_hands_hang_beside_the_hips():
    arm, forearm = (BONE_INDEX[f"left{part}"] for part in ("UpperArm", "LowerArm"))
    elbow = rotate(STANDING[arm], RIG.rest_positions[forearm])
    turned = multiply(STANDING[arm], STANDING[forearm])
    hand = elbow + rotate(turned, RIG.rest_positions[BONE_INDEX["leftHand"]])
    assert hand[1] < -0.45
    assert 0.05 < hand[0] < 0.25
    assert 0 < hand[2] < 0.1  # a little forward


def test_everything_else_is_at_rest():
    moved = {
        n for n, q in zip(BONE_NAMES, STANDING, strict=True) if not np.array_equal(q, IDENTITY)
    }
    assert moved == {"leftUpperArm", "rightUpperArm", "leftLowerArm", "rightLowerArm"}
