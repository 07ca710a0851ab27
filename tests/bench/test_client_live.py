"""A client plays a real sidecar's stream and gets over its death."""

import math

import pytest
import unreal

from bridge.bench.client_live import measure_recovery, measure_sync
from bridge.bench.unreal_programs import unreal_programs

pytestmark = [unreal.needs_tools, pytest.mark.timeout(600)]


def test_face_and_sound_of_a_real_sidecar_go_together():
    sync = measure_sync(
        unreal_programs(unreal.CACHE / "plain"), link=None, voice="sine", seconds=4.0
    )
    assert sync.windows > 20, "the sound that was sent is found again in what was heard"
    assert sync.p50_millis <= sync.p99_millis < 80
    assert sync.meters["state"] == "Connected"
    assert sync.meters["lost"] == 0


def test_a_restart_is_got_over():
    found = measure_recovery(unreal_programs(unreal.CACHE / "plain"), voice="sine")
    assert 0 < found.rest_seconds < 2
    assert math.isfinite(found.seconds), "poses of the new stream are drawn"
