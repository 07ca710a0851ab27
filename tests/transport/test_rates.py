from bridge.transport import Rates


def test_a_burst_passes_and_then_the_rate_rules():
    rates = Rates(requests_per_sec=2, burst=3)
    assert [rates.allows(b"a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert not rates.allows(b"a", 0.4)
    assert rates.allows(b"a", 0.5)
    assert not rates.allows(b"a", 0.6)


def test_clients_do_not_share_their_rate():
    rates = Rates(requests_per_sec=1, burst=1)
    assert rates.allows(b"a", 0.0)
    assert rates.allows(b"b", 0.0)
    assert not rates.allows(b"a", 0.0)


def test_a_rest_never_earns_more_than_a_burst():
    rates = Rates(requests_per_sec=10, burst=2)
    assert rates.allows(b"a", 0.0)
    assert [rates.allows(b"a", 1000.0) for _ in range(3)] == [True, True, False]


def test_strangers_do_not_fill_the_memory():
    rates = Rates(burst=1)
    for number in range(5000):
        rates.allows(b"%d" % number, 0.0)
    assert len(rates._buckets) <= 1024
    assert not rates.allows(b"4999", 0.0)
