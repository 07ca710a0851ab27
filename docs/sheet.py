"""What diagrams of the pages are drawn on: SVG that is readable in light and in dark."""

from pathlib import Path
from typing import Any

STYLE = """
svg { font: 14px system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
.paper { fill: #fbfaf7 } .card { fill: #ffffff; stroke: #c9ced6 }
.ink { fill: #23303b } .soft { fill: #5a6773 } .line { stroke: #5a6773 }
.sound { fill: #d8572a } .soundline { stroke: #d8572a } .pose { fill: #2b62c9 }
.poseline { stroke: #2b62c9 } .ghost { fill: #c9ced6 } .ghostline { stroke: #c9ced6 }
.x { stroke: #d1383d; fill: #d1383d } .y { stroke: #2e8b3d; fill: #2e8b3d }
.z { stroke: #2b62c9; fill: #2b62c9 }
@media (prefers-color-scheme: dark) {
.paper { fill: #14191f } .card { fill: #1d252e; stroke: #3c4856 }
.ink { fill: #e8edf2 } .soft { fill: #a5b1bd } .line { stroke: #a5b1bd }
.sound { fill: #ff9164 } .soundline { stroke: #ff9164 } .pose { fill: #86b1ff }
.poseline { stroke: #86b1ff } .ghost { fill: #4a5765 } .ghostline { stroke: #4a5765 }
.x { stroke: #ff7a7e; fill: #ff7a7e } .y { stroke: #6fd07f; fill: #6fd07f }
.z { stroke: #86b1ff; fill: #86b1ff } }
"""

ARROW = (
    '<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" class="{fill}"/></marker>'
)
HEADS = {"line": "soft", "soundline": "sound", "poseline": "pose"}

Mark = tuple[float, float]


class Sheet:
    """One drawing: marks in the order in which they are laid on."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._title = title
        self._size = (width, height)
        self._marks: list[str] = []

    def box(self, x: float, y: float, width: float, height: float, kind: str = "card") -> None:
        """Lay a card."""
        self._marks.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="9" class="{kind}"/>'
        )

    def text(self, x: float, y: float, words: str, kind: str = "ink", **looks: Any) -> None:
        """Write one line; ``looks`` are SVG's attributes, with underscores for hyphens."""
        said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in looks.items())
        self._marks.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}"{said}>{words}</text>')

    def path(self, points: list[Mark], kind: str = "line", *, width: float = 1.6,
             has_head: bool = False, dash: str = "") -> None:  # fmt: skip
        """Draw a line through ``points``."""
        through = " ".join(f"{x:.1f} {y:.1f}" for x, y in points)
        head = f' marker-end="url(#{kind})"' if has_head else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<path d="M{through}" fill="none" style="fill:none" stroke-width="{width}" '
            f'stroke-linejoin="round" stroke-linecap="round" class="{kind}"{head}{dashed}/>'
        )

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """Lay a dot."""
        self._marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{kind}"/>')

    def save(self, path: Path) -> None:
        """Write the drawing."""
        width, height = self._size
        heads = "".join(ARROW.format(name=name, fill=fill) for name, fill in HEADS.items())
        whole = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" aria-label="{self._title}">'
            f"<title>{self._title}</title><style>{STYLE}</style><defs>{heads}</defs>"
            f'<rect width="{width}" height="{height}" rx="14" class="paper"/>'
        )
        path.write_text("\n".join([whole, *self._marks, "</svg>\n"]), encoding="utf-8")
