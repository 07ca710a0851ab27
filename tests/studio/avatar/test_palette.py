from bridge.studio.avatar.palette import SWATCHES, colour


def test_colours_are_read_from_their_digits():
    assert colour("FF0080") == (1.0, 0.0, 128 / 255)


def test_every_swatch_is_a_colour():
    assert all(0 <= part <= 1 for tone in SWATCHES.values() for part in tone)
