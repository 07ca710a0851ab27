import pytest

from bridge.dialogue.boundaries import Verdict, is_terminator, verdict


@pytest.mark.parametrize(
    ("before", "marks", "closers", "after", "expected"),
    [
        ("Hello", ".", "", " W", Verdict.ENDS),
        ("Hello", ".", "", " ", Verdict.UNKNOWN),
        ("3", ".", "", "14", Verdict.GOES_ON),
        ("Mr", ".", "", " J", Verdict.GOES_ON),
        ("the U.S", ".", "", " The ", Verdict.ENDS),
        ("the U.S", ".", "", " Th", Verdict.UNKNOWN),
        ("the U.S", ".", "", " Army ", Verdict.GOES_ON),
        ("Really", "?", '"', " she", Verdict.GOES_ON),
        ("Well", "...", "", " so", Verdict.GOES_ON),
        ("I", "…", "", " I don't", Verdict.GOES_ON),
        ("anything", ".", "", "\n", Verdict.ENDS),
    ],
)
def test_what_a_mark_does(before, marks, closers, after, expected):
    assert verdict(before, marks, closers, after, "en", False) is expected


def test_at_the_end_everything_ends():
    assert verdict("Mr", ".", "", "", "en", True) is Verdict.ENDS


def test_quotes_go_on_by_the_rules_of_their_language():
    assert verdict("「行こう", "。", "」", "と言った", "ja", True) is Verdict.GOES_ON
    assert verdict("「はい", "。", "」", "彼は笑った", "ja", True) is Verdict.ENDS
    assert verdict("“好", "！", "”", "他说。", "zh", True) is Verdict.GOES_ON


def test_terminators_of_several_scripts():
    assert all(map(is_terminator, ".!?。！？…।؟"))
    assert not any(map(is_terminator, ",;:、，a "))
