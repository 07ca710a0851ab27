import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bridge.transport.sound_ring import SoundRing


def read(ring, count):
    out = np.full(count, 9, np.float32)
    ring.read(out)
    return out.tolist()


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 6)), max_size=20))
def test_a_ring_gives_back_what_was_written_where_it_was_written(steps):
    ring, expected, value = SoundRing(13), {}, 0.0
    for gap, count in steps:
        value += 1
        ring.write(ring.position + gap, np.full(count, value, np.float32))
        expected.update(
            dict.fromkeys(range(ring.position + gap, ring.position + gap + count), value)
        )
        start = ring.position
        assert read(ring, 5) == [expected.get(i, 0.0) for i in range(start, start + 5)]


def test_a_fade_ends_in_silence_across_the_seam():
    ring = SoundRing(8)
    read(ring, 6)
    ring.write(6, np.ones(6, np.float32))
    ring.fade_out(7, 12, np.array([0.75, 0.25], np.float32))
    assert read(ring, 7) == [1, 0.75, 0.25, 0, 0, 0, 0]


def test_fading_where_nothing_is_queued_changes_nothing():
    ring = SoundRing(8)
    ring.fade_out(5, 3, np.ones(4, np.float32))
    assert read(ring, 8) == [0] * 8
