from bridge.bench.motion_gates import GATES, SMALLEST, WORST
from bridge.bench.report import row


def test_what_must_hold_everywhere_has_a_gate_that_can_be_judged():
    for metric in (*WORST, *SMALLEST):
        unit, reach, _ = GATES[metric]
        assert row(metric, 0.0, unit, reach=reach).met is not None
        assert reach.startswith(">" if metric in SMALLEST else ("<", "="))
