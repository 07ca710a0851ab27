import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from bridge.rigs.arkit import PASCAL_NAMES, SHAPE_INDEX
from bridge.rigs.vrm import EXPRESSION_NAMES, VRM0_CLIPS
from bridge.wire.vmc_face import VmcFace
from bridge.wire.vmc_options import EyeChannel, VmcNaming, VmcOptions

MOUTH = {"A", "I", "U", "E", "O", "aa", "ih", "ou", "ee", "oh"}


def face(**options):
    return VmcFace(VmcOptions(**options))


def weights_of(**shapes):
    weights = np.zeros(52, np.float32)
    for name, weight in shapes.items():
        weights[SHAPE_INDEX[name]] = weight
    return weights


def sent(of, weights):
    out = np.full(len(of.names), 9, np.float32)
    of.write(weights, out)
    return dict(zip(of.names, (out * of.gains).tolist(), strict=True))


def shown(of, weights):
    return {name: round(weight, 3) for name, weight in sent(of, weights).items() if weight > 0.01}


@pytest.mark.parametrize(
    ("naming", "names"),
    [
        ("vrm0", VRM0_CLIPS),
        ("vrm1", EXPRESSION_NAMES),
        ("vrm0+vrm1", VRM0_CLIPS + EXPRESSION_NAMES),
        ("perfect-sync", PASCAL_NAMES),
        ("perfect-sync+vrm0", PASCAL_NAMES + VRM0_CLIPS),
        ("perfect-sync+vrm1", PASCAL_NAMES + EXPRESSION_NAMES),
    ],
)
def test_every_name_of_a_naming_is_sent(naming, names):
    assert face(naming=VmcNaming(naming)).names == names


def test_shapes_go_out_as_they_are():
    of = face(naming=VmcNaming.PERFECT_SYNC)
    weights = weights_of(jawOpen=0.25, eyeBlinkLeft=0.5)
    assert shown(of, weights) == {"JawOpen": 0.25, "EyeBlinkLeft": 0.5}


def test_both_generations_of_presets_agree():
    of = face(naming=VmcNaming.VRM0_AND_VRM1)
    found = shown(of, weights_of(jawOpen=0.45, eyeBlinkLeft=1.0))
    assert found["A"] == found["aa"] > 0.9
    assert found["Blink_L"] == found["blinkLeft"] == 1


@given(hnp.arrays(np.float32, 52, elements=st.floats(-1, 2, width=32)))
@pytest.mark.parametrize("naming", list(VmcNaming))
@pytest.mark.parametrize("eyes", list(EyeChannel))
def test_no_part_of_the_face_is_driven_twice(naming, eyes, weights):
    found = sent(face(naming=naming, eyes=eyes), weights)
    assert all(0 <= weight <= 1 for weight in found.values())
    driven = {name for name, weight in found.items() if weight}
    shapes = driven & set(PASCAL_NAMES)
    presets = driven - shapes
    if any(name.startswith(("Jaw", "Mouth", "Tongue")) for name in shapes):
        assert not presets & MOUTH
    if "perfect-sync" in naming:
        assert presets <= MOUTH
    looks = [name for name in driven if "look" in name.lower()]
    assert not looks or eyes is EyeChannel.EXPRESSIONS


def test_together_with_presets_the_mouth_belongs_to_the_vowels():
    of = face(naming=VmcNaming.PERFECT_SYNC_AND_VRM0)
    found = shown(of, weights_of(jawOpen=0.45, browInnerUp=0.5, eyeBlinkLeft=1, eyeBlinkRight=1))
    assert found.pop("A") > 0.9
    assert found == {"BrowInnerUp": 0.5, "EyeBlinkLeft": 1, "EyeBlinkRight": 1}


def test_eyes_that_are_off_have_no_names():
    for naming in VmcNaming:
        names = face(naming=naming, eyes=EyeChannel.OFF).names
        assert not [name for name in names if "look" in name.lower()]


def test_eyes_through_expressions():
    looking = weights_of(eyeLookOutLeft=0.5, eyeLookInRight=0.5)
    assert shown(face(eyes=EyeChannel.EXPRESSIONS), looking) == {"LookLeft": 0.5}
    assert shown(face(eyes=EyeChannel.BONES), looking) == {}
    of = face(naming=VmcNaming.PERFECT_SYNC, eyes=EyeChannel.EXPRESSIONS)
    assert shown(of, looking) == {"EyeLookOutLeft": 0.5, "EyeLookInRight": 0.5}


@pytest.mark.parametrize(
    ("naming", "name"), [(VmcNaming.PERFECT_SYNC, "EyeBlinkRight"), (VmcNaming.VRM0, "Blink_R")]
)
def test_a_mirror_exchanges_the_sides(naming, name):
    of = face(naming=naming, mirror=True)
    assert shown(of, weights_of(eyeBlinkLeft=1)) == {name: 1}


def test_the_models_own_spelling_is_used_and_what_it_lacks_left_out():
    of = face(naming=VmcNaming.PERFECT_SYNC_AND_VRM0, model_names=("jawOpen", "BROWINNERUP", "aa"))
    assert of.names == ("jawOpen", "BROWINNERUP", "aa")
    found = shown(of, weights_of(jawOpen=0.45, browInnerUp=0.5))
    assert set(found) == {"BROWINNERUP", "aa"}


def test_a_model_with_none_of_the_names_is_sent_no_blendshapes():
    of = face(model_names=("unrelated",))
    assert of.names == ()
    of.write(weights_of(jawOpen=1), np.zeros(0, np.float32))
