"""The programs of the Unity package are built for benches."""

import pytest
import unity

from bridge.bench.client_figures import write_take
from bridge.bench.csharp import Runtime
from bridge.bench.unity_programs import unity_programs

pytestmark = [unity.needs_tools, pytest.mark.timeout(600)]


@pytest.fixture(scope="module", params=Runtime)
def programs(request, tmp_path_factory):
    return request.param, unity_programs(request.param, tmp_path_factory.mktemp("programs"))


def test_a_picture_is_measured_on_both_runtimes(programs, tmp_path):
    runtime, programs = programs
    write_take(tmp_path / "bench.take")
    found = programs.run("bench", str(tmp_path / "bench.take"))
    assert found["frames"] == 1500
    assert found["drawn"] > 1700, "poses are drawn between frames"
    assert 0 < found["frame_micros"] < 5_000
    assert found["sounding"] > found["blocks"] / 4, "there is sound in the blocks"
    if runtime is Runtime.NET:
        assert found["frame_bytes"] == found["block_bytes"] == 0
