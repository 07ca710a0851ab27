"""Reads how much of something a tag asks for, and keeps it within limits."""

import math

from bridge.dialogue.once import log_once

__all__ = ["AMOUNT", "amount_of"]

AMOUNT = r"(?P<amount>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?|[-+]?inf|nan)"
"""Pattern of a number or a percentage, in the group ``amount``."""


def amount_of(written: str | None, usual: float, most: float) -> float:
    """Return an amount in [0, ``most``]; ``usual`` where none is written or it is no number.

    One outside the range is logged once and clamped.
    """
    if written is None or written.endswith("nan"):
        return usual
    value = float(written.rstrip("%")) / (100.0 if written.endswith("%") else 1.0)
    if not 0.0 <= value <= most:
        log_once(f"an amount outside 0 to {most:g} was clamped", written)
    return 0.0 if math.isnan(value) else min(most, max(0.0, value))
