"""Many characters come from one connection, and none is lost."""

import pytest
import unreal

from bridge.bench.client_crowd import measure
from bridge.bench.unreal_programs import unreal_programs

pytestmark = [unreal.needs_tools, pytest.mark.timeout(600)]


def test_a_crowd_is_followed():
    found = measure(unreal_programs(unreal.CACHE / "plain"), characters=8, seconds=1.0)
    assert found["lost"] == found["malformed"] == 0
    assert found["packets_per_second"] == pytest.approx(8 * 61, rel=0.2)
    assert found["live"] > found["pictures"] / 2
    assert 0 < found["core_share"] < 2
