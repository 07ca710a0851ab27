"""The one texture: where things stand in it, and how each is painted."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.eye_opening import EYE_CENTRE, EYE_RADIUS, contour
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.palette import SWATCHES
from bridge.studio.avatar.surface import MOUTH_HALF, mouth_line

__all__ = [
    "ATLAS_PIXELS",
    "IRIS_RADIUS",
    "face_uvs",
    "iris_uvs",
    "paint_atlas",
    "strand_uvs",
    "swatch_uvs",
]

ATLAS_PIXELS = 1024
_FACE_PIXELS_PER_METRE = 4000.0
_FACE_LEFT, _FACE_TOP = -0.080, 1.520
_FACE_SIZE = (640, 720)
_IRIS_CORNER, _IRIS_PIXELS = (660, 10), 340
_STRAND_CORNER, _STRAND_PIXELS = (660, 370), 320
_SWATCH_TOP, _SWATCH_PIXELS = 740, 40

IRIS_RADIUS = 0.0136
"""Metres, as seen from the front."""
_PUPIL_RADIUS = 0.0055


def face_uvs(points: Floats) -> Floats:
    """Return (N, 2) places of skin; what lies behind the ears is plain."""
    x = np.where(points[:, 2] > 0.0, points[:, 0], np.sign(points[:, 0]) * 0.0785)
    columns = (np.clip(x, -0.0785, 0.0785) - _FACE_LEFT) * _FACE_PIXELS_PER_METRE
    rows = (_FACE_TOP - np.clip(points[:, 1], 1.3420, 1.5180)) * _FACE_PIXELS_PER_METRE
    return np.stack([columns, rows], axis=1) / ATLAS_PIXELS


def iris_uvs(offsets: Floats) -> Floats:
    """Return (N, 2) places of the eyeball's front, for offsets from the eye's centre."""
    place = np.clip(offsets[:, :2] / (2 * EYE_RADIUS), -0.49, 0.49) * (1, -1) + 0.5
    return (place * _IRIS_PIXELS + _IRIS_CORNER) / ATLAS_PIXELS


def strand_uvs(across: Floats, along: Floats) -> Floats:
    """Return (N, 2) places of hair; ``along`` is 0 at the root and 1 at the tip."""
    place = np.stack(
        [0.02 + 0.96 * np.clip(across, 0, 1), 0.02 + 0.96 * np.clip(along, 0, 1)], axis=1
    )
    return (place * _STRAND_PIXELS + _STRAND_CORNER) / ATLAS_PIXELS


def swatch_uvs(name: str, count: int) -> Floats:
    """Return (N, 2) times the place of a plain colour."""
    row, column = divmod(list(SWATCHES).index(name), ATLAS_PIXELS // _SWATCH_PIXELS)
    centre = (np.array([column, row]) + 0.5) * _SWATCH_PIXELS + (0, _SWATCH_TOP)
    return np.tile(centre / ATLAS_PIXELS, (count, 1))


def paint_atlas() -> np.ndarray:
    """Return the texture as (H, W, 3) bytes."""
    canvas = np.ones((ATLAS_PIXELS, ATLAS_PIXELS, 3)) * SWATCHES["skin"]
    canvas[: _FACE_SIZE[1], : _FACE_SIZE[0]] = _face()
    _put(canvas, _IRIS_CORNER, _eye())
    _put(canvas, _STRAND_CORNER, _strand())
    for index, tone in enumerate(SWATCHES.values()):
        row, column = divmod(index, ATLAS_PIXELS // _SWATCH_PIXELS)
        corner = (column * _SWATCH_PIXELS, _SWATCH_TOP + row * _SWATCH_PIXELS)
        _put(canvas, corner, np.ones((_SWATCH_PIXELS, _SWATCH_PIXELS, 3)) * tone)
    return np.round(np.clip(canvas, 0, 1) * 255).astype(np.uint8)


def _put(canvas: Floats, corner: tuple[int, int], picture: Floats) -> None:
    height, width = picture.shape[:2]
    canvas[corner[1] : corner[1] + height, corner[0] : corner[0] + width] = picture


def _over(canvas: Floats, tone: str, share: Floats) -> Floats:
    out: Floats = canvas + share[..., None] * (np.array(SWATCHES[tone]) - canvas)
    return out


def _face() -> Floats:
    width, height = _FACE_SIZE
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x = np.abs(_FACE_LEFT + columns / _FACE_PIXELS_PER_METRE)  # both sides alike
    y = _FACE_TOP - rows / _FACE_PIXELS_PER_METRE
    canvas = np.ones((height, width, 3)) * SWATCHES["skin"]
    cheek = np.exp(-(((x - 0.0440) / 0.0125) ** 2) - ((y - 1.4190) / 0.0075) ** 2)
    canvas = _over(canvas, "blush", 0.62 * cheek)
    nose = np.exp(-((x / 0.0045) ** 2) - ((y - 1.4105) / 0.0022) ** 2)
    canvas = _over(canvas, "blush", 0.55 * nose)
    return _eyelids(_mouth(canvas, x, y), x, y)


def _mouth(canvas: Floats, x: Floats, y: Floats) -> Floats:
    inside = np.clip(1.0 - (x / (MOUTH_HALF * 0.98)) ** 2, 0.0, 1.0)
    above = y - mouth_line(x)
    bow = 0.0042 * inside**0.7 * (1.0 - 0.22 * np.exp(-((x / 0.0035) ** 2)))
    full = 0.0056 * inside**0.8
    upper = ramp(1.0, 0.55, above / np.maximum(bow, 1e-5)) * (above >= 0)
    lower = ramp(1.0, 0.45, -above / np.maximum(full, 1e-5)) * (above < 0)
    canvas = _over(canvas, "lip", (0.52 * upper + 0.42 * lower) * (inside > 0))
    shine = np.exp(-((x / 0.0050) ** 2) - ((above + 0.0031) / 0.0009) ** 2)
    canvas = _over(canvas, "skin", 0.55 * shine)
    line = np.exp(-((above / 0.00055) ** 2)) * ramp(MOUTH_HALF + 0.0008, MOUTH_HALF - 0.004, x)
    return _over(canvas, "mouth", 0.62 * line)


def _eyelids(canvas: Floats, x: Floats, y: Floats) -> Floats:
    across, up = x - EYE_CENTRE[0], y - EYE_CENTRE[1]
    angle = np.arctan2(up / 0.0140, across / 0.0200)
    rim_x, rim_y = contour(angle)
    reach = np.hypot(rim_x - EYE_CENTRE[0], rim_y - EYE_CENTRE[1])
    beyond = np.hypot(across, up) - reach
    sine = np.sin(angle)
    rim = ramp(0.0016, 0.0003, np.abs(beyond))
    canvas = _over(canvas, "lash", 0.75 * rim * ramp(-0.1, 0.3, sine))
    canvas = _over(canvas, "lip", 0.75 * rim * ramp(0.1, -0.3, sine))
    shadow = ramp(0.0075, 0.0, np.maximum(beyond, 0.0)) * ramp(0.0, 0.6, sine)
    canvas = _over(canvas, "blush", 0.38 * shadow)
    crease = np.exp(-(((beyond - 0.0046) / 0.00045) ** 2)) * ramp(0.25, 0.75, sine)
    return _over(canvas, "lip", 0.75 * crease)


def _eye() -> Floats:
    grid = (np.arange(_IRIS_PIXELS) + 0.5) / _IRIS_PIXELS - 0.5
    x, down = np.meshgrid(grid * 2 * EYE_RADIUS, grid * 2 * EYE_RADIUS)
    radius = np.hypot(x, down)
    angle = np.arctan2(down, x)
    canvas = np.ones((_IRIS_PIXELS, _IRIS_PIXELS, 3)) * SWATCHES["eye_white"]
    canvas = _over(canvas, "hair_tip", 0.42 * ramp(-0.004, -0.0135, down))
    depth = np.clip(0.5 + down / (2 * IRIS_RADIUS), 0.0, 1.0)[..., None]
    top, bottom = np.array(SWATCHES["iris_top"]), np.array(SWATCHES["iris_bottom"])
    iris = top + (bottom - top) * depth**0.9
    rays = 0.06 * np.sin(angle * 23.0) * ramp(0.0045, 0.0095, radius)
    iris = np.clip(iris * (1.0 + rays[..., None]), 0.0, 1.0)
    glow = np.exp(-((x / 0.0065) ** 2) - ((down - 0.0075) / 0.0032) ** 2)
    iris = iris + (np.array([1.0, 0.93, 0.66]) - iris) * 0.7 * glow[..., None]
    iris = _over(iris, "pupil", ramp(_PUPIL_RADIUS + 0.0004, _PUPIL_RADIUS - 0.0004, radius))
    iris = _over(iris, "pupil", 0.85 * ramp(IRIS_RADIUS - 0.0022, IRIS_RADIUS - 0.0004, radius))
    share = ramp(IRIS_RADIUS + 0.0003, IRIS_RADIUS - 0.0003, radius)
    canvas = canvas + (iris - canvas) * share[..., None]
    for across, below, size in ((0.0042, -0.0048, 0.0033), (-0.0044, 0.0052, 0.0016)):
        spot = ramp(size + 0.0003, size - 0.0003, np.hypot(x - across, down - below))
        canvas = _over(canvas, "sole", spot)
    return canvas


def _strand() -> Floats:
    grid = (np.arange(_STRAND_PIXELS) + 0.5) / _STRAND_PIXELS
    across, along = np.meshgrid(grid, grid)
    root, tip = np.array(SWATCHES["hair_root"]), np.array(SWATCHES["hair_tip"])
    share = ramp(0.15, 1.0, along)[..., None]
    canvas = root + (tip - root) * share
    streaks = 0.05 * np.sin(across * 9.0 * np.pi) + 0.035 * np.sin(across * 23.0 * np.pi + 1.0)
    canvas = canvas * (1.0 + streaks[..., None])
    gloss = np.exp(-(((along - 0.30 - 0.022 * np.cos(across * 4 * np.pi)) / 0.035) ** 2))
    return _over(np.clip(canvas, 0, 1), "hair_tip", 0.55 * gloss)
