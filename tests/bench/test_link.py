import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.bench.link import Link

SENT = [(at * 1000, b"%d" % at) for at in range(2000)]


def test_the_delay_is_within_its_bounds_and_a_share_is_lost():
    link = Link(keeps_order=False)
    arrivals = [(at, link.arrival(at)) for at, _ in SENT]
    delays = [arrived - at for at, arrived in arrivals if arrived is not None]
    assert 20_000 <= min(delays) < 21_000
    assert 99_000 < max(delays) <= 100_000
    assert 1 - len(delays) / len(SENT) == pytest.approx(0.02, abs=0.01)


@given(st.integers(0, 10_000))
def test_the_same_seed_is_the_same_network(seed):
    assert Link(seed=seed).carry(SENT[:50]) == Link(seed=seed).carry(SENT[:50])


def test_order_is_kept_as_tcp_does():
    carried = Link().carry(SENT)
    assert [int(packet) for _, packet in carried] == sorted(int(packet) for _, packet in carried)
    assert [at for at, _ in carried] == sorted(at for at, _ in carried)


def test_order_is_not_kept_as_udp_does():
    carried = Link(keeps_order=False).carry(SENT)
    assert [at for at, _ in carried] == sorted(at for at, _ in carried)
    numbers = [int(packet) for _, packet in carried]
    assert numbers != sorted(numbers)


def test_a_perfect_link_changes_nothing():
    assert Link(delay_micros=0, jitter_micros=0, loss=0).carry(SENT) == SENT
