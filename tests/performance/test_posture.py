from bridge.model import Layer
from bridge.performance.posture import breathe, rise_to_speak

LONG = "Mama saw the beautiful old harbour in the morning light with everybody."


def test_a_breath_is_drawn_before_the_voice_and_let_out_with_it(passage_of):
    (breath,) = breathe(passage_of(LONG))
    assert breath.layer is Layer.POSTURE
    assert breath.start_micros < -400_000
    assert -200_000 < breath.ready_micros < 0
    assert breath.end_micros - breath.relax_micros > 3_000_000


def test_more_to_say_needs_a_deeper_breath(passage_of):
    (short,), (deep,) = breathe(passage_of("Mama.")), breathe(passage_of(LONG))
    assert short.weight < deep.weight <= 1


def test_every_pause_is_breathed_in(passage_of):
    passage = passage_of("Mama, mama, mama.")
    _, *between = breathe(passage)
    assert [cue.start_micros for cue in between] == [p.end_micros for p in passage.phrases[:-1]]


def test_the_body_rises_before_the_first_sound(passage_of):
    (attend,) = rise_to_speak(passage_of(LONG))
    assert attend.ready_micros < 0
    assert 0.5 < attend.weight < 1.3
