"""The Unreal client's core in C++: what a picture costs, and how well it keeps time."""

import tempfile
from pathlib import Path

from bridge.bench.client_figures import client_figures
from bridge.bench.report import Row
from bridge.bench.unreal_programs import unreal_programs

__all__ = ["measure"]

_FRAME_MICROS = 5.0


def measure(*, voice: str = "hibari", seconds: float = 20.0) -> list[Row]:
    """Return rows of figures; ``seconds`` is how long a character speaks on each network."""
    with tempfile.TemporaryDirectory() as folder:
        return client_figures(
            "C++", unreal_programs(Path(folder)), voice=voice, seconds=seconds,
            frame_micros=_FRAME_MICROS,
        )  # fmt: skip
