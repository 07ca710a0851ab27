import numpy as np

from bridge.rigs import SHAPE_NAMES
from bridge.rigs.arkit import LEFT_RIGHT_PAIRS
from bridge.studio.avatar.lashes import build_brows
from bridge.studio.avatar.shapes import displacements, shaped


def test_all_52_are_there_in_order(head_moves):
    assert tuple(head_moves) == SHAPE_NAMES
    assert all(np.isfinite(moves).all() for moves in head_moves.values())


def test_left_shapes_move_the_left_side(head, head_moves):
    for left, right in LEFT_RIGHT_PAIRS:
        for name, sign in ((left, 1.0), (right, -1.0)):
            size = np.linalg.norm(head_moves[name], axis=1)
            if size.max() < 1e-4 or name.startswith(("jaw", "mouthLeft", "mouthRight")):
                continue
            there = size[sign * head.positions[:, 0] < -0.0071]
            assert there.max() < 0.05 * size.max(), name


def test_moves_are_local(head, head_moves):
    for name, moves in head_moves.items():
        back = np.abs(moves[head.positions[:, 2] < -0.03]).max()
        assert back == 0.0, name


def test_brows_go_with_the_skin_beneath_them(head):
    brows = build_brows()
    moves = displacements(brows)
    assert moves["browInnerUp"][:, 1].max() > 0.007
    assert moves["browOuterUpLeft"][:, 1].max() > 0.007
    assert moves["browDownLeft"][:, 1].min() < -0.006


def test_a_shaped_piece_belongs_to_head_and_neck(head):
    mesh = shaped(head)
    assert np.allclose(mesh.weights.sum(axis=1), 1.0)
    assert set(mesh.shapes) == set(SHAPE_NAMES)
