from bridge.model import Anchor, Behaviour, Layer, Policy, Style, Utterance
from bridge.performance.silent import silent_timeline


def silent(*behaviours, policy=None):
    utterance = Utterance(
        utterance_id="u", turn_id="t", text="", language="en", behaviours=behaviours
    )
    return silent_timeline(utterance, style=Style(), policy=policy or Policy(), seed=1)


def movement(layer, name, offset):
    return Behaviour(layer=layer, name=name, start=Anchor(offset_micros=offset))


def test_the_earliest_movement_begins_at_once():
    timeline = silent(
        movement(Layer.GESTURE, "wave", 700_000), movement(Layer.HEAD, "nod", -200_000)
    )
    nod, wave = timeline.cues
    assert (nod.name, nod.start_micros, wave.start_micros) == ("nod", 0, 900_000)
    assert wave.start_micros < wave.ready_micros < wave.stroke_micros < wave.relax_micros
    assert timeline.duration_micros == wave.end_micros
    assert timeline.clips == ()


def test_what_the_policy_denies_is_left_out():
    timeline = silent(movement(Layer.HEAD, "nod", 0), policy=Policy(deny=frozenset({"nod"})))
    assert (timeline.cues, timeline.duration_micros) == ((), 0)
