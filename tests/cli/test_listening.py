import dataclasses

from commands import on_stage

from bridge.cli.listening import lines_of, listen
from bridge.client.monitor import Monitor


def test_each_utterance_is_shown_as_it_begins(ada):
    shown = []
    with on_stage(ada, "One. Two.") as host:
        report = listen(host.endpoint, "Ada", seconds=1.0, picture=None, show=shown.append)
    assert shown[0] == "Ada: One."
    assert report.received > 0


def test_lines_without_speech_say_so():
    lines = lines_of(Monitor().report())
    assert lines[-1] == "nothing was said, so there is no skew"


def test_lines_give_skew_in_milliseconds_beside_what_people_notice():
    report = dataclasses.replace(
        Monitor().report(), skew_p50_micros=500.0, skew_p99_micros=12_340.0, lost=3
    )
    lines = lines_of(report)
    assert "3 lost" in lines[0]
    assert lines[-1].startswith("skew in ms: p50 0.50, p99 12.34 ")
    assert "BT.1359" in lines[-1]
