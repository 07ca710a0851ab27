"""Draws the diagrams of the Unity package's pages, readable in light and in dark.

``python docs/draw_unity_diagrams.py unity_client/Documentation~/pictures``
"""

import math
import sys
from pathlib import Path

import numpy as np
from body import draw_body, rest_places, seen
from sheet import Sheet

from bridge.rigs import BONE_INDEX
from bridge.rigs.spaces import unity_from_bridge_position


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
    places = rest_places()
    bridge_axes = np.eye(3, dtype=np.float32)
    unity_axes = unity_from_bridge_position(bridge_axes)  # where Unity's axes lie, in the bridge's
    for middle, title, note, axes in (
        (245.0, "bridge, glTF, VRM 1.0", "right-handed", bridge_axes),
        (715.0, "Unity", "left-handed: x is mirrored", unity_axes),
    ):
        sheet.box(middle - 215, 64, 430, 352)
        sheet.text(middle - 205, 46, title, font_weight="bold")
        sheet.text(middle + 205, 46, note, "soft", text_anchor="end", font_size=13)
        draw_body(sheet, places, lambda at, middle=middle: seen(at, middle))
        origin = np.zeros(3, np.float32)
        for axis, name in zip(axes, "xyz", strict=True):
            start, end = seen(origin, middle), seen(axis * 0.62, middle)
            sheet.path([start, end], name, width=3.4)
            sheet.dot(*end, 4.5, name)
            across = 19 if end[0] > middle + 5 else -19
            sheet.text(end[0] + across, end[1] + 5, f"+{name}", name, text_anchor="middle",
                       font_weight="bold", stroke_width=0)  # fmt: skip
        hand = seen(places[BONE_INDEX["leftMiddleDistal"]], middle)
        sheet.text(hand[0], hand[1] - 13, "its left", text_anchor="middle", font_size=13)
    sheet.text(24, 448, "Position (x, y, z) becomes (−x, y, z); rotation (x, y, z, w) becomes "
               "(x, −y, −z, w). BridgeAvatar and BridgeNpc do it for you.", "soft",
               font_size=13)  # fmt: skip
    return sheet


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in (flow, clock, spaces):
        drawing().save(folder / f"{drawing.__name__}.svg")
