import pytest

from bridge.errors import RigError
from bridge.rigs import vrm


def test_both_generations_have_a_name_for_each_expression():
    for names in (vrm.EXPRESSION_NAMES, vrm.VRM0_CLIPS):
        assert len(set(names)) == 18
    assert len(vrm.VRM0_PRESETS) == 18


@pytest.mark.parametrize(
    ("preset", "clip"),
    [("happy", "Joy"), ("sad", "Sorrow"), ("relaxed", "Fun"), ("aa", "A"), ("ih", "I"),
     ("ou", "U"), ("ee", "E"), ("oh", "O"), ("blinkLeft", "Blink_L"), ("lookDown", "LookDown")],
)  # fmt: skip
def test_names_stand_for_each_other(preset, clip):
    assert vrm.vrm0_clip(preset) == clip
    assert vrm.vrm1_preset(clip) == preset
    column = vrm.EXPRESSION_INDEX[preset]
    assert vrm.VRM0_PRESETS[column] == clip.lower()


def test_an_unknown_name_is_refused_with_the_closest():
    with pytest.raises(RigError, match="blinkLeft"):
        vrm.vrm0_clip("blinkleft")
    with pytest.raises(RigError, match="Sorrow"):
        vrm.vrm1_preset("Sorow")
