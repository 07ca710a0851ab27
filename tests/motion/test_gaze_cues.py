from dataclasses import replace

from bridge.model import Cue, Layer, Timeline
from bridge.motion.gaze_cues import NEVER_MICROS, GazeCue, GazeCues, compile_gaze


def cue(name, start, end, weight=0.8):
    return GazeCue(name=name, start_micros=start, end_micros=end, weight=weight)


def names(cues, *times):
    found = [cues.at(at) for at in times]
    return [cue.name if cue else None for cue in found]


def test_a_cue_holds_from_its_start_until_its_end():
    cues = GazeCues([cue("partner", 100, 200)])
    assert names(cues, 0, 99, 100, 199, 200) == [None, None, "partner", "partner", None]
    assert [cues.after(at) for at in (0, 100, 200)] == [100, 200, NEVER_MICROS]


def test_the_stronger_of_two_has_the_say_whichever_came_first():
    cues = GazeCues([cue("target", 100, 500, 1.0), cue("partner", 200, 300, 0.6)])
    assert names(cues, 150, 250, 400) == ["target"] * 3
    mirrored = GazeCues([cue("away", 100, 500, -1.0), cue("partner", 200, 300, 0.6)])
    assert names(mirrored, 250) == ["away"]


def test_of_equals_the_later_one_interrupts_and_the_earlier_goes_on():
    cues = GazeCues([cue("away-side", 100, 500), cue("partner", 200, 300)])
    assert names(cues, 150, 250, 400) == ["away-side", "partner", "away-side"]


def test_without_cues_nothing_ever_changes():
    cues = GazeCues([])
    assert cues.at(0) is None
    assert cues.after(0) == NEVER_MICROS


def asked(start):
    return Cue(
        layer=Layer.GAZE, name="target", start_micros=start, ready_micros=start + 50,
        relax_micros=start + 400, end_micros=start + 500, target=(0.0, 1.0, 2.0),
    )  # fmt: skip


def test_cues_are_placed_on_the_session_clock_and_cut_with_their_utterance():
    line = Timeline(
        utterance_id="u", origin_micros=1000, duration_micros=900, cues=(asked(0), asked(600))
    )
    whole, cut = compile_gaze((line,)), compile_gaze((replace(line, cut_micros=1200),))
    assert whole.at(1399) is not None
    assert whole.at(1399).target == (0.0, 1.0, 2.0)
    assert whole.at(1400) is None
    assert cut.at(1199) is not None
    assert cut.at(1200) is None
    assert cut.at(1700) is None


def test_only_gaze_cues_count():
    nod = replace(asked(0), layer=Layer.HEAD, name="nod")
    line = Timeline(utterance_id="u", origin_micros=0, duration_micros=900, cues=(nod,))
    assert compile_gaze((line,)).at(100) is None
