"""The same phones through openfacefx, so that its mouth can be measured beside ours."""

from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.model import Phone
from bridge.rigs import SHAPE_INDEX, SHAPE_NAMES

__all__ = ["PEER_SETTINGS", "peer_name", "peer_weights"]

PEER_SETTINGS = ("default", "jali", "jali, dense keys")
"""What it can be asked for: its defaults, its JALI rules, those without key reduction."""

_DENSE = 1e-4  # its error bound for dropping keys; the default is 0.015
# English sounds that its inventory spells differently, or does not have.
_ARPABET = {
    "ə": "AH", "ɐ": "AH", "ɜ": "ER", "ɚ": "ER", "ɒ": "AA", "a": "AA", "ɾ": "D", "ᵻ": "IH",
    "əʊ": "OW", "e": "EH", "o": "OW", "g": "G", "r": "R", "ʔ": "T",
}  # fmt: skip


def peer_name() -> str:
    """Return the peer and its version; empty where it is not installed."""
    return f"openfacefx {version('openfacefx')}" if find_spec("openfacefx") else ""


def peer_weights(phones: Sequence[Phone], setting: str, fps: int) -> NDArray[np.float32]:
    """Return (T, S) weights from time 0, made with its documented calls.

    Phones go in as ARPAbet with stress, its native alphabet, where it knows diphthongs; its
    curves come out through its own ARKit preset.
    """
    import openfacefx

    params = openfacefx.CoartParams(jali=setting.startswith("jali"))
    accuracy = {"epsilon": _DENSE} if setting.endswith("dense keys") else {}
    segments = _segments(phones, openfacefx)
    track = openfacefx.generate_from_alignment(segments, fps=fps, params=params, **accuracy)
    track = openfacefx.retarget(track, openfacefx.PRESETS["arkit"])
    times = np.arange(phones[-1].end_micros * fps // 1_000_000 + 1) / fps
    weights = np.zeros((len(times), len(SHAPE_NAMES)), np.float32)
    for channel in track.channels:
        keys = np.array([(key.time, key.value) for key in channel.keys])
        weights[:, SHAPE_INDEX[channel.name]] = np.interp(times, keys[:, 0], keys[:, 1])
    return weights


def _segments(phones: Sequence[Phone], openfacefx: Any) -> list[Any]:
    segments: list[Any] = []
    for phone in phones:
        symbol = _arpabet(phone, openfacefx)
        if segments and segments[-1].phoneme == symbol == "sil":
            segments[-1].end = phone.end_micros / 1e6
        else:
            span = phone.start_micros / 1e6, phone.end_micros / 1e6
            segments.append(openfacefx.PhonemeSegment(symbol, *span))
    return segments


def _arpabet(phone: Phone, openfacefx: Any) -> str:
    if not phone.symbol:
        return "sil"
    bare = phone.symbol.replace("ː", "")
    symbol = str(_ARPABET.get(bare) or openfacefx.phonemes.from_ipa(bare))
    return f"{symbol}{phone.stress}" if openfacefx.phonemes.is_vowel(symbol) else symbol
