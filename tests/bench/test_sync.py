import math

from bridge.bench.sync import NETWORKS, measure, perform

QUIET, BAD = NETWORKS


def test_every_reach_is_met_over_a_minute():
    rows = measure(minutes=1.0)
    assert [row.metric for row in rows if row.met is False] == []
    assert all(row.compared_with for row in rows if row.reach)


def test_the_bad_network_really_is_bad():
    report = perform(BAD, minutes=0.5)
    assert report.lost > 10
    assert report.round_trip_micros > 40_000
    assert report.early_p1_micros < 130_000
    assert perform(QUIET, minutes=0.5).lost == 0


def test_the_clocks_really_drift_and_the_client_notices():
    assert 90 < perform(QUIET, minutes=0.5).drift_ppm < 110


def test_nothing_measured_meets_no_reach():
    rows = measure(minutes=0.01)
    skews = [row for row in rows if "skew" in row.metric]
    assert all(math.isnan(row.value) and not row.met for row in skews)


def test_the_same_seed_is_the_same_run():
    assert perform(BAD, minutes=0.2, seed=5) == perform(BAD, minutes=0.2, seed=5)
