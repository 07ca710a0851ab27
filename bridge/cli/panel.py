"""The live panel of the demo, drawn as text."""

import io
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from bridge.cli.watching import Glimpse
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll

__all__ = ["Meters", "panel", "panel_as_ansi", "panel_as_svg"]

_BARS = "▁▂▃▄▅▆▇█"
_SHAPES = ("jawOpen", "mouthPucker", "mouthSmileLeft", "browInnerUp", "eyeBlinkLeft")
_HEAD_DEGREES = 12.0  # the span of a head curve, either way
_LABEL_WIDTH = 15
_THEME = TerminalTheme(  # of a picture: background, letters, the eight colours dim and bright
    (22, 27, 34),
    (222, 226, 230),
    [
        *((13, 17, 23), (240, 98, 92), (126, 201, 121), (232, 184, 88)),
        *((98, 164, 240), (198, 140, 220), (92, 196, 208), (190, 198, 206)),
    ],
    [
        *((108, 118, 128), (255, 130, 120), (150, 220, 140), (255, 214, 95)),
        *((130, 186, 255), (220, 170, 240), (130, 220, 230), (255, 255, 255)),
    ],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meters:
    """The figures under the curves, ready to be printed."""

    character: str
    latency: str
    clock: str
    sync: str
    streams: tuple[str, ...]


def panel(glimpse: Glimpse, meters: Meters, *, width: int) -> RenderableType:
    """Return the panel of one instant."""
    said = Text(glimpse.text or "(listening)", style="bold" if glimpse.text else "dim")
    said.stylize("black on bright_yellow", *glimpse.word_span)
    facts = Text(f"phone {glimpse.phone or '–':<4}  {glimpse.detail}", style="cyan")
    curves = Table.grid(padding=(0, 1))
    span = max(width - _LABEL_WIDTH - 14, 10)
    for shape in _SHAPES:
        curve = glimpse.weights[:, SHAPE_INDEX[shape]]
        curves.add_row(Text(shape, style="dim"), _spark(curve, span), _last(curve, "{:.2f}"))
    angles = np.degrees(to_yaw_pitch_roll(glimpse.head[:, 3:]))
    for name, column in (("head yaw", 0), ("head pitch", 1)):
        curve = angles[:, column]
        bars = _spark(curve / (2 * _HEAD_DEGREES) + 0.5, span, "magenta")
        curves.add_row(Text(name, style="dim"), bars, _last(curve, "{:+.1f}°"))
    figures = Text(f"{meters.latency}   {meters.clock}   {meters.sync}", style="green")
    streams = Text("   ".join(meters.streams), style="dim")
    trouble = [Text(glimpse.trouble, style="red")] if glimpse.trouble else []
    body = Group(said, facts, curves, figures, streams, *trouble)
    return Panel(body, title=f"avatar-bridge · {meters.character}", width=width)


def panel_as_ansi(drawn: RenderableType, *, width: int) -> str:
    """Return a panel as text with colour codes, for a prompt to show."""
    console = Console(
        width=width, force_terminal=True, color_system="standard", legacy_windows=False
    )
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


def panel_as_svg(drawn: RenderableType, *, width: int) -> str:
    """Return a panel as the SVG picture of a terminal, for a page that shows no terminal."""
    console = Console(
        width=width,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    console.print(drawn)
    svg = console.export_svg(title="bridge demo", theme=_THEME, unique_id="panel")
    # A picture in a page must not fetch fonts; every system has one of these.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace(
        "Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono"
    )


def _spark(curve: NDArray[np.float32], span: int, style: str = "yellow") -> Text:
    """Draw values in [0, 1] as bars, the latest at the right; each bar shows a peak."""
    if not len(curve):
        return Text(" " * span)
    pieces = np.array_split(curve, span) if len(curve) >= span else list(curve)
    peaks = [float(np.max(np.atleast_1d(piece))) for piece in pieces]
    bars = "".join(_BARS[int(np.clip(peak, 0, 0.999) * len(_BARS))] for peak in peaks)
    return Text(bars.rjust(span), style=style)


def _last(curve: NDArray[np.float32], form: str) -> Text:
    return Text(form.format(float(curve[-1])) if len(curve) else "", style="dim")
