import re
from xml.etree import ElementTree

import numpy as np
import pytest

from bridge.cli.panel import Meters, panel, panel_as_ansi, panel_as_svg
from bridge.cli.watching import Glimpse
from bridge.rigs.arkit import SHAPE_INDEX

METERS = Meters(
    character="Ada", latency="text → sound 40 ms", clock="clock 0.2 ms", sync="sync 0.3 ms",
    streams=("native tcp://127.0.0.1:5570",),
)  # fmt: skip


def glimpse(frames=0, *, jaw=0.0, text="I am glad.", span=(5, 9), trouble=""):
    weights = np.zeros((frames, 52), np.float32)
    weights[:, SHAPE_INDEX["jawOpen"]] = jaw
    head = np.tile(np.array([0, 0, 0, 0, 0, 0, 1], np.float32), (frames, 1))
    return Glimpse(
        utterance_id="u", text=text, detail="joy", word_span=span, phone="æ", weights=weights,
        head=head, trouble=trouble, first_sound_micros=None,
    )  # fmt: skip


def plain(seen, width=80):
    ansi = panel_as_ansi(panel(seen, METERS, width=width), width=width)
    return re.sub(r"\x1b\[[0-9;]*m", "", ansi)


def row(text, name):
    return next(line for line in text.splitlines() if name in line)


def test_everything_a_newcomer_asks_for_is_shown():
    text = plain(glimpse(240, jaw=0.5))
    for wanted in ("Ada", "I am glad.", "phone æ", "joy", "40 ms", "tcp://127.0.0.1:5570"):
        assert wanted in text


def test_the_word_being_heard_is_marked_and_no_other():
    ansi = panel_as_ansi(panel(glimpse(), METERS, width=80), width=80)
    marked = re.findall(r"\x1b\[[0-9;]*103m([^\x1b]*)", ansi)
    assert marked == ["glad"]


def test_silence_is_called_listening():
    assert "(listening)" in plain(glimpse(text="", span=(0, 0)))


@pytest.mark.parametrize(("jaw", "bar"), [(0.0, "▁"), (0.5, "▅"), (1.0, "█"), (1.7, "█")])
def test_a_curve_is_as_high_as_its_weight(jaw, bar):
    line = row(plain(glimpse(240, jaw=jaw)), "jawOpen")
    assert set(re.findall("[▁▂▃▄▅▆▇█]", line)) == {bar}
    assert f"{jaw:.2f}" in line


def test_a_level_head_is_in_the_middle():
    assert "▅" in row(plain(glimpse(240)), "head yaw")
    assert "+0.0°" in row(plain(glimpse(240)), "head yaw")


@pytest.mark.parametrize("frames", [0, 1, 7, 240, 1000])
@pytest.mark.parametrize("width", [40, 80, 110])
def test_every_line_is_as_wide_as_asked(frames, width):
    lines = plain(glimpse(frames, jaw=0.3), width).splitlines()
    assert {len(line) for line in lines} == {width}
    assert len({len(plain(glimpse(n), 80).splitlines()) for n in (0, 1, 240)}) == 1


def test_trouble_is_told_in_red():
    ansi = panel_as_ansi(panel(glimpse(trouble="no voice"), METERS, width=80), width=80)
    assert re.search(r"\x1b\[31mno voice", ansi)


def test_square_brackets_in_a_text_are_text():
    seen = glimpse(text="[red] it is [/nothing]", span=(0, 0))
    assert "[red] it is [/nothing]" in plain(seen)


def test_a_picture_of_the_panel_stands_alone():
    svg = panel_as_svg(panel(glimpse(240, jaw=0.4), METERS, width=90), width=90)
    shown = "".join(ElementTree.fromstring(svg).itertext()).replace("\xa0", " ")
    assert "jawOpen" in shown
    assert "glad" in shown
    assert "font-face" not in svg  # nothing to fetch
    assert not re.search(r'(href|src)\s*=|url\("?http', svg)


def test_the_same_panel_is_the_same_picture():
    drawn = panel(glimpse(240, jaw=0.4), METERS, width=90)
    assert panel_as_svg(drawn, width=90) == panel_as_svg(drawn, width=90)
