"""The colours the avatar is painted in, sRGB from 0 to 1."""

from collections.abc import Mapping

__all__ = ["SWATCHES", "Colour", "colour"]

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """Return the colour of six hexadecimal digits."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


SWATCHES: Mapping[str, Colour] = {
    "skin": colour("FFE4D2"),
    "blush": colour("FFB3A0"),
    "lip": colour("E98F86"),
    "hair_root": colour("39406F"),
    "hair_tip": colour("8C9CE0"),
    "lash": colour("2B2A45"),
    "brow": colour("3F4473"),
    "iris_top": colour("8A4A12"),
    "iris_bottom": colour("FFC85A"),
    "pupil": colour("40200F"),
    "eye_white": colour("FCFBFF"),
    "mouth": colour("7A2733"),
    "tongue": colour("E8767C"),
    "teeth": colour("FFFDF8"),
    "cloth": colour("F3EADF"),
    "accent": colour("FF7B68"),
    "trousers": colour("363C63"),
    "shirt": colour("5B66A8"),
    "sole": colour("FFFFFF"),
    "metal": colour("D9DCE8"),
}
"""Colour of every painted thing, by name."""
