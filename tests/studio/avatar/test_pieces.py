from bridge.studio.avatar.materials import MATERIAL_NAMES
from bridge.studio.avatar.pieces import body_meshes, face_meshes


def test_every_piece_is_whole():
    faces, bodies = face_meshes(), body_meshes()
    for mesh in (*faces, *bodies):
        assert mesh.material in MATERIAL_NAMES
        assert mesh.triangles.max() < len(mesh.positions) == len(mesh.uvs) == len(mesh.weights)
    assert all(mesh.shapes for mesh in faces)
    assert not any(mesh.shapes for mesh in bodies)


def test_every_material_is_used():
    used = {mesh.material for mesh in (*face_meshes(), *body_meshes())}
    assert used == set(MATERIAL_NAMES)
