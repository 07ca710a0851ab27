from bridge.rigs import BONE_NAMES, EXPRESSION_NAMES, SHAPE_NAMES
from bridge.rigs.humanoid import REQUIRED_BONES
from bridge.studio.avatar.vrm import vrm_extension


def _extension(**more):
    return vrm_extension(
        bone_nodes=range(100, 155), face_node=7, eye_offset=(0, 0.06, 0.05), **more
    )


def test_every_bone_has_a_node():
    bones = _extension()["humanoid"]["humanBones"]
    assert set(bones) >= REQUIRED_BONES
    assert bones[BONE_NAMES[3]] == {"node": 103}


def test_every_arkit_shape_is_an_expression_of_its_own():
    custom = _extension()["expressions"]["custom"]
    assert tuple(custom) == SHAPE_NAMES
    for index, expression in enumerate(custom.values()):
        assert expression["morphTargetBinds"] == [{"node": 7, "index": index, "weight": 1.0}]


def test_no_expression_silences_another():
    expressions = _extension()["expressions"]
    assert tuple(expressions["preset"]) == EXPRESSION_NAMES
    for expression in (*expressions["preset"].values(), *expressions["custom"].values()):
        assert expression["overrideMouth"] == "none"
        assert not expression["isBinary"]


def test_anyone_may_use_it():
    meta = _extension()["meta"]
    assert meta["licenseUrl"] == "https://vrm.dev/licenses/1.0/"
    assert meta["avatarPermission"] == "everyone"
    assert meta["authors"] == ["avatar-bridge"]


def test_eyes_are_turned_by_bones():
    look = _extension()["lookAt"]
    assert look["type"] == "bone"
    assert look["offsetFromHeadBone"] == [0.0, 0.06, 0.05]


def test_a_thumbnail_is_named_when_there_is_one():
    assert "thumbnailImage" not in _extension()["meta"]
    assert _extension(thumbnail=2)["meta"]["thumbnailImage"] == 2


def test_the_file_says_the_same(avatar):
    assert avatar.vrm["specVersion"] == "1.0"
    assert (
        avatar.document["nodes"][avatar.vrm["humanoid"]["humanBones"]["head"]["node"]]["name"]
        == "head"
    )
