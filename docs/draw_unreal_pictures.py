"""Draws the pictures of the Unreal plugin: its pages' diagrams, and its icon.

``python docs/draw_unreal_pictures.py unreal_client/AvatarBridge``
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from body import draw_body, rest_places, seen
from matplotlib.patches import Circle, FancyBboxPatch
from numpy.typing import NDArray
from sheet import Mark, Sheet

from bridge.rigs import BONE_INDEX
from bridge.rigs.spaces import unreal_from_bridge_position, unreal_mesh_from_bridge_position

ROW = re.compile(
    r'^    \{"(?P<name>\w+)", "(?P<parent>\w*)", "(?P<source>\w*)", (?P<share>[\d.]+)f?'
    r'(?:, "(?P<at>\w+)", "(?P<towards>\w+)", (?P<along>[\d.]+)f)?\},$',
    re.MULTILINE,
)
MANNY_BONES = "Source/AvatarBridgeCore/Include/AvatarBridge/Rig/MannyBones.h"
ICON_INCHES, ICON_DPI = 1.28, 100

Row = Mapping[str, str]
Place = NDArray[np.float32]
Area = tuple[float, float, float, float]

# x, y, width, height; the title; who; and what is done.
CARDS: Sequence[tuple[Area, str, str, Sequence[str]]] = (
    ((340, 56, 250, 170), "Link thread", "“Avatar Bridge”, one a sidecar",
     ("reads the stream, keeps the clocks,", "asks for what was lost;", "120 times a second draws",
      "the pose heard in 22 ms")),
    ((340, 270, 250, 104), "Audio mixer’s thread", "Bridge Voice",
     ("renders the voice, and says when", "each sample will be heard")),
    ((340, 412, 250, 84), "Game thread", "Bridge NPC", ("your Blueprints call this",)),
    ((686, 56, 250, 104), "Live Link", "“ada_Face”, “ada_Body”",
     ("keeps what came in the last", "half second, on the engine’s clock")),
    ((686, 206, 250, 124), "Animation", "game thread and its workers", (
        "asks Live Link for 22 ms ago:", "the pose of what is heard now",
        "(face: curves; body: bones)")),
    ((686, 376, 250, 120), "Picture and sound", "on screen and in the air",
     ("leave together: the face shows", "what the ear hears, whatever", "the sound card does")),
)  # fmt: skip


def flow() -> Sheet:
    """Draw which thread does what, from a packet to a picture."""
    sheet = Sheet(960, 520, "How a packet becomes a picture: which thread does what")
    sheet.box(24, 56, 168, 440)
    sheet.text(40, 40, "Sidecar", font_weight="bold")
    sheet.text(102, 40, "bridge run", "soft", font_size=13)
    steps = ("text", "what is meant", "voice, face,", "head, body")
    for y, words in zip((112, 182, 252, 272), steps, strict=True):
        sheet.text(108, y, words, text_anchor="middle")
    for y in (128, 198):
        sheet.path([(108, y), (108, y + 30)], has_head=True)
    sheet.text(108, 440, "no engine needed,", "soft", text_anchor="middle", font_size=13)
    sheet.text(108, 459, "no key, no GPU", "soft", text_anchor="middle", font_size=13)

    sheet.text(356, 40, "Your game", font_weight="bold")
    sheet.text(450, 40, "one connection, whatever uses it", "soft", font_size=13)
    for place, title, who, lines in CARDS:
        _card(sheet, place, title, who, lines)

    sheet.path([(196, 124), (336, 124)], "soundline", width=2.2, has_head=True)
    sheet.text(266, 92, "sound + poses", text_anchor="middle", font_weight="bold", font_size=13)
    sheet.text(266, 110, "one ordered stream", "soft", text_anchor="middle", font_size=13)
    sheet.text(266, 143, "tcp 5570", "soft", text_anchor="middle", font_size=12)
    sheet.path([(336, 200), (196, 200)], "poseline", width=2.2, has_head=True)
    sheet.text(266, 190, "requests", text_anchor="middle", font_weight="bold", font_size=13)
    sheet.text(266, 219, "tcp 5571", "soft", text_anchor="middle", font_size=12)

    sheet.path([(420, 230), (420, 266)], "soundline", width=2, has_head=True)
    sheet.text(410, 253, "sound", "sound", text_anchor="end", font_size=13)
    sheet.path([(510, 266), (510, 230)], width=2, has_head=True)
    sheet.text(520, 253, "heard when?", font_size=13)
    sheet.path([(594, 108), (682, 108)], "poseline", width=2.2, has_head=True)
    sheet.text(638, 98, "poses", "pose", text_anchor="middle", font_size=13)
    sheet.path([(811, 164), (811, 202)], "poseline", width=2, has_head=True)
    sheet.path([(811, 334), (811, 372)], "poseline", width=2, has_head=True)
    sheet.path([(594, 340), (640, 340), (640, 430), (682, 430)], "soundline", width=2,
               has_head=True)  # fmt: skip
    sheet.path([(336, 454), (316, 454), (316, 212), (336, 212)], width=1.8, has_head=True)
    sheet.text(308, 340, "say, look …", "soft", text_anchor="end", font_size=13)
    return sheet


def _card(sheet: Sheet, place: Area, title: str, who: str, lines: Sequence[str]) -> None:
    x, y, width, height = place
    sheet.box(x, y, width, height)
    sheet.text(x + 14, y + 25, title, font_weight="bold")
    sheet.text(x + 14, y + 44, who, "pose", font_size=13)
    for number, line in enumerate(lines):
        sheet.text(x + 14, y + 67 + 19 * number, line, "soft", font_size=13)


def instant() -> Sheet:
    """Draw why a pose pushed now is exactly the one that is due when Live Link shows it."""
    sheet = Sheet(960, 320, "Pushed now, shown 22 ms later: the pose of the sound heard then")
    left, right, now, later = 190.0, 930.0, 430.0, 610.0
    sheet.text(24, 118, "sound in the air", "sound", font_weight="bold")
    sheet.text(24, 221, "poses in Live Link", "pose", font_weight="bold")
    for x in range(int(left), int(right), 5):
        size = 4 + 22 * abs(np.sin(x / 47) * np.sin(x / 11.3) * np.cos(x / 131))
        kind = "ghostline" if x < now else "soundline"
        sheet.path([(x, 113 - size), (x, 113 + size)], kind, width=2.4)
    for x, words in ((now, "now"), (later, "22 ms from now")):
        sheet.path([(x, 58), (x, 240)], width=2)
        sheet.text(x, 48, words, text_anchor="middle", font_weight="bold")
    for x in np.arange(now - 240, later + 1, 60):
        sheet.dot(float(x), 216, 9 if x in (now, later) else 6, "ghost" if x < now else "pose")
    sheet.text(now - 14, 184, "shown now: pushed 22 ms ago,", "soft", text_anchor="end",
               font_size=13)  # fmt: skip
    sheet.text(now - 14, 256, "for this very instant", "soft", text_anchor="end", font_size=13)
    sheet.text(later + 18, 184, "drawn and pushed now, stamped “now”:", "pose", font_size=13)
    sheet.text(later + 18, 256, "the pose of the sample heard then", "pose", font_size=13)
    sheet.path([(now, 264), (now, 278), (later, 278), (later, 264)], width=1.4)
    why = "Engine Time Offset, and Live Link’s own margin"
    sheet.text((now + later) / 2, 301, why, text_anchor="middle", font_size=13)
    return sheet


def axes() -> Sheet:
    """Draw the same body, facing the reader, with the axes of the bridge and Unreal's two."""
    sheet = Sheet(1200, 470, "The axes of the bridge, of Unreal's world and of its meshes")
    places = rest_places()
    eye = np.eye(3, dtype=np.float32)
    world = _seen_from(unreal_from_bridge_position)
    mesh = _seen_from(unreal_mesh_from_bridge_position)
    for middle, title, note, lie in (
        (205.0, "bridge, glTF, VRM 1.0", "right-handed, metres", eye),
        (600.0, "Unreal’s world", "left-handed, centimetres", world),
        (995.0, "Unreal’s meshes", "left-handed, centimetres", mesh),
    ):
        sheet.box(middle - 185, 64, 370, 352)
        sheet.text(middle - 175, 46, title, font_weight="bold")
        sheet.text(middle + 175, 46, note, "soft", text_anchor="end", font_size=13)
        draw_body(sheet, places, lambda at, middle=middle: seen(at, middle))
        _axes(sheet, lie, middle)
        hand = seen(places[BONE_INDEX["leftMiddleDistal"]], middle)
        sheet.text(hand[0] - 10, hand[1] - 13, "its left", text_anchor="middle", font_size=13)
    sheet.text(24, 448, "World: position (x, y, z) becomes 100 · (z, −x, y); actors face +X. "
               "Mesh: it becomes 100 · (x, z, y); bodies face +Y, as Manny does. "
               "The plugin does both for you.", "soft", font_size=13)  # fmt: skip
    return sheet


def _seen_from(unreal: Callable[[Place], Place]) -> Place:
    """Return where Unreal's axes lie in the bridge's space, a row each."""
    across = unreal(np.eye(3, dtype=np.float32)) / 100
    return np.asarray(across, np.float32).T


def _axes(sheet: Sheet, lie: Place, middle: float) -> None:
    origin = np.zeros(3, np.float32)
    for axis, name in zip(lie, "xyz", strict=True):
        start, end = seen(origin, middle), seen(axis * 0.62, middle)
        sheet.path([start, end], name, width=3.4)
        sheet.dot(*end, 4.5, name)
        across = 19 if end[0] > middle + 5 else -19
        sheet.text(end[0] + across, end[1] + 5, f"+{name.upper()}", name, text_anchor="middle",
                   font_weight="bold", stroke_width=0)  # fmt: skip


def bones(header: str) -> Sheet:
    """Draw the bones of the body subject, as the core's own table has them."""
    rows = [row.groupdict() for row in ROW.finditer(header)]
    places = _manny_places(rows)
    sheet = Sheet(960, 560, f"The {len(rows)} bones of the body subject")
    sheet.text(24, 40, "The body subject", font_weight="bold")
    sheet.text(176, 40, f"{len(rows)} bones by Manny’s names, in the T-pose", "soft", font_size=13)

    def on(at: Place) -> Mark:
        return 330 + 285 * float(at[0]), 510 - 285 * float(at[1])

    def near(at: Place) -> Mark:
        hand = at - places["hand_l"]
        return 900 - 1130 * float(hand[0]), 232 - 1130 * float(hand[2])

    _sticks(sheet, rows, places, on, [row["name"] for row in rows])
    spine = ("pelvis", "spine_01", "spine_02", "spine_03", "spine_04", "spine_05", "neck_01",
             "neck_02", "head")  # fmt: skip
    heights = (330, 303, 276, 249, 222, 195, 122, 99, 76)  # free of the arm between
    for name, y in zip(spine, heights, strict=True):
        x, there = on(places[name])
        sheet.path([(x - 8, there), (236, y - 4)], "ghostline", width=1.2)
        sheet.text(230, y, name, text_anchor="end", font_size=13)
    for name, aside, above in (("clavicle_l", 6, -14), ("upperarm_l", 0, 24), ("lowerarm_l", 0, 24),
                               ("hand_l", 0, -14), ("thigh_l", 14, 4), ("calf_l", 14, 4),
                               ("foot_l", 14, -2), ("ball_l", 14, 12)):  # fmt: skip
        x, y = on(places[name])
        sheet.text(x + aside, y + above, name, font_size=13)
    x, y = on(places["root"])
    sheet.text(x, y + 24, "root", text_anchor="middle", font_size=13)

    sheet.box(640, 72, 296, 250)
    sheet.text(656, 100, "its left hand, from above", "soft", font_size=13)
    left = [row for row in rows if row["name"].endswith("_l")]
    hand = [row["name"] for row in left if "hand_l" in _line(rows, row)]
    _sticks(sheet, rows, places, near, hand)
    for finger in ("thumb_03", "index_03", "middle_03", "ring_03", "pinky_03"):
        x, y = near(places[f"{finger}_l"])
        sheet.text(x - 10, y + 4, finger.removesuffix("_03"), text_anchor="end", font_size=13)
    for y, kind, words in (
        (370, "pose", "turned by one bone of the rig"),
        (396, "sound", "shares its turn: spine and neck have"),
        (436, "ghost", "at rest: root, and bones of the palm"),
    ):
        sheet.dot(656, y - 5, 6, kind)
        sheet.text(672, y, words, "soft", font_size=13)
    sheet.text(672, 413, "more bones in Unreal than in the rig", "soft", font_size=13)
    return sheet


def _manny_places(rows: Sequence[Row]) -> dict[str, Place]:
    rest = rest_places()

    def place(name: str) -> Place:
        return rest[BONE_INDEX[name]] if name else np.zeros(3, np.float32)

    found = {}
    for row in rows:
        at, towards = row["at"] or row["source"], row["towards"] or row["at"] or row["source"]
        found[row["name"]] = place(at) + float(row["along"] or 0) * (place(towards) - place(at))
    return found


def _line(rows: Sequence[Row], row: Row) -> list[str]:
    """Return a bone's name and those of all above it."""
    by_name = {one["name"]: one for one in rows}
    line = [row["name"]]
    while by_name[line[-1]]["parent"]:
        line.append(by_name[line[-1]]["parent"])
    return line


def _sticks(sheet: Sheet, rows: Sequence[Row], places: dict[str, Place],
            on: Callable[[Place], Mark], names: list[str]) -> None:  # fmt: skip
    shown = [row for row in rows if row["name"] in names]
    for row in shown:
        if row["parent"] in names:
            ends = [on(places[row["parent"]]), on(places[row["name"]])]
            sheet.path(ends, "ghostline", width=3)
    for row in shown:
        kind = "ghost" if not row["source"] else "pose" if float(row["share"]) == 1 else "sound"
        x, y = on(places[row["name"]])
        sheet.dot(x, y, 4.5, kind)


def draw_icon(path: Path) -> None:
    """Draw a face whose mouth is a voice, as the editor shows it beside the plugin's name."""
    figure = plt.figure(figsize=(ICON_INCHES, ICON_INCHES), dpi=ICON_DPI)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 128), ylim=(0, 128))
    axes.set_axis_off()
    axes.add_patch(FancyBboxPatch((6, 6), 116, 116, boxstyle="round,pad=0,rounding_size=24",
                                  facecolor="#14191f", edgecolor="none"))  # fmt: skip
    axes.add_patch(Circle((64, 64), 45, facecolor="#86b1ff", edgecolor="none"))
    for x in (47, 81):
        axes.add_patch(FancyBboxPatch((x - 4.5, 72), 9, 13, facecolor="#14191f", edgecolor="none",
                                      boxstyle="round,pad=0,rounding_size=4.5"))  # fmt: skip
    for x, size in zip(range(40, 96, 8), (3, 7, 13, 9, 15, 8, 3), strict=False):
        axes.plot([x, x], [49 - size, 49 + size], color="#c8410f", linewidth=3.4,
                  solid_capstyle="round")  # fmt: skip
    figure.savefig(path, transparent=True)
    plt.close(figure)


if __name__ == "__main__":
    plugin = Path(sys.argv[1])
    pictures = plugin / "Documentation" / "pictures"
    resources = plugin / "Resources"
    for made in (pictures, resources):
        made.mkdir(parents=True, exist_ok=True)
    for drawing in (flow, instant, axes):
        drawing().save(pictures / f"{drawing.__name__}.svg")
    bones((plugin / MANNY_BONES).read_text(encoding="utf-8")).save(pictures / "bones.svg")
    draw_icon(resources / "Icon128.png")
