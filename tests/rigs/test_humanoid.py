import numpy as np
import pytest

from bridge.errors import RigError
from bridge.rigs import humanoid
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES, RIG, UNITY_NAMES


def in_the_world():
    positions = np.zeros((55, 3))
    for bone in sorted(range(55), key=depth):
        parent = RIG.bone_parents[bone]
        above = positions[parent] if parent >= 0 else np.zeros(3)
        positions[bone] = above + RIG.rest_positions[bone]
    return positions


def depth(bone):
    parent = RIG.bone_parents[bone]
    return 0 if parent < 0 else 1 + depth(parent)


@pytest.mark.parametrize(
    ("number", "unity"),
    [
        (0, "Hips"), (1, "LeftUpperLeg"), (7, "Spine"), (10, "Head"), (18, "RightHand"),
        (21, "LeftEye"), (23, "Jaw"), (24, "LeftThumbProximal"), (25, "LeftThumbIntermediate"),
        (26, "LeftThumbDistal"), (27, "LeftIndexProximal"), (38, "LeftLittleDistal"),
        (39, "RightThumbProximal"), (53, "RightLittleDistal"), (54, "UpperChest"),
    ],
)  # fmt: skip
def test_indices_are_unitys_numbers(number, unity):
    assert UNITY_NAMES[number] == unity
    assert humanoid.UNITY_INDEX[unity] == number


def test_there_are_55_bones_with_two_names_each():
    assert len(set(BONE_NAMES)) == len(set(UNITY_NAMES)) == 55
    assert len(humanoid.REQUIRED_BONES) == 15
    assert set(BONE_NAMES) >= humanoid.REQUIRED_BONES


@pytest.mark.parametrize("side", ["left", "right"])
def test_thumbs_are_shifted_by_one_joint(side):
    chain = [f"{side}Thumb{joint}" for joint in ("Metacarpal", "Proximal", "Distal")]
    assert [humanoid.unity_name(bone).removeprefix(side.title()) for bone in chain] == [
        "ThumbProximal",
        "ThumbIntermediate",
        "ThumbDistal",
    ]


def test_only_thumbs_differ_beyond_the_capital():
    differing = [
        b for b, u in zip(BONE_NAMES, UNITY_NAMES, strict=True) if b != u[0].lower() + u[1:]
    ]
    assert len(differing) == 4
    assert all("Thumb" in name for name in differing)


def test_an_unknown_bone_is_refused_with_the_closest_name():
    assert humanoid.find_bone("head") == 10
    with pytest.raises(RigError, match="leftUpperArm"):
        humanoid.find_bone("leftUperArm")
    with pytest.raises(RigError):
        humanoid.unity_name("LeftThumbIntermediate")


def test_every_bone_hangs_from_the_hips():
    assert [b for b in range(55) if RIG.bone_parents[b] < 0] == [BONE_INDEX["hips"]]
    assert max(depth(b) for b in range(55)) < 12
    assert BONE_NAMES[RIG.bone_parents[BONE_INDEX["neck"]]] == "upperChest"
    assert BONE_NAMES[RIG.bone_parents[BONE_INDEX["leftThumbMetacarpal"]]] == "leftHand"


def test_the_body_stands_on_the_ground_in_a_t_pose():
    world = in_the_world()
    assert 0 <= world[BONE_INDEX["leftToes"], 1] < 0.05
    assert 1.3 < world[BONE_INDEX["head"], 1] < 1.45
    heights = world[[BONE_INDEX[f"left{part}"] for part in ("UpperArm", "LowerArm", "Hand")], 1]
    np.testing.assert_allclose(heights, heights[0], atol=1e-6)
    assert world[BONE_INDEX["leftHand"], 0] > 0.6  # its left is +X
    assert world[BONE_INDEX["leftEye"], 2] > world[BONE_INDEX["head"], 2]  # it faces +Z


def test_right_is_the_mirror_image_of_left():
    mirrored = RIG.rest_positions[humanoid.BONE_MIRROR] * [-1, 1, 1]
    np.testing.assert_array_equal(mirrored, RIG.rest_positions)
    np.testing.assert_array_equal(humanoid.BONE_MIRROR[humanoid.BONE_MIRROR], np.arange(55))


def test_the_description_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        RIG.rest_positions[0] = 1
