"""What every style, policy, lip model and refiner must satisfy."""

import copy
import math
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import pytest

from bridge.hooks import GesturePolicy, LipModel, PoseRefiner, StyleTemplate
from bridge.model import Block, Cue, Layer, Policy, Speech, Style, Timeline
from bridge.testing.samples import sample_block, sample_speech

__all__ = ["LipModelContract", "PolicyContract", "RefinerContract", "StyleContract"]

_UNIT = ("activation", "nod_probability", "smile", "brow", "jaw", "lip", "emotion_cap")
_SIGNED = ("extent", "tempo", "fluidity", "power", "repetition", "expression", "gaze")
_SETTLED_MICROS = 300_000  # the look-ahead that the role allows


class StyleContract:
    """Subclass it in your tests, and give it your template through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> StyleTemplate:
        """Return a style template."""
        raise NotImplementedError("override the fixture `part` with one that returns your style")

    def test_it_has_everything_a_style_needs(self, part: StyleTemplate) -> None:
        """``style`` is there, gives the record, and gives it again."""
        assert isinstance(part, StyleTemplate), "a style template has `style`"
        assert isinstance(part.style(), Style)
        assert part.style() == part.style()

    def test_numbers_are_in_range(self, part: StyleTemplate) -> None:
        """Shares in [0, 1], tendencies in [-1, 1], the rest within what a body can do."""
        style = part.style()
        for name in _UNIT:
            assert 0.0 <= getattr(style, name) <= 1.0, name
        for name in _SIGNED:
            assert -1.0 <= getattr(style, name) <= 1.0, name
        assert 0.0 <= style.head_gain <= 3.0
        assert 0.0 < style.blinks_per_minute <= 80.0
        assert abs(style.head_pitch_degrees) <= 30.0
        assert abs(style.lean_metres) <= 0.3

    def test_it_has_a_name(self, part: StyleTemplate) -> None:
        """``set-style`` asks for it by that name."""
        assert part.style().name.strip()


class PolicyContract:
    """Subclass it in your tests, and give it your policy through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> GesturePolicy:
        """Return a gesture policy."""
        raise NotImplementedError("override the fixture `part` with one that returns your policy")

    def test_it_has_everything_a_policy_needs(self, part: GesturePolicy) -> None:
        """``policy`` is there, gives the record, and gives it again."""
        assert isinstance(part, GesturePolicy), "a gesture policy has `policy`"
        assert isinstance(part.policy(), Policy)
        assert part.policy() == part.policy()
        assert part.policy().name.strip()

    def test_multipliers_are_plausible(self, part: GesturePolicy) -> None:
        """They scale; none turns a motion round, and none makes a caricature."""
        policy = part.policy()
        for field in fields(policy):
            value = getattr(policy, field.name)
            if isinstance(value, float):
                assert math.isfinite(value), field.name
                assert 0.0 <= value <= 3.0, field.name

    def test_yes_and_no_differ_and_are_allowed(self, part: GesturePolicy) -> None:
        """What a culture says with the head can be said."""
        policy = part.policy()
        assert policy.yes != policy.no
        assert not policy.deny & {policy.yes, policy.no}

    def test_every_source_says_something(self, part: GesturePolicy) -> None:
        """A rule without a source is a stereotype; an empty source is no source."""
        for rule, source in part.policy().sources.items():
            assert source.strip(), rule


class LipModelContract:
    """Subclass it in your tests, and give it your model through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> LipModel:
        """Return a lip model."""
        raise NotImplementedError("override the fixture `part` with one that returns your model")

    @pytest.fixture
    def speech(self) -> Speech:
        """Return a complete utterance of a second or more."""
        return sample_speech()

    def test_it_has_everything_a_lip_model_needs(self, part: LipModel) -> None:
        """``lips`` is there."""
        assert isinstance(part, LipModel), "a lip model has `lips`"

    def test_speech_moves_the_lips(self, part: LipModel, speech: Speech) -> None:
        """There are cues, they speak to the lips, and each knows why it is there."""
        cues = part.lips(speech, Style())
        assert cues, "no cue at all"
        assert {cue.layer for cue in cues} == {Layer.LIPS}
        assert all(cue.name for cue in cues)

    @pytest.mark.parametrize("effort", [0.0, 0.5, 1.0])
    def test_cues_are_well_formed(self, part: LipModel, speech: Speech, effort: float) -> None:
        """By start, their four instants never decreasing, their weights finite, in any style."""
        style = Style(jaw=effort, lip=effort, tempo=2 * effort - 1)
        cues = part.lips(speech, style)
        starts = [cue.start_micros for cue in cues]
        assert starts == sorted(starts)
        for cue in cues:
            instants = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
            assert list(instants) == sorted(instants), cue
            assert all(type(instant) is int for instant in instants), cue
            assert 0.0 <= cue.weight <= 2.0, cue

    def test_no_speech_needs_no_lips(self, part: LipModel, speech: Speech) -> None:
        """Nothing said, nothing moved."""
        nothing = replace(
            speech, phones=(), words=(), samples=speech.samples[:0], f0_hz=speech.f0_hz[:0]
        )
        assert not part.lips(nothing, Style())

    def test_the_same_speech_gives_the_same_cues(self, part: LipModel, speech: Speech) -> None:
        """To the microsecond."""
        assert list(part.lips(speech, Style())) == list(part.lips(speech, Style()))

    def test_settled_cues_stay_when_more_is_said(self, part: LipModel, speech: Speech) -> None:
        """What starts over 300 ms before the end so far has been sent: it must not change."""
        whole = part.lips(speech, Style())
        first_sound = next(i for i, phone in enumerate(speech.phones, start=1) if phone.symbol)
        for count in range(first_sound, len(speech.phones)):
            beginning = _beginning(speech, count)
            settled = beginning.phones[-1].end_micros - _SETTLED_MICROS
            early = part.lips(beginning, Style())
            assert _before(early, settled) == _before(whole, settled), f"after {count} phones"


class RefinerContract:
    """Subclass it in your tests, and give it your refiner through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> PoseRefiner:
        """Return a refiner, freshly made."""
        raise NotImplementedError("override the fixture `part` with one that returns your refiner")

    @pytest.fixture
    def second(self, part: PoseRefiner) -> PoseRefiner:
        """Return another fresh one; override it where a copy cannot be taken."""
        return copy.deepcopy(part)

    def test_it_has_everything_a_refiner_needs(self, part: PoseRefiner) -> None:
        """``refine`` is there."""
        assert isinstance(part, PoseRefiner), "a refiner has `refine`"

    def test_poses_stay_poses(self, part: PoseRefiner) -> None:
        """Shapes and times stay, weights are in [0, 1], rotations are of unit length."""
        block = sample_block(16)
        refined = part.refine(block, ())
        np.testing.assert_array_equal(refined.times_micros, block.times_micros)
        for name in ("weights", "head", "bones", "hips"):
            found, expected = getattr(refined, name), getattr(block, name)
            assert found.shape == expected.shape, name
            assert found.dtype == np.float32, name
            assert np.isfinite(found).all(), name
        assert refined.weights.min() >= 0.0
        assert refined.weights.max() <= 1.0
        np.testing.assert_allclose(np.linalg.norm(refined.bones, axis=-1), 1.0, atol=1e-4)
        np.testing.assert_allclose(np.linalg.norm(refined.head[:, 3:], axis=-1), 1.0, atol=1e-4)

    def test_the_block_before_is_left_as_it_was(self, part: PoseRefiner) -> None:
        """A block is shared; a refiner returns another."""
        block, untouched = sample_block(16), sample_block(16)
        part.refine(block, ())
        np.testing.assert_array_equal(block.weights, untouched.weights)
        np.testing.assert_array_equal(block.bones, untouched.bones)

    def test_a_block_boundary_is_invisible(self, part: PoseRefiner, second: PoseRefiner) -> None:
        """Memory is carried from block to block, whatever their length."""
        timeline = Timeline(utterance_id="u1", origin_micros=0, duration_micros=1_000_000)
        whole = part.refine(sample_block(24), (timeline,))
        cuts = ((0, 7), (7, 8), (8, 24))
        pieces = [second.refine(_rows(sample_block(24), *cut), (timeline,)) for cut in cuts]
        for name in ("weights", "head", "bones", "hips"):
            joined = np.concatenate([getattr(piece, name) for piece in pieces])
            np.testing.assert_allclose(joined, getattr(whole, name), atol=1e-5, err_msg=name)


def _beginning(speech: Speech, count: int) -> Speech:
    phones = speech.phones[:count]
    end_micros = phones[-1].end_micros
    return replace(
        speech,
        phones=phones,
        words=tuple(word for word in speech.words if word.end_micros <= end_micros),
        samples=speech.samples[: end_micros * speech.sample_rate // 1_000_000],
        f0_hz=speech.f0_hz[: end_micros // speech.f0_hop_micros],
        is_complete=False,
    )


def _before(cues: Sequence[Cue], instant: int) -> list[Cue]:
    return [cue for cue in cues if cue.start_micros < instant]


def _rows(block: Block, first: int, end: int) -> Block:
    return Block(
        times_micros=block.times_micros[first:end],
        weights=block.weights[first:end],
        head=block.head[first:end],
        bones=block.bones[first:end],
        hips=block.hips[first:end],
    )
