import numpy as np

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.hair import build_hair
from bridge.studio.avatar.lashes import build_brows
from bridge.studio.avatar.shapes import displacements
from bridge.studio.avatar.surface import surface


def test_it_hangs_on_the_head():
    hair = build_hair()
    assert (hair.weights[:, BONE_INDEX["head"]] == 1.0).all()
    assert not hair.shapes


def test_it_covers_the_skull():
    hair = build_hair().positions
    turns = np.linspace(-np.pi, np.pi, 25)
    for point in surface(turns, np.full(25, 2.0)):
        outward = (point - (0, 1.5, 0)) / np.linalg.norm(point - (0, 1.5, 0))
        near = hair[np.linalg.norm(hair - point, axis=1) < 0.045]
        assert ((near - point) @ outward).max() > 0.005


def test_it_leaves_the_eyes_free():
    hair = build_hair().positions
    before_eyes = (np.abs(np.abs(hair[:, 0]) - 0.0345) < 0.012) & (hair[:, 2] > 0.06)
    assert hair[before_eyes, 1].min() > 1.455


def test_it_leaves_the_brows_free_wherever_they_go():
    brows, hair = build_brows(), build_hair().positions
    moves = displacements(brows)
    raised = brows.positions + moves["browInnerUp"] * 0.6
    for places in (brows.positions, raised):
        inner = places[np.abs(places[:, 0]) < 0.045]
        before = hair[(hair[:, 2] > 0.06) & (np.abs(hair[:, 0]) < 0.045)]
        for x, y, _ in inner[::3]:
            near = before[np.abs(before[:, 0] - x) < 0.003]
            assert not len(near) or near[:, 1].min() > y
