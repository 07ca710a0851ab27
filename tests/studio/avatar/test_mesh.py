import numpy as np

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.mesh import Mesh, bound, flipped, merged, mirrored, normals, sheet


def _square():
    points = np.array([[0.0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0]])
    return Mesh(material="m", positions=points, triangles=sheet(2, 2), uvs=points[:, :2])


def test_a_sheet_faces_the_one_who_sees_its_rows_run_down():
    square = _square()
    assert np.allclose(normals(square.positions, square.triangles), (0, 0, 1))


def test_the_mirror_image_faces_the_same_way():
    other = mirrored(_square())
    assert np.allclose(other.positions, flipped(_square().positions))
    assert np.allclose(normals(other.positions, other.triangles), (0, 0, 1))


def test_a_closed_sheet_comes_round():
    assert len(sheet(3, 5, closed=True)) == 2 * 2 * 5
    assert len(sheet(3, 5)) == 2 * 2 * 4


def test_a_vertex_of_no_area_has_a_normal_all_the_same():
    assert np.allclose(np.linalg.norm(normals(np.zeros((3, 3)), np.array([[0, 1, 2]])), axis=1), 1)


def test_merging_keeps_shapes_where_they_were():
    moving = bound(_square(), "head")
    shaped = Mesh(
        material="m",
        positions=moving.positions,
        triangles=moving.triangles,
        uvs=moving.uvs,
        weights=moving.weights,
        shapes={"jawOpen": np.ones((4, 3))},
    )
    both = merged([moving, shaped])
    assert both.shapes["jawOpen"].sum(axis=1).tolist() == [0] * 4 + [3] * 4
    assert both.triangles.max() == 7
    assert (both.weights[:, BONE_INDEX["head"]] == 1).all()
