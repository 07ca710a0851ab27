from dataclasses import replace

import numpy as np
import pytest

from bridge.testing import FakeLipModel, FakeRefiner, sample_speech
from bridge.testing.contracts import LipModelContract, RefinerContract


class _Lips(FakeLipModel):
    def __init__(self, change):
        super().__init__()
        object.__setattr__(self, "change", change)

    def lips(self, speech, style):
        return self.change(list(super().lips(speech, style)), speech)


@pytest.mark.parametrize(
    "change",
    [
        lambda cues, speech: cues[::-1],
        lambda cues, speech: [replace(cue, ready_micros=cue.end_micros + 1) for cue in cues],
        lambda cues, speech: [replace(cue, start_micros=float(cue.start_micros)) for cue in cues],
        lambda cues, speech: [replace(cue, weight=float("nan")) for cue in cues],
    ],
)
def test_ill_formed_cues_are_found(change):
    with pytest.raises(AssertionError):
        LipModelContract().test_cues_are_well_formed(_Lips(change), sample_speech(), 0.5)


def test_lips_that_do_nothing_are_found():
    with pytest.raises(AssertionError, match="no cue"):
        LipModelContract().test_speech_moves_the_lips(_Lips(lambda cues, s: []), sample_speech())


def test_cues_that_change_after_they_were_sent_are_found():
    def by_length(cues, speech):
        return [replace(cue, weight=len(speech.phones) / 20) for cue in cues]

    with pytest.raises(AssertionError, match="after"):
        LipModelContract().test_settled_cues_stay_when_more_is_said(
            _Lips(by_length), sample_speech()
        )


class _Refiner(FakeRefiner):
    def __init__(self, change):
        super().__init__()
        self._change = change

    def refine(self, block, context, memory):
        refined, after = super().refine(block, context, memory)
        return self._change(self, refined), after


@pytest.mark.parametrize(
    "change",
    [
        lambda self, block: replace(block, weights=block.weights + 2),
        lambda self, block: replace(block, weights=block.weights.astype(np.float64)),
        lambda self, block: replace(block, bones=block.bones * 2),
        lambda self, block: replace(block, hips=block.hips[:1]),
        lambda self, block: replace(block, times_micros=block.times_micros + 1),
    ],
)
def test_poses_that_are_none_are_found(change):
    with pytest.raises(AssertionError):
        RefinerContract().test_poses_stay_poses(_Refiner(change))


def test_a_refiner_that_starts_anew_with_each_block_is_found():
    def fade_in(self, block):
        ramp = np.linspace(0, 1, len(block.times_micros), dtype=np.float32)
        return replace(block, weights=block.weights * ramp[:, None])

    with pytest.raises(AssertionError):
        RefinerContract().test_a_block_boundary_is_invisible(_Refiner(fade_in), _Refiner(fade_in))


def test_a_refiner_that_looks_ahead_is_found():
    def average(self, block):
        return replace(block, hips=np.broadcast_to(block.hips.mean(axis=0), block.hips.shape))

    with pytest.raises(AssertionError):
        RefinerContract().test_the_past_does_not_know_the_future(
            _Refiner(average), _Refiner(average)
        )


def test_a_refiner_that_remembers_by_itself_is_found():
    def tire(self, block):
        return replace(block, weights=block.weights / np.float32(self.blocks))

    with pytest.raises(AssertionError):
        RefinerContract().test_an_earlier_memory_can_be_taken_up_again(_Refiner(tire))


def test_a_refiner_that_writes_into_its_input_is_found():
    class Writer(FakeRefiner):
        def refine(self, block, context, memory):
            block.weights[:] = 0.5
            return block, memory

    with pytest.raises(AssertionError):
        RefinerContract().test_what_it_is_given_is_left_as_it_was(Writer())
