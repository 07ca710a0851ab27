import itertools

import pytest
from footages import event, filmed

from bridge.client.plotting import pyplot
from bridge.client.take_cues import draw_cues, height_of_cues

INCHES_A_SECOND = 2.0


@pytest.fixture
def row():
    plt = pyplot()
    figure, row = plt.subplots(figsize=(4, 4))
    row.set(xlim=(0, 2), position=(0, 0, 1, 1))
    yield row
    plt.close(figure)


def bars(row):
    """Return the row, start and length of each bar, from the top."""
    found = [(p.get_y() + 0.39, p.get_x(), p.get_width()) for p in row.patches]
    return sorted((round(y), round(x, 3), round(w, 3)) for y, x, w in found)


def drawn(row, *events):
    draw_cues(row, filmed(*events), INCHES_A_SECOND)
    return bars(row), [text.get_text() for text in row.texts]


def test_a_cue_is_a_bar_with_its_name(row):
    assert drawn(row, event("head", "nod", 500_000, 900_000)) == ([(0, 0.5, 0.4)], ["nod"])


def test_words_phones_lips_and_errors_are_not_cues(row):
    events = [event(kind, "x", 0, 9) for kind in ("word", "phone", "lips", "error")]
    assert drawn(row, *events) == ([], [])


def test_cues_that_overlap_stand_in_rows_of_their_own(row):
    found, _ = drawn(
        row, event("head", "nod", 0, 900_000), event("head", "tilt", 300_000, 1_200_000)
    )
    assert [y for y, _, _ in found] == [0, 1]


def test_names_never_cover_each_other(row):
    names = ["question-raise", "nod", "pull-back", "shake", "settle"]
    drawn(row, *(event("head", n, 60_000 * i, 60_000 * i + 1) for i, n in enumerate(names)))
    row.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in row.texts]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))


def test_layers_are_named_in_the_order_of_a_reader(row):
    kinds = ["posture", "mystery", "emotion", "head"]
    drawn(row, *(event(kind, "x", 0, 500_000) for kind in kinds))
    labels = [label.get_text() for label in row.get_yticklabels()]
    assert labels == ["emotion", "head", "posture", "mystery"]
    assert row.get_ylim()[0] > row.get_ylim()[1]  # the first is at the top


def test_a_peak_within_its_cue_is_drawn_once(row):
    twice = [event("emotion", "joy", 100_000, end) for end in (1_900_000, 700_000)]
    assert drawn(row, *twice) == ([(0, 0.1, 1.8)], ["joy"])


def test_a_cue_that_began_before_the_take_keeps_its_name_in_sight(row):
    drawn(row, event("posture", "attend", -500_000, 900_000))
    assert 0 < row.texts[0].get_position()[0] < 0.1


def test_the_height_grows_with_the_rows():
    one = height_of_cues(filmed(event("head", "nod", 0, 9)), INCHES_A_SECOND)
    three = [event("head", "nod", n, 900_000 + n) for n in range(3)]
    assert height_of_cues(filmed(*three), INCHES_A_SECOND) > one
    assert height_of_cues(filmed(), INCHES_A_SECOND) == one
