import asyncio

import numpy as np
import pytest

from bridge.bench.clock import _naive


def steps(*gaps):
    async def loop(times):
        for gap in gaps:
            times.append(times[-1] + gap)

    return loop


def test_lateness_is_counted_from_each_step_and_drift_adds_up():
    late, drift = asyncio.run(_naive(steps(1 / 60, 1 / 60 + 0.002, 1 / 60 + 0.001)))
    assert late == pytest.approx([0.0, 2.0, 1.0], abs=1e-6)
    assert drift == pytest.approx(3.0, abs=1e-6)


def test_a_loop_in_time_is_never_late():
    late, drift = asyncio.run(_naive(steps(*[1 / 60] * 50)))
    assert np.abs(late).max() < 1e-6
    assert drift == pytest.approx(0.0, abs=1e-6)
