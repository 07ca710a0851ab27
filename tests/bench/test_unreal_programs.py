"""The programs of the Unreal client are built for benches."""

import unreal

from bridge.bench.client_figures import write_take
from bridge.bench.unreal_programs import missing_tools, unreal_programs

pytestmark = unreal.needs_tools


def test_a_picture_is_measured(tmp_path):
    write_take(tmp_path / "bench.take")
    found = unreal_programs(unreal.CACHE / "plain").run("bench", str(tmp_path / "bench.take"))
    assert found["frames"] == 1500
    assert found["drawn"] == found["frames"], "a pose is drawn for each"
    assert 0 < found["frame_micros"] < 5_000
    assert found["frame_bytes"] == found["block_bytes"] == 0
    assert found["sounding"] > found["blocks"] / 4, "there is sound in the blocks"


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert missing_tools() == "cmake, g++"
