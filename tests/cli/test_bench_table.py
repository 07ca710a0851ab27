import math

from rich.console import Console

from bridge.bench.report import row
from bridge.cli.bench_table import bench_table


def printed(*rows):
    console = Console(width=120, color_system=None)
    with console.capture() as captured:
        console.print(bench_table("lips: the mouth", rows))
    return captured.get().splitlines()


def line(*rows, of):
    return next(text for text in printed(*rows) if of in text)


def test_a_row_shows_figure_reach_verdict_and_peer():
    fast = row("jitter", 1.23456, "ms", reach="<= 10", compared_with=("asyncio", 21.0))
    assert line(fast, of="jitter").split() == [
        "jitter", "1.235", "ms", "<=", "10", "met", "asyncio:", "21"
    ]  # fmt: skip


def test_what_is_missed_is_said():
    assert "missed" in line(row("skew", 90, "ms", reach="<= 45"), of="skew")


def test_a_figure_without_a_promise_is_not_judged():
    text = line(row("size", 1227, "bytes"), of="size")
    assert "met" not in text
    assert "missed" not in text


def test_what_never_came_is_a_dash():
    assert line(row("first sound", math.inf, "ms", reach="<= 60"), of="first").split()[2] == "–"
    assert line(row("model", math.nan, "ms"), of="model").split()[1] == "–"


def test_a_peer_may_be_words():
    assert "3 / 5" in line(row("drift", 1, "ms", compared_with=("a / b", "3 / 5")), of="drift")


def test_the_title_stands_above():
    assert printed(row("a", 1, ""))[0].strip() == "lips: the mouth"
