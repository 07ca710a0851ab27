"""A behaviour ties each of its sync points to the text, or to nothing."""

from bridge.model import Anchor, Behaviour, Layer
from bridge.model.plain import from_plain, to_plain


def test_a_behaviour_survives_a_journey_to_another_process():
    wave = Behaviour(
        layer=Layer.GESTURE, name="wave", weight=-0.5, target=(0.0, 1.4, 2.0),
        stroke=Anchor(at_char=7, offset_micros=-40_000), because="[wave]",
    )  # fmt: skip
    assert from_plain(Behaviour, to_plain(wave)) == wave
