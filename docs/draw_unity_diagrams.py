"""Draws the diagrams of the Unity package's pages, readable in light and in dark.

``python docs/draw_unity_diagrams.py unity_client/Documentation~/pictures``
"""

import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.rigs import BONE_INDEX, RIG
from bridge.rigs.spaces import unity_from_bridge_position

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


def flow() -> Sheet:
    """Draw what goes where."""
    sheet = Sheet(960, 420, "What goes from the sidecar to the game, and back")
    sheet.box(24, 56, 210, 330)
    sheet.text(40, 40, "Sidecar", font_weight="bold")
    sheet.text(102, 40, "bridge run", "soft", font_size=13)
    steps = ("text or a chat line", "what is meant", "voice, mouth, face,", "head, hands, gaze")
    for y, words in zip((106, 176, 246, 266), steps, strict=True):
        sheet.text(129, y, words, text_anchor="middle")
    for y in (122, 192):
        sheet.path([(129, y), (129, y + 30)], has_head=True)
    sheet.text(129, 318, "no engine needed,", "soft", text_anchor="middle", font_size=13)
    sheet.text(129, 337, "no key, no GPU", "soft", text_anchor="middle", font_size=13)

    sheet.path([(240, 200), (424, 200)], "soundline", width=2.2, has_head=True)
    sheet.text(330, 152, "one ordered stream", text_anchor="middle", font_weight="bold")
    sheet.text(330, 172, "sound + poses, each with", "soft", text_anchor="middle", font_size=13)
    sheet.text(330, 189, "the instant it is due", "soft", text_anchor="middle", font_size=13)
    sheet.text(330, 220, "tcp 5570", "soft", text_anchor="middle", font_size=12)
    sheet.path([(424, 336), (240, 336)], "poseline", width=2.2, has_head=True)
    sheet.text(330, 306, "requests", text_anchor="middle", font_weight="bold")
    sheet.text(330, 325, "say, look at, interrupt …", "soft", text_anchor="middle", font_size=13)
    sheet.text(330, 356, "tcp 5571", "soft", text_anchor="middle", font_size=12)

    sheet.box(424, 56, 512, 330)
    sheet.text(440, 40, "Your game", font_weight="bold")
    parts = (
        (440, 160, 150, "BridgeClient", "connection,", "network thread"),
        (640, 90, 270, "BridgeVoice", "plays the sound, counts what", "was heard: audio thread"),
        (640, 222, 270, "BridgeAvatar", "moves bones, blendshapes:", "main thread, every picture"),
        (440, 300, 150, "BridgeNpc", "your scripts", "call this"),
    )  # fmt: skip
    for x, y, width, name, first, second in parts:
        sheet.box(x, y, width, 74)
        sheet.text(x + 14, y + 24, name, font_weight="bold")
        sheet.text(x + 14, y + 43, first, "soft", font_size=13)
        sheet.text(x + 14, y + 60, second, "soft", font_size=13)
    sheet.path([(590, 185), (612, 185), (612, 127), (638, 127)], "soundline", width=2,
               has_head=True)  # fmt: skip
    sheet.path([(590, 210), (612, 210), (612, 259), (638, 259)], "poseline", width=2, has_head=True)
    sheet.path([(775, 166), (775, 220)], width=2.2, has_head=True)
    sheet.text(785, 190, "which sample is", font_size=13)
    sheet.text(785, 207, "heard just now", font_size=13)
    sheet.path([(515, 299), (515, 236)], has_head=True)
    sheet.text(640, 330, "So the face shows what the ear hears,", font_size=13)
    sheet.text(640, 348, "whatever the sound card does.", font_size=13)
    return sheet


def clock() -> Sheet:
    """Draw why a face cannot run away from its voice."""
    sheet = Sheet(960, 330, "The voice is the clock: the pose belongs to the sample being heard")
    left, right, heard = 130.0, 930.0, 470.0
    sheet.text(24, 40, "The voice is the clock", font_weight="bold")
    sheet.text(24, 108, "sound", "sound", font_weight="bold")
    sheet.text(24, 198, "poses", "pose", font_weight="bold")
    for x in range(int(left), int(right), 5):
        size = 4 + 26 * abs(math.sin(x / 47) * math.sin(x / 11.3) * math.cos(x / 131))
        kind = "ghostline" if x < heard else "soundline"
        sheet.path([(x, 103 - size), (x, 103 + size)], kind, width=2.4)
    frames = np.arange(left + 8, right, 27.0)
    later = int(np.searchsorted(frames, heard))
    for index, x in enumerate(frames):
        is_mixed = index in (later - 1, later)
        sheet.dot(float(x), 193, 8 if is_mixed else 5, "ghost" if index < later - 1 else "pose")
    sheet.path([(heard, 56), (heard, 236)], width=2.4)
    sheet.text(heard, 48, "leaves the loudspeaker now", text_anchor="middle", font_weight="bold")
    sheet.path([(float(frames[later - 1]), 207), (heard, 252), (float(frames[later]), 207)],
               "poseline", width=1.4)  # fmt: skip
    sheet.text(heard, 270, "this picture: a mix of these two", "pose", text_anchor="middle")
    sheet.text(left, 146, "already heard", "soft", font_size=13)
    sheet.path([(heard + 10, 155), (right, 155)], width=1.4, has_head=True)
    sheet.text(heard + 20, 148, "already here, not yet due: the network may hiccup for so long",
               "soft", font_size=13)  # fmt: skip
    sheet.text(24, 306, "A slow sound card, a game that stutters, other headphones: the line "
               "moves, and sound and face move with it.", "soft", font_size=13)  # fmt: skip
    return sheet


def spaces() -> Sheet:
    """Draw the same body, facing the reader, with the axes of both spaces."""
    sheet = Sheet(960, 470, "The axes of the bridge and of Unity, on the same body")
    places = _places(RIG.rest_positions)
    bridge_axes = np.eye(3, dtype=np.float32)
    unity_axes = unity_from_bridge_position(bridge_axes)  # where Unity's axes lie, in the bridge's
    for middle, title, note, axes in (
        (245.0, "bridge, glTF, VRM 1.0", "right-handed", bridge_axes),
        (715.0, "Unity", "left-handed: x is mirrored", unity_axes),
    ):
        sheet.box(middle - 215, 64, 430, 352)
        sheet.text(middle - 205, 46, title, font_weight="bold")
        sheet.text(middle + 205, 46, note, "soft", text_anchor="end", font_size=13)
        _body(sheet, places, lambda at, middle=middle: _seen(at, middle))
        origin = np.zeros(3, np.float32)
        for axis, name in zip(axes, "xyz", strict=True):
            start, end = _seen(origin, middle), _seen(axis * 0.62, middle)
            sheet.path([start, end], name, width=3.4)
            sheet.dot(*end, 4.5, name)
            across = 19 if end[0] > middle + 5 else -19
            sheet.text(end[0] + across, end[1] + 5, f"+{name}", name, text_anchor="middle",
                       font_weight="bold", stroke_width=0)  # fmt: skip
        hand = _seen(places[BONE_INDEX["leftMiddleDistal"]], middle)
        sheet.text(hand[0], hand[1] - 13, "its left", text_anchor="middle", font_size=13)
    sheet.text(24, 448, "Position (x, y, z) becomes (−x, y, z); rotation (x, y, z, w) becomes "
               "(x, −y, −z, w). BridgeAvatar and BridgeNpc do it for you.", "soft",
               font_size=13)  # fmt: skip
    return sheet


def _places(rest: NDArray[np.float32]) -> NDArray[np.float32]:
    places = np.array(rest)
    done: set[int] = set()

    def place(bone: int) -> NDArray[np.float32]:
        parent = RIG.bone_parents[bone]
        if bone not in done:
            done.add(bone)
            if parent >= 0:
                places[bone] += place(parent)
        return places[bone]

    for bone in range(len(places)):
        place(bone)
    return places


def _seen(at: NDArray[np.float32], middle: float) -> Mark:
    """Look from before it, a little from its left and from above."""
    x, y, z = (float(value) for value in at)
    turn, tilt = math.radians(-28), math.radians(14)
    aside, depth = x * math.cos(turn) + z * math.sin(turn), z * math.cos(turn) - x * math.sin(turn)
    return middle + 190 * aside, 382 - 190 * (y * math.cos(tilt) - depth * math.sin(tilt))


def _body(sheet: Sheet, places: NDArray[np.float32], seen: Callable[..., Mark]) -> None:
    for bone, parent in enumerate(RIG.bone_parents):
        if parent >= 0 and bone not in (BONE_INDEX["jaw"],):
            sheet.path([seen(places[parent]), seen(places[bone])], "ghostline", width=6)
    x, y = seen(places[BONE_INDEX["head"]] + np.array([0, 0.09, 0.02], np.float32))
    sheet.dot(x, y, 24, "ghost")
    for side in ("left", "right"):
        sheet.dot(*seen(places[BONE_INDEX[f"{side}Eye"]] + np.array([0, 0.01, 0.03])), 2.6, "ink")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in (flow, clock, spaces):
        drawing().save(folder / f"{drawing.__name__}.svg")
