import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.skeleton import place_head
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES, REST_POSITIONS
from bridge.rigs.rotations import multiply, normalise, rotate

CHAIN = ("hips", "spine", "chest", "upperChest", "neck", "head")


def test_a_body_at_rest_has_its_head_at_rest():
    bones = np.zeros((3, len(BONE_NAMES), 4), np.float32)
    bones[..., 3] = 1
    head = place_head(bones, np.array([[0, 0, 0], [0.1, 0, 0], [0, 0, -0.2]], np.float32))
    np.testing.assert_allclose(head[:, :3], [[0, 0, 0], [0.1, 0, 0], [0, 0, -0.2]], atol=1e-7)
    np.testing.assert_allclose(head[:, 3:], [[0, 0, 0, 1]] * 3)


@given(st.integers(0, 10_000))
def test_any_pose_agrees_with_walking_the_chain(seed):
    rng = np.random.default_rng(seed)
    bones = normalise(rng.normal(size=(4, len(BONE_NAMES), 4)).astype(np.float32))
    hips = rng.normal(size=(4, 3)).astype(np.float32)
    turned, place = bones[:, BONE_INDEX["hips"]], hips.copy()
    for name in CHAIN[1:]:
        place = place + rotate(turned, REST_POSITIONS[BONE_INDEX[name]])
        turned = multiply(turned, bones[:, BONE_INDEX[name]])
    rest = sum(REST_POSITIONS[BONE_INDEX[name]] for name in CHAIN[1:])
    head = place_head(bones, hips)
    np.testing.assert_allclose(head[:, :3], place - rest, atol=2e-6)
    np.testing.assert_allclose(head[:, 3:], turned, atol=2e-6)
