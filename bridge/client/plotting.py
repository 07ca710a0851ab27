"""Matplotlib, loaded when a picture is wanted."""

from typing import Any

from bridge.errors import BridgeError

__all__ = ["pyplot"]


def pyplot() -> Any:
    """Return ``matplotlib.pyplot`` drawing to files. Raises ``BridgeError`` when missing."""
    try:
        import matplotlib
    except ImportError as error:
        raise BridgeError(
            'pictures need matplotlib; run: pip install "avatar-bridge[pictures]"'
        ) from error
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    return plt
