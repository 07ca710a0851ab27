import numpy as np

from bridge.studio.avatar.atlas import (
    ATLAS_PIXELS,
    face_uvs,
    iris_uvs,
    paint_atlas,
    strand_uvs,
    swatch_uvs,
)
from bridge.studio.avatar.eye_opening import EYE_RADIUS
from bridge.studio.avatar.palette import SWATCHES


def _pixel(picture, uv):
    column, row = (uv * ATLAS_PIXELS).astype(int)
    return picture[row, column] / 255


def test_every_swatch_is_found_where_it_was_painted():
    picture = paint_atlas()
    for name, tone in SWATCHES.items():
        assert np.allclose(_pixel(picture, swatch_uvs(name, 1)[0]), tone, atol=0.003)


def test_cheeks_blush_and_the_nape_does_not():
    picture = paint_atlas()
    cheek, nape = face_uvs(np.array([[0.044, 1.419, 0.07], [0.01, 1.419, -0.07]]))
    assert np.allclose(_pixel(picture, nape), SWATCHES["skin"], atol=0.003)
    assert _pixel(picture, cheek)[1] < SWATCHES["skin"][1] - 0.05


def test_the_pupil_is_dark_and_the_white_is_light():
    picture = paint_atlas()
    middle, white = iris_uvs(np.array([[0.0, 0.0, EYE_RADIUS], [0.018, -0.002, 0.017]]))
    assert _pixel(picture, middle).mean() < 0.3
    assert _pixel(picture, white).mean() > 0.85


def test_hair_is_lighter_at_its_tips():
    picture = paint_atlas()
    root, tip = strand_uvs(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    assert _pixel(picture, tip).mean() > _pixel(picture, root).mean() + 0.2
