"""Reads how much of something a tag asks for, and keeps it within limits."""

import math

from bridge.dialogue.once import log_once

__all__ = ["AMOUNT", "amount_of"]

AMOUNT = r"(?P<amount>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?|[-+]?inf|nan)"
"""Pattern of a number or a percentage, in the group ``amount``."""


def amount_of(written: str | None, usual: float, most: float, least: float = 0.0) -> float:
    """Return an amount in [``least``, ``most``]; ``usual`` where none or no number is written.

    What is no number, or outside the range, is logged once; the latter is clamped.
    """
    if written is None:
        return usual
    value = float(written.rstrip("%")) / (100.0 if written.endswith("%") else 1.0)
    if math.isnan(value):
        log_once("an amount that is no number was taken for the usual one", written)
        return usual
    if not least <= value <= most:
        log_once(f"an amount outside {least:g} to {most:g} was clamped", written)
    return min(most, max(least, value))
