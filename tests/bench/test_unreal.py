"""All figures of the Unreal client stand in one table, each beside its reach."""

import pytest
import unreal

from bridge.bench.unreal import measure
from bridge.cli.bench import BENCHES

pytestmark = [unreal.needs_tools, pytest.mark.timeout(600)]


def test_every_promise_has_a_row():
    rows = {row.metric: row for row in measure(voice="sine", seconds=3)}
    assert "unreal" in BENCHES
    assert all(name.startswith("C++") for name in rows)
    for part in ("full frame", "allocated", "50 characters", "quiet link", "bad link", "killed"):
        assert [row for name, row in rows.items() if part in name and row.value >= 0], part
    assert sum(bool(row.reach) for row in rows.values()) >= 9
