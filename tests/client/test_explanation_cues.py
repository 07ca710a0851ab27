from itertools import pairwise

import pytest
from explained import explained

from bridge.client.explanation_cues import Bar, draw_bars, heights_of, laid_out
from bridge.client.plotting import pyplot
from bridge.model import Policy

TEXT = "No, I [wave] never saw three of them. Did you?"


def test_bars_of_a_row_do_not_overlap():
    bars, layers = laid_out(explained(TEXT), 3.0)
    assert len(bars) == sum(len(each.verdicts) for each in explained(TEXT))
    for row, layer in enumerate(layers):
        here = sorted((bar.phases for bar in bars if bar.row == row), key=lambda p: p[0])
        assert here
        assert {bar.layer for bar in bars if bar.row == row} == {layer}
        for one, next_one in pairwise(here):
            assert one[-1] <= next_one[0]


def test_a_gesture_has_its_phases_in_order():
    (bar,) = [bar for bar in laid_out(explained(TEXT), 3.0)[0] if bar.label == "wave"]
    start, ready, stroke, relax, end = bar.phases
    assert start < ready < stroke < relax < end
    assert not bar.is_denied


def test_more_rows_are_higher():
    assert heights_of(["head"] * 4) > heights_of(["head"]) == heights_of([])


@pytest.mark.parametrize(("deny", "kinds"), [((), 4), (("wave",), 1)])
def test_a_gesture_is_drawn_by_its_phases_and_a_denied_one_as_a_frame(deny, kinds):
    bars, layers = laid_out(explained(TEXT, Policy(deny=frozenset(deny))), 3.0)
    wave = [bar for bar in bars if bar.label == "wave"]
    plt = pyplot()
    figure, row = plt.subplots()
    try:
        draw_bars(row, wave, layers, 3.0)
        assert len(row.patches) == kinds
        assert [text.get_text() for text in row.texts] == ["wave"]
        assert {patch.get_fill() for patch in row.patches} == {not deny}
    finally:
        plt.close(figure)


def test_a_layer_of_another_day_has_a_colour_too():
    plt = pyplot()
    figure, row = plt.subplots()
    bar = Bar(layer="ears", label="prick", row=0, phases=(0.0, 0.1, 0.1, 0.2, 0.3), is_denied=False)
    try:
        draw_bars(row, [bar], ["ears"], 3.0)
        assert len(row.patches) == 1
    finally:
        plt.close(figure)
