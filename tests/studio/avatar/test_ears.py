from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.ears import build_ears
from bridge.studio.avatar.mesh import normals


def test_there_is_one_on_each_side_of_the_head():
    ears = build_ears()
    left = ears.positions[ears.positions[:, 0] > 0]
    assert len(left) * 2 == len(ears.positions)
    assert left[:, 0].min() > 0.05
    assert (ears.weights[:, BONE_INDEX["head"]] == 1.0).all()


def test_they_face_outward():
    ears = build_ears()
    outermost = ears.positions[:, 0].argmax()
    assert normals(ears.positions, ears.triangles)[outermost, 0] > 0
