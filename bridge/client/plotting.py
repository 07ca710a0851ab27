"""Matplotlib, loaded when a picture is wanted."""

import warnings
from pathlib import Path
from typing import Any

from bridge.errors import BridgeError

__all__ = ["pyplot", "save_figure"]

_DOTS_AN_INCH = 110
# Matplotlib's own font has no kana and no hanzi; one of these stands on most machines.
_WIDE_FONTS = (
    "Noto Sans CJK JP",
    "Hiragino Sans",
    "Yu Gothic",
    "Microsoft YaHei",
    "PingFang SC",
    "MS Gothic",
    "WenQuanYi Zen Hei",
)


def pyplot() -> Any:
    """Return ``matplotlib.pyplot`` drawing to files. Raises ``BridgeError`` when missing."""
    try:
        import matplotlib
    except ImportError as error:
        raise BridgeError(
            'pictures need matplotlib; run: pip install "avatar-bridge[pictures]"'
        ) from error
    matplotlib.use("Agg")
    import matplotlib.font_manager
    import matplotlib.pyplot as plt

    installed = set(matplotlib.font_manager.get_font_names())
    wide = [font for font in _WIDE_FONTS if font in installed]
    matplotlib.rcParams["font.family"] = ["DejaVu Sans", *wide]
    return plt


def save_figure(figure: Any, path: Path) -> None:
    """Write a figure as PNG, making its folder. Raises ``BridgeError`` where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            # A box in place of a letter is what a reader sees anyway.
            warnings.filterwarnings("ignore", message="Glyph .* missing")
            figure.savefig(path, dpi=_DOTS_AN_INCH, format="png")
    except OSError as error:
        raise BridgeError(f"{path}: cannot be written: {error.strerror}") from error
