"""The Unity client's core on .NET and on Mono: what a picture costs, and how well it keeps time."""

import tempfile
from pathlib import Path

from bridge.bench.client_figures import client_figures
from bridge.bench.csharp import Runtime
from bridge.bench.report import Row
from bridge.bench.unity_programs import unity_programs

__all__ = ["measure"]

_NAMES = {Runtime.NET: ".NET", Runtime.MONO: "Mono"}
_FRAME_MICROS = {Runtime.NET: 20.0}


def measure(
    *,
    runtimes: tuple[Runtime, ...] = tuple(Runtime),
    voice: str = "hibari",
    seconds: float = 20.0,
) -> list[Row]:
    """Return rows of figures; ``seconds`` is how long a character speaks on each network."""
    rows: list[Row] = []
    for runtime in runtimes:
        with tempfile.TemporaryDirectory() as folder:
            rows += client_figures(
                _NAMES[runtime], unity_programs(runtime, Path(folder)), voice=voice,
                seconds=seconds, frame_micros=_FRAME_MICROS.get(runtime),
            )  # fmt: skip
    return rows
