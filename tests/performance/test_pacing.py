import pytest

from bridge.model import Emotion, EmotionLabel, Style
from bridge.performance.pacing import expected_at, lengths_of
from bridge.rigs.repertoire import REPERTOIRE

OFFER = REPERTOIRE["offer"]


def test_an_even_style_takes_the_repertoires_time(passage_of):
    lengths = lengths_of(passage_of("Mama."), OFFER)
    found = (lengths.prepare, lengths.stroke, lengths.hold, lengths.retract)
    secs = (OFFER.prepare_secs, OFFER.stroke_secs, OFFER.hold_secs, OFFER.retract_secs)
    assert found == tuple(round(each * 1e6) for each in secs)


def test_a_quick_style_is_shorter_throughout(passage_of):
    lengths = lengths_of(passage_of("Mama.", style=Style(tempo=1.0)), OFFER)
    assert lengths.prepare == pytest.approx(OFFER.prepare_secs * 1e6 * 2**-0.6, rel=1e-4)
    assert lengths.retract == pytest.approx(OFFER.retract_secs * 1e6 * 2**-0.6, rel=1e-4)


def test_power_shortens_the_effort_and_not_the_rest(passage_of):
    even, strong = (
        lengths_of(passage_of("Mama.", style=Style(power=power)), OFFER) for power in (0.0, 1.0)
    )
    assert strong.stroke == pytest.approx(even.stroke * 2**-0.45, rel=1e-4)
    assert strong.prepare < even.prepare
    assert (strong.hold, strong.retract) == (even.hold, even.retract)


def test_the_fluid_stop_for_less_and_the_excited_are_quick(passage_of):
    even = lengths_of(passage_of("Mama."), OFFER)
    assert lengths_of(passage_of("Mama.", style=Style(fluidity=1.0)), OFFER).hold < even.hold
    joy = Emotion(label=EmotionLabel.DELIGHT, intensity=1.0)
    assert lengths_of(passage_of("Mama.", emotion=joy), OFFER).prepare < even.prepare


def test_expected_time_grows_along_the_text():
    text = "Mama, 你好 harbour."
    times = [expected_at(text, k) for k in range(len(text) + 1)]
    assert times[0] == 0
    assert times == sorted(times)
