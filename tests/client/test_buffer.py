import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.client import PoseBuffer, PoseState
from bridge.client.buffer import EASE_MICROS, HOLD_MICROS, RESUME_MICROS
from bridge.model import Frame

STEP = 20_000


def frame(seq, pts, jaw=0.0, utterance_id="u1", shapes=2):
    return Frame(
        character="hana",
        seq=seq,
        pts_micros=pts,
        utterance_id=utterance_id,
        weights=np.full(shapes, jaw, np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=np.array([[0, 0, 0, 1]], np.float32),
        hips=np.zeros(3, np.float32),
    )


def filled(*frames):
    buffer = PoseBuffer()
    for one in frames:
        buffer.insert(one)
    return buffer


def ramp(count=10, **changes):
    """Frames whose jaw is their pts in units of 10 steps."""
    return [frame(i, i * STEP, i / 10, **changes) for i in range(count)]


@given(st.floats(0, 9 * STEP))
def test_between_two_frames_it_is_their_mixture(position):
    shown = filled(*ramp()).sample(position)
    assert shown.state is PoseState.LIVE
    assert shown.pts_micros == position
    assert shown.weights[0] == pytest.approx(position / STEP / 10, abs=1e-5)


def test_nothing_is_shown_before_the_first_frame():
    assert PoseBuffer().sample(0) is None
    early = filled(frame(1, 100_000, 0.5)).sample(20_000)
    assert (early.state, early.pts_micros) == (PoseState.EARLY, 100_000)


def test_a_frame_replaces_those_at_and_after_its_instant():
    buffer = filled(*ramp(), frame(20, 5 * STEP, 0.9))
    assert buffer.ahead_micros(0) == 5 * STEP
    assert buffer.sample(5 * STEP).weights[0] == pytest.approx(0.9)
    assert buffer.sample(4 * STEP).weights[0] == pytest.approx(0.4)


frames = st.lists(
    st.builds(lambda pts, jaw: (pts * STEP, jaw), st.integers(0, 8), st.floats(0, 1)),
    min_size=1,
    max_size=12,
).map(lambda drawn: [frame(seq, pts, jaw) for seq, (pts, jaw) in enumerate(drawn)])


@given(st.data())
def test_the_order_of_arrival_does_not_matter(data):
    in_order = data.draw(frames)
    one = filled(*in_order)
    other = filled(*data.draw(st.permutations(in_order)))
    assert (one._pts, one._seqs) == (other._pts, other._seqs)
    assert one._pts == sorted(set(one._pts))
    assert one._seqs == sorted(one._seqs)


def test_a_replaced_frame_that_comes_after_its_replacement_is_stale():
    buffer = filled(frame(5, STEP, 0.5), frame(2, 3 * STEP, 0.2))
    assert buffer.stale == 1
    assert buffer.ahead_micros(0) == STEP


def test_an_interruption_voids_only_what_is_older_than_it():
    buffer = filled(*ramp(), frame(20, 9 * STEP, 1.0))
    buffer.cut(4 * STEP, seq=15)
    assert buffer._pts == [0, STEP, 2 * STEP, 3 * STEP, 9 * STEP]


def test_a_starved_client_holds_then_eases_then_rests():
    buffer = filled(frame(1, 0, 0.0, utterance_id=""), frame(2, STEP, 1.0))
    states = {
        STEP: (PoseState.LIVE, 1.0),
        STEP + HOLD_MICROS: (PoseState.HELD, 1.0),
        STEP + HOLD_MICROS + EASE_MICROS // 2: (PoseState.EASING, 0.5),
        STEP + HOLD_MICROS + EASE_MICROS: (PoseState.RESTING, 0.0),
        2_000_000: (PoseState.RESTING, 0.0),
    }
    before = STEP
    for position, expected in states.items():
        for picture in range(before, position, STEP):
            buffer.sample(picture)
        shown, before = buffer.sample(position), position
        assert (shown.state, shown.weights[0]) == (expected[0], pytest.approx(expected[1]))
        assert shown.pts_micros == STEP


def test_a_leap_over_a_starvation_is_eased_too():
    buffer = filled(frame(1, 0, 0.0, utterance_id=""), frame(2, STEP, 1.0))
    assert buffer.sample(STEP).weights[0] == 1.0
    jaws = [buffer.sample(at).weights[0] for at in range(600_000, 1_200_000, STEP)]
    assert jaws[0] == 1.0
    assert jaws[-1] == 0.0
    assert np.abs(np.diff(jaws)).max() < 0.1


def test_frames_that_come_again_are_mixed_in_without_a_jump():
    buffer = filled(frame(1, 0, 1.0))
    start = 5_000_000
    assert buffer.sample(start).weights[0] == 0.0
    for number in range(20):
        buffer.insert(frame(2 + number, start + number * STEP, 1.0))
    jaws, pts = [], []
    for position in range(start, start + RESUME_MICROS + STEP, 5_000):
        shown = buffer.sample(position)
        jaws.append(float(shown.weights[0]))
        pts.append(shown.pts_micros)
    assert jaws[0] == 0.0
    assert jaws[-1] == 1.0
    assert np.max(np.diff(jaws)) < 0.1
    assert pts == sorted(pts)
    assert pts[-1] == position


def test_a_frame_a_little_late_is_caught_up_with_at_once():
    buffer = filled(*ramp())
    assert buffer.sample(9 * STEP + 5_000).state is PoseState.HELD
    buffer.insert(frame(10, 10 * STEP, 1.0))
    shown = buffer.sample(9 * STEP + 10_000)
    assert (shown.state, shown.pts_micros) == (PoseState.LIVE, 9 * STEP + 10_000)


def test_late_frames_are_counted_and_shown_only_while_nothing_newer_is_there():
    buffer = filled(*ramp())
    buffer.sample(12 * STEP)
    buffer.insert(frame(10, 10 * STEP, 0.7))
    assert buffer.late == 1
    assert buffer.sample(12 * STEP).weights[0] == pytest.approx(0.7)


def test_memory_is_bounded_ahead_and_behind():
    buffer = filled(*(frame(i, i * 1000) for i in range(5000)))
    assert len(buffer._pts) <= 1024
    buffer.sample(4_900_000)
    assert buffer._pts[0] >= 4_900_000 - 250_000


def test_another_rig_starts_over():
    buffer = filled(*ramp(), frame(11, 10 * STEP, shapes=5))
    assert len(buffer.sample(0).weights) == 5


def test_clearing_keeps_only_the_counts():
    buffer = filled(*ramp(), frame(3, 3 * STEP))
    buffer.sample(8 * STEP)
    buffer.clear()
    assert buffer.sample(0) is None
    assert buffer.ahead_micros(0) == 0
