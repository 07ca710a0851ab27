import numpy as np
import pytest

from bridge.errors import RigError
from bridge.rigs import arkit


def test_there_are_52_shapes_with_three_spellings_each():
    for names in (arkit.SHAPE_NAMES, arkit.RAW_NAMES, arkit.PASCAL_NAMES):
        assert len(set(names)) == 52


@pytest.mark.parametrize(
    ("column", "name", "raw", "pascal"),
    [
        (0, "eyeBlinkLeft", "eyeBlink_L", "EyeBlinkLeft"),
        (15, "jawLeft", "jawLeft", "JawLeft"),
        (17, "jawOpen", "jawOpen", "JawOpen"),
        (22, "mouthRight", "mouthRight", "MouthRight"),
        (40, "mouthUpperUpRight", "mouthUpperUp_R", "MouthUpperUpRight"),
        (43, "browInnerUp", "browInnerUp", "BrowInnerUp"),
        (51, "tongueOut", "tongueOut", "TongueOut"),
    ],
)
def test_order_and_spellings(column, name, raw, pascal):
    assert arkit.SHAPE_INDEX[name] == column
    assert arkit.SHAPE_NAMES[column] == name
    assert arkit.RAW_NAMES[column] == raw
    assert arkit.PASCAL_NAMES[column] == pascal
    for spelling in (name, raw, pascal, name.upper()):
        assert arkit.find_shape(spelling) == column


def test_an_unknown_shape_is_refused_with_the_closest_name():
    with pytest.raises(RigError, match="eyeBlinkLeft"):
        arkit.find_shape("eyeBlinkLft")


def test_every_sided_shape_has_a_counterpart():
    assert len(arkit.LEFT_RIGHT_PAIRS) == 20
    assert all(right in arkit.SHAPE_INDEX for _, right in arkit.LEFT_RIGHT_PAIRS)


def test_mirroring_twice_changes_nothing():
    np.testing.assert_array_equal(arkit.MIRROR[arkit.MIRROR], np.arange(52))
    assert arkit.MIRROR[arkit.SHAPE_INDEX["jawLeft"]] == arkit.SHAPE_INDEX["jawRight"]
    assert arkit.MIRROR[arkit.SHAPE_INDEX["jawOpen"]] == arkit.SHAPE_INDEX["jawOpen"]


def test_both_sides_are_a_left_and_a_right_column():
    names = np.array(arkit.SHAPE_NAMES)
    for left, right in arkit.LEFT_RIGHT_PAIRS:
        one, other = left.removesuffix("Left"), right.removesuffix("Right")
        assert names[arkit.both_sides(one, other)].tolist() == [left, right]
    crossed = names[arkit.both_sides("eyeLookOut", "eyeLookIn")]
    assert crossed.tolist() == ["eyeLookOutLeft", "eyeLookInRight"]
