"""What every lip model and refiner must satisfy."""

import copy
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from bridge.hooks import LipModel, PoseRefiner
from bridge.model import Block, Cue, Layer, Speech, Style
from bridge.rigs.rotations import from_axis_angle
from bridge.testing.samples import sample_block, sample_context, sample_speech

__all__ = ["LipModelContract", "RefinerContract"]

_SETTLED_MICROS = 300_000  # the look-ahead that the role allows


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
        """``start`` and ``refine`` are there."""
        assert isinstance(part, PoseRefiner), "a refiner has `start` and `refine`"

    def test_poses_stay_poses(self, part: PoseRefiner) -> None:
        """Shapes and times stay, weights are in [0, 1], rotations are of unit length."""
        block = _moving(16)
        refined = _refine(part, block)
        np.testing.assert_array_equal(refined.times_micros, block.times_micros)
        for name in _ARRAYS:
            found, expected = getattr(refined, name), getattr(block, name)
            assert found.shape == expected.shape, name
            assert found.dtype == np.float32, name
            assert np.isfinite(found).all(), name
        assert refined.weights.min() >= 0.0
        assert refined.weights.max() <= 1.0
        np.testing.assert_allclose(np.linalg.norm(refined.bones, axis=-1), 1.0, atol=1e-4)
        np.testing.assert_allclose(np.linalg.norm(refined.head[:, 3:], axis=-1), 1.0, atol=1e-4)

    def test_what_it_is_given_is_left_as_it_was(self, part: PoseRefiner) -> None:
        """A block and its context are shared; a refiner returns another block."""
        block, untouched = _moving(16, read_only=False), _moving(16)
        context, unread = sample_context(block), sample_context(block)
        part.refine(block, context, part.start())
        _same(block, untouched)
        for name in ("speaking", "prosody", "feelings"):
            np.testing.assert_array_equal(getattr(context, name), getattr(unread, name))

    def test_a_block_boundary_is_invisible(self, part: PoseRefiner, second: PoseRefiner) -> None:
        """Memory is carried from block to block, whatever their length."""
        whole = _refine(part, _moving(24))
        memory, pieces = second.start(), []
        for cut in ((0, 7), (7, 8), (8, 24)):
            rows = _rows(_moving(24), *cut)
            piece, memory = second.refine(rows, sample_context(rows), memory)
            pieces.append(piece)
        for name in _ARRAYS:
            joined = np.concatenate([getattr(piece, name) for piece in pieces])
            np.testing.assert_allclose(joined, getattr(whole, name), atol=1e-5, err_msg=name)

    def test_the_past_does_not_know_the_future(
        self, part: PoseRefiner, second: PoseRefiner
    ) -> None:
        """Rows before an instant are the same whatever comes after it."""
        as_it_was = _refine(part, _moving(24))
        otherwise = _refine(second, _moving(24, other_from=12))
        for name in _ARRAYS:
            before, after = getattr(as_it_was, name)[:12], getattr(otherwise, name)[:12]
            np.testing.assert_allclose(after, before, atol=1e-5, err_msg=name)

    def test_an_earlier_memory_can_be_taken_up_again(self, part: PoseRefiner) -> None:
        """The stream goes back: what comes then is what would have come without going on."""
        first, then = _rows(_moving(24), 0, 12), _rows(_moving(24), 12, 24)
        _, memory = part.refine(first, sample_context(first), part.start())
        once, _ = part.refine(then, sample_context(then), memory)
        part.refine(_moving(24, other_from=0), sample_context(_moving(24)), part.start())
        again, _ = part.refine(then, sample_context(then), memory)
        _same(once, again)


_ARRAYS = ("weights", "head", "bones", "hips")


def _refine(part: PoseRefiner, block: Block) -> Block:
    return part.refine(block, sample_context(block), part.start())[0]


def _moving(rows: int, *, other_from: int | None = None, read_only: bool = True) -> Block:
    """Return poses that never rest; ``other_from`` gives them another end."""
    block = sample_block(rows)
    t = block.times_micros[:, None] * 1e-6
    if other_from is not None:
        t = t + 0.8 * (np.arange(rows)[:, None] >= other_from)
    turns = 0.25 * np.sin(3.0 * t + np.arange(block.bones.shape[1]))
    axes = np.eye(3, dtype=np.float32)[np.arange(block.bones.shape[1]) % 3]
    moving = replace(
        block,
        bones=from_axis_angle(axes, turns.astype(np.float32)),
        hips=(0.02 * np.sin(t + np.arange(3))).astype(np.float32),
    )
    for name in _ARRAYS:
        getattr(moving, name).setflags(write=not read_only)
    return moving


def _same(first: Block, second: Block) -> None:
    for name in _ARRAYS:
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name), err_msg=name)


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
