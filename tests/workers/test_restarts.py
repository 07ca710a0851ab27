from bridge.workers.restarts import Restarts


def test_the_first_restart_is_immediate_and_later_ones_wait_longer():
    restarts = Restarts(4)
    assert [restarts.delay_secs(t) for t in (0.0, 1.0, 2.0, 3.0)] == [0.0, 0.25, 0.5, 1.0]


def test_too_many_restarts_in_a_minute_are_refused_until_the_minute_is_over():
    restarts = Restarts(2)
    assert restarts.delay_secs(0.0) == 0.0
    assert restarts.delay_secs(30.0) == 0.25
    assert restarts.delay_secs(59.0) is None
    assert restarts.delay_secs(60.0) == 0.25
    assert restarts.delay_secs(61.0) is None
    assert restarts.delay_secs(200.0) == 0.0
