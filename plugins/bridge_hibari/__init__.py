"""Offers the voice ``hibari``: English, offline, with true phone times."""

from collections.abc import Mapping
from typing import Any

from bridge.hooks import Register, Voice, hookimpl

__all__ = ["register_voices"]


@hookimpl
def register_voices(register: Register) -> None:
    """Offer ``hibari``."""
    register(
        "hibari",
        _build,
        summary="English neural voice, 24 kHz, offline, true phone times and pitch",
        isolated=True,
        requires=("hibari", "onnxruntime"),
        install='pip install "avatar-bridge[hibari]"',
    )


def _build(options: Mapping[str, Any]) -> Voice:
    # Imported here, because the modules below load onnxruntime.
    from bridge_hibari.options import read_options
    from bridge_hibari.voice import HibariVoice

    return HibariVoice(read_options(options))
