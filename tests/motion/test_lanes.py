import numpy as np
import pytest

from bridge.motion.lanes import Lane, Lanes

SPAN = (1_000_000, 2_000_000, 3_000_000, 4_000_000)
LATER = (11_000_000, 12_000_000, 13_000_000, 14_000_000)
NEVER = np.inf


def lane(*rows, relaxing=False, width=2):
    return Lane(rows=rows, width=width, cut_secs=0.5, relaxing=relaxing)


def row(span, amplitudes, cut=NEVER):
    return span, np.array(amplitudes, float), cut


def test_each_lane_adds_up_its_own_rows():
    lanes = Lanes([lane(row(SPAN, [1, 2]), row(SPAN, [0, 3])), lane(row(SPAN, [7]), width=1)])
    first, second = lanes.at(np.array([2.5, 3.5]))
    np.testing.assert_allclose(first, [[1, 5], [0.5, 2.5]])
    np.testing.assert_allclose(second, [[7], [3.5]])


def test_a_lane_where_nothing_goes_on_has_nothing_to_show():
    lanes = Lanes([lane(row(SPAN, [1, 2])), lane(), lane(row(LATER, [1, 2]))])
    assert lanes.at(np.array([7.0])) == [None, None, None]
    early, never, late = lanes.at(np.array([11.5, 12.5]))
    assert early is None
    assert never is None
    assert late[1].tolist() == [1, 2]
    assert Lanes([]).at(np.array([0.0])) == []


def test_each_lane_lets_go_in_its_own_way():
    lanes = Lanes([lane(row(SPAN, [1, 0])), lane(row(SPAN, [1, 0]), relaxing=True)])
    smooth, relaxing = lanes.at(np.array([3.1, 3.5, 4.0]))
    assert smooth[:, 0] == pytest.approx([0.99144, 0.5, 0.0], abs=1e-5)
    assert relaxing[0, 0] < 0.8
    assert relaxing[2, 0] == pytest.approx(0.0, abs=1e-12)


def test_what_is_cut_short_fades_from_there():
    lanes = Lanes([lane(row(SPAN, [4, 0], cut=2.2), row(SPAN, [0, 4]))])
    (shown,) = lanes.at(np.array([2.2, 2.45, 2.7]))
    np.testing.assert_allclose(shown, [[4, 4], [2, 4], [0, 4]])
