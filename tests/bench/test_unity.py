"""All figures of the Unity client stand in one table, each beside its reach."""

import pytest
import unity

from bridge.bench.csharp import Runtime
from bridge.bench.unity import measure
from bridge.cli.bench import BENCHES

pytestmark = [unity.needs_tools, pytest.mark.timeout(600)]


def test_every_promise_has_a_row():
    rows = {row.metric: row for row in measure(runtimes=(Runtime.MONO,), voice="sine", seconds=3)}
    assert "unity" in BENCHES
    assert all(name.startswith("Mono") for name in rows)
    for part in ("full frame", "allocated", "50 characters", "quiet link", "bad link", "killed"):
        assert [row for name, row in rows.items() if part in name and row.value >= 0], part
    assert sum(bool(row.reach) for row in rows.values()) >= 9
