from bridge.rigs import EXPRESSION_NAMES, SHAPE_INDEX
from bridge.studio.avatar.presets import PRESETS


def test_every_expression_is_made_of_shapes_that_exist():
    assert tuple(PRESETS) == EXPRESSION_NAMES
    for name, weights in PRESETS.items():
        assert bool(weights) == (name != "neutral")
        assert set(weights) <= set(SHAPE_INDEX)
        assert all(0 < weight <= 1 for weight in weights.values())


def test_sides_are_alike_where_no_side_is_named():
    assert PRESETS["happy"]["mouthSmileLeft"] == PRESETS["happy"]["mouthSmileRight"]
    assert PRESETS["blinkLeft"] == {"eyeBlinkLeft": 1.0}
