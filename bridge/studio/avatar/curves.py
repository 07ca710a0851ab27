"""Smooth curves: through points, between values, along a bend."""

import numpy as np

from bridge.studio.avatar.mesh import Floats

__all__ = ["bell", "bezier", "catmull_rom", "frames_along", "ramp"]


def ramp(low: float, high: float, values: Floats) -> Floats:
    """Return 0 below ``low``, 1 above ``high``, smooth between; ``low`` may be the greater."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    out: Floats = t * t * (3.0 - 2.0 * t)
    return out


def bell(points: Floats, centre: tuple[float, ...], widths: tuple[float, ...]) -> Floats:
    """Return (N,) Gaussians around a centre, over the first axes of points."""
    distance = (points[:, : len(centre)] - centre) / widths
    out: Floats = np.exp(-np.square(distance).sum(axis=1))
    return out


def catmull_rom(knots: Floats, at: Floats) -> Floats:
    """Return (N, C) values of a curve through (K, C) knots, at positions from 0 to K - 1."""
    last = len(knots) - 1
    index = np.clip(np.floor(at).astype(int), 0, last - 1)
    t = (at - index)[:, None]
    p0, p1 = knots[np.maximum(index - 1, 0)], knots[index]
    p2, p3 = knots[index + 1], knots[np.minimum(index + 2, last)]
    out: Floats = p1 + 0.5 * t * (
        p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))
    )
    return out


def bezier(controls: Floats, at: Floats) -> Floats:
    """Return (N, 3) points of a cubic curve with (4, 3) controls, at positions from 0 to 1."""
    t = at[:, None]
    s = 1.0 - t
    out: Floats = (
        s**3 * controls[0]
        + 3 * s * s * t * controls[1]
        + 3 * s * t * t * controls[2]
        + t**3 * controls[3]
    )
    return out


def frames_along(spine: Floats, outward: Floats) -> tuple[Floats, Floats]:
    """Return (N, 3) directions across and out of a bent strip.

    Args:
        spine: (N, 3) the middle of the strip.
        outward: (3,) or (N, 3) roughly where its outside faces.
    """
    tangent = np.gradient(spine, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    across = np.cross(tangent, np.broadcast_to(outward, spine.shape))
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    return across, np.cross(across, tangent)
