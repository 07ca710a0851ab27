import numpy as np
import pytest

from bridge.motion.noise import Drift, Drifts, Pulses, Shifts, seeded

LONG = np.arange(0, 600, 0.05)


def test_a_part_has_its_own_numbers_and_always_the_same():
    assert seeded(7, "a").random() == seeded(7, "a").random()
    assert seeded(7, "a").random() != seeded(7, "b").random()
    assert seeded(7, "a").random() != seeded(8, "a").random()


@pytest.mark.parametrize("seed", range(3))
def test_drift_has_unit_spread_inside_its_band(seed):
    curve = Drift(seed, "x", [(0.1, 0.3, 2.0)] * 3).at(LONG)
    np.testing.assert_allclose(curve.std(0), 1, atol=0.1)
    power = np.square(np.abs(np.fft.rfft(curve * np.hanning(len(LONG))[:, None], axis=0)))
    hertz = np.fft.rfftfreq(len(LONG), 0.05)
    inside = power[(hertz > 0.09) & (hertz < 2.05)].sum(0) / power.sum(0)
    assert (inside > 0.98).all()


def test_drift_channels_are_independent():
    curve = Drift(1, "x", [(0.1, 0.3, 2.0)] * 4).at(LONG)
    others = np.corrcoef(curve.T) - np.eye(4)
    assert np.abs(others).max() < 0.2


def test_drifts_sampled_together_are_those_sampled_alone():
    drifts = [Drift(1, "x", [(0.1, 0.3, 2.0)] * 2), Drift(1, "y", [(0.05, 0.2, 0.5)] * 3)]
    together = Drifts(drifts).at(LONG)
    for drift, columns in zip(drifts, (2, 3), strict=True):
        assert together[drift].shape == (len(LONG), columns)
        np.testing.assert_allclose(together[drift], drift.at(LONG), atol=1e-6)


def test_pulses_come_and_go_smoothly_and_rest_in_between():
    swells = Pulses(3, "x", windows=(4.0, 6.0), lengths=(0.3, 0.8)).at(LONG)
    assert swells.min() == 0
    assert 0.7 < swells.max() <= 1
    assert (swells == 0).mean() > 0.7
    assert np.abs(np.diff(swells, axis=0)).max() < 0.45


def test_a_block_finds_the_pulses_that_a_long_run_does():
    pulses = Pulses(3, "x", windows=(4.0, 6.0), lengths=(0.3, 0.8))
    blocks = [pulses.at(block) for block in np.split(LONG, 2000)]
    np.testing.assert_allclose(np.concatenate(blocks), pulses.at(LONG), atol=1e-12)


def test_a_block_finds_the_place_that_a_long_run_does():
    shifts = Shifts(2, "x", gaps=(6.0, 18.0), lengths=(1.0, 2.0))
    blocks = [np.broadcast_to(shifts.at(block), 6) for block in np.split(LONG, 2000)]
    np.testing.assert_allclose(np.concatenate(blocks), shifts.at(LONG), atol=1e-12)


def test_shifts_hold_a_place_and_change_sides():
    places = Shifts(2, "x", gaps=(20.0, 40.0), lengths=(1.0, 2.0)).at(LONG)
    assert np.abs(places).max() <= 1
    assert (np.diff(places) == 0).mean() > 0.9
    assert (places > 0.3).any()
    assert (places < -0.3).any()
    assert np.abs(np.diff(places)).max() < 0.15


@pytest.mark.parametrize("seed", range(3))
def test_shifts_keep_their_distance_and_their_length(seed):
    moving = (
        np.abs(np.diff(Shifts(seed, "x", gaps=(20.0, 60.0), lengths=(1.0, 2.0)).at(LONG))) > 1e-6
    )
    starts = np.flatnonzero(np.diff(moving.astype(int)) == 1) * 0.05
    ends = np.flatnonzero(np.diff(moving.astype(int)) == -1) * 0.05
    assert (np.diff(starts) > 19.8).all()
    assert (np.diff(starts) < 60.2).all()
    assert (ends[1:] - starts[1 : len(ends)]).min() > 0.8
    assert (ends[1:] - starts[1 : len(ends)]).max() < 2.1
