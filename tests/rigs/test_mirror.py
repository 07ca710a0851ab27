import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from bridge.rigs import mirror
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import normalise, rotate

UNIT = st.floats(-1, 1, width=32)


@given(
    hnp.arrays(np.float32, (3, 52), elements=UNIT), hnp.arrays(np.float32, (55, 4), elements=UNIT)
)
def test_a_mirror_in_a_mirror_shows_the_original(weights, bones):
    np.testing.assert_array_equal(mirror.mirror_weights(mirror.mirror_weights(weights)), weights)
    np.testing.assert_array_equal(mirror.mirror_bones(mirror.mirror_bones(bones)), bones)


@given(hnp.arrays(np.float32, 4, elements=UNIT), hnp.arrays(np.float32, 3, elements=UNIT))
def test_a_mirrored_turn_moves_the_mirrored_point_to_the_mirrored_place(raw, point):
    turn = normalise(raw)
    seen = rotate(mirror.mirror_rotation(turn), mirror.mirror_position(point))
    np.testing.assert_allclose(seen, mirror.mirror_position(rotate(turn, point)), atol=2e-6)


def test_sides_are_exchanged():
    weights = np.zeros(52, np.float32)
    weights[SHAPE_INDEX["eyeBlinkLeft"]] = 1
    assert mirror.mirror_weights(weights)[SHAPE_INDEX["eyeBlinkRight"]] == 1
    bones = np.zeros((55, 4), np.float32)
    bones[BONE_INDEX["leftHand"]] = (0.1, 0.2, 0.3, 0.9)
    np.testing.assert_allclose(
        mirror.mirror_bones(bones)[BONE_INDEX["rightHand"]], (0.1, -0.2, -0.3, 0.9)
    )
