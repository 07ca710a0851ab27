import dataclasses
import sys

import pytest
from commands import bridge, bridge_json, on_stage

from bridge.client.report import MonitorReport
from bridge.errors import BridgeError, ConfigError

TALK = "One two. Three four. Five six. Seven eight. Nine ten."


def test_a_live_stream_is_measured(ada, tmp_path):
    picture = tmp_path / "new" / "sync.png"
    with on_stage(ada, TALK) as host:
        report = bridge_json(
            "monitor", "--endpoint", host.endpoint, "--seconds", "2", "--picture", picture, "--json"
        )
    assert set(report) == {field.name for field in dataclasses.fields(MonitorReport)}
    assert report["received"] > 100
    assert report["lost"] == 0
    assert 60 <= report["ticks"] <= 121
    assert report["skew_p99_micros"] is not None
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_person_reads_who_speaks_and_how_well(ada):
    with on_stage(ada, TALK) as host:
        lines = bridge("monitor", "--endpoint", host.endpoint, "--seconds", "1").stdout.splitlines()
    spoken = [line.removeprefix("Ada: ") for line in lines if line.startswith("Ada: ")]
    assert spoken
    assert all(sentence in TALK for sentence in spoken)
    assert any("lost" in line for line in lines)


def test_an_address_that_is_none_is_told():
    for named in ([], ["--character", "Ada"]):
        with pytest.raises(ConfigError, match="tcp://HOST:PORT"):
            bridge("monitor", "--endpoint", "5570", *named)


def test_a_picture_that_cannot_be_drawn_is_told_before_measuring(tmp_path, monkeypatch):
    nobody = ("monitor", "--endpoint", "tcp://127.0.0.1:9", "--character", "Ada")
    with pytest.raises(BridgeError, match="cannot be written"):
        bridge(*nobody, "--picture", tmp_path)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BridgeError, match="pip install"):
        bridge(*nobody, "--picture", tmp_path / "sync.png")
