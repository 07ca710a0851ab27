from dataclasses import replace

from bridge.model import Layer, Policy
from bridge.performance.posture import breathe, rise_to_speak, shift_weight

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
    (attend,) = rise_to_speak(passage_of(LONG, opens_turn=True))
    assert attend.ready_micros < 0
    assert 0.5 < attend.weight < 1.3


def test_who_goes_on_talking_has_risen_already(passage_of):
    assert not list(rise_to_speak(passage_of(LONG)))


def test_less_to_say_needs_a_shallower_breath_in_the_pause(passage_of):
    _, first, second = breathe(passage_of("Mama, mama, mama."))
    assert second.weight <= first.weight < 0.75


def test_a_turn_begins_with_a_shift_of_weight_now_and_then(passage_of):
    made = seeded(shift_weight, passage_of(LONG, opens_turn=True), 200)
    assert 70 <= len(made) <= 110
    names = [cue.name for cue in made]
    assert 0.3 < names.count("posture-left") / len(names) < 0.7
    assert set(names) == {"posture-left", "posture-right"}
    for cue in made:
        assert cue.layer is Layer.POSTURE
        assert cue.start_micros < 0
        assert 1_000_000 <= cue.ready_micros - cue.start_micros <= 2_000_000
        assert cue.relax_micros - cue.ready_micros >= 2_500_000
        assert 0.7 < cue.weight < 1.3
        assert cue.because


def test_within_a_turn_the_weight_stays_where_it_is(passage_of):
    assert not seeded(shift_weight, passage_of(LONG), 30)


def test_a_culture_may_shift_its_weight_more_or_never(passage_of):
    def count(rate):
        policy = Policy(posture_rate=rate)
        return len(seeded(shift_weight, passage_of(LONG, opens_turn=True, policy=policy), 60))

    assert count(0.0) == 0
    assert count(0.5) < count(1.0) < count(2.0)


def test_a_turn_of_thought_may_shift_it_where_the_word_is_said(passage_of):
    text = "Everybody loved the old harbour, but nobody lives there now."
    made = seeded(shift_weight, passage_of(text), 60)
    assert 5 <= len(made) <= 30
    but = next(w for w in passage_of(text).words if w.plain == "but")
    assert {cue.start_micros for cue in made} == {but.word.start_micros}


def test_what_was_decided_stays_so_while_speech_goes_on(passage_of):
    text = "Everybody loved the old harbour, but nobody lives there now."
    for until in (500_000, 1_500_000, 2_500_000, 3_500_000):
        part, whole = passage_of(text, until=until), passage_of(text)
        heard = len(part.speech.samples) * 1_000_000 // part.speech.sample_rate
        for rule in (shift_weight, breathe):
            for cue in seeded(rule, part, 8):
                assert cue.start_micros > heard - 300_000 or cue in seeded(rule, whole, 8)


def seeded(rule, passage, count):
    """Return the cues that as many characters make of one passage."""
    return [cue for seed in range(count) for cue in rule(replace(passage, seed=seed))]
