import numpy as np

from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.mouth import TONGUE_TIP


def _part(mouth, swatch):
    return np.isclose(mouth.uvs, swatch_uvs(swatch, 1)).all(axis=1)


def test_nothing_shows_while_the_lips_are_closed(head, mouth):
    lips = head.positions[np.abs(head.lip) > 0.99]
    assert mouth.positions[:, 2].max() <= lips[:, 2].max()
    assert TONGUE_TIP[2] < lips[:, 2].max() - 0.005


def test_teeth_are_hard_and_only_the_lower_ones_follow_the_jaw(mouth):
    teeth = _part(mouth, "teeth")
    assert (mouth.soft[teeth] == 0).all()
    assert set(mouth.jaw[teeth]) == {0.0, 1.0}


def test_upper_teeth_stand_above_the_lower_ones(mouth):
    teeth = _part(mouth, "teeth")
    upper = mouth.positions[teeth & (mouth.jaw == 0), 1]
    lower = mouth.positions[teeth & (mouth.jaw == 1), 1]
    assert upper.min() > lower.max()


def test_the_bag_begins_at_the_lips(mouth):
    bag = _part(mouth, "mouth")
    assert (mouth.lip[bag] == 1).sum() > 10
    assert (mouth.lip[bag] == -1).sum() > 10
