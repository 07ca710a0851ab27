import numpy as np
import pytest

from bridge.model import Cue, Layer, Scene, SentenceType, Timeline
from bridge.motion import Sampler
from bridge.motion.refining_rules import _HANDS_MEET, RuleRefiner
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.repertoire import REPERTOIRE
from bridge.rigs.rotations import angle_between
from bridge.testing import sample_block, sample_context
from bridge.testing.contracts import RefinerContract

HEAD = [BONE_INDEX["neck"], BONE_INDEX["head"]]


class TestRuleRefiner(RefinerContract):
    @pytest.fixture
    def part(self):
        return RuleRefiner()


def test_hands_that_meet_are_in_the_repertoire():
    assert set(REPERTOIRE) >= _HANDS_MEET


def test_a_pose_without_fault_comes_back_itself():
    block = sample_block(6)
    assert RuleRefiner().refine(block, sample_context(block), None) == (block, None)


def waiting(name, *, cut=None):
    cue = Cue(
        layer=Layer.HEAD, name=name, start_micros=0, ready_micros=100_000,
        relax_micros=900_000, end_micros=1_000_000,
    )  # fmt: skip
    return Scene(
        timelines=(
            Timeline(
                utterance_id="q", origin_micros=1_000_000, duration_micros=1_000_000,
                cues=(cue,), cut_micros=cut,
            ),
        )
    )  # fmt: skip


def travelled(run, scene, refiner):
    joined = run(scene, 4.0, sampler=Sampler(3, refiner), size=6)
    waits = (joined.times_micros >= 2_200_000) & (joined.times_micros <= 2_600_000)
    head = joined.bones[waits][:, HEAD]
    return np.degrees(angle_between(head[1:], head[:-1]).sum(axis=0).sum()), joined


def test_the_head_is_quiet_while_a_question_waits(run):
    lively, _ = travelled(run, waiting("question-raise"), None)
    quiet, joined = travelled(run, waiting("question-raise"), RuleRefiner())
    assert quiet < 0.55 * lively
    speed = np.degrees(angle_between(joined.bones[1:, HEAD], joined.bones[:-1, HEAD])) * 60
    assert speed.max() < 60


@pytest.mark.parametrize(
    "scene", [waiting("nod"), waiting("question-raise", cut=1_500_000)], ids=["told", "cut"]
)
def test_nothing_waits_after_a_statement_or_an_interruption(run, scene):
    lively, _ = travelled(run, scene, None)
    assert travelled(run, scene, RuleRefiner())[0] == lively


def test_going_back_into_the_quiet_gives_the_same_to_the_bit(timeline_of):
    timeline = timeline_of("Are you sure?", sentence_type=SentenceType.YES_NO_QUESTION)
    scene = Scene(timelines=(timeline,))
    sampler = Sampler(1, RuleRefiner())
    end = timeline.origin_micros + timeline.duration_micros
    times = end + 250_000 + np.arange(1, 25, dtype=np.int64) * 16_667
    _, before = sampler.sample(scene, times[:6], sampler.rest(end - 1_000_000))
    once, _ = sampler.sample(scene, times[6:], before)
    sampler.sample(Scene(), times[6:], before)
    again, _ = sampler.sample(scene, times[6:], before)
    np.testing.assert_array_equal(once.bones, again.bones)
