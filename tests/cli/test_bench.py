import importlib
import json
import math
import sys
from types import SimpleNamespace

import pytest
from commands import bridge, bridge_json

from bridge.bench.report import row
from bridge.cli.bench import BENCHES


@pytest.mark.parametrize("name", BENCHES)
def test_every_name_is_a_bench_that_can_be_run(name):
    assert callable(importlib.import_module(f"bridge.bench.{name}").measure)


def test_an_unknown_name_is_wrong_usage_and_names_those_there_are():
    result = bridge("bench", "speed")
    assert result.exit_code == 2
    assert "'speed'" in result.output
    assert "latency" in result.output


def test_a_real_bench_answers_in_the_one_form():
    answer = bridge_json("bench", "wire", "--json")
    assert set(answer) == {"bench", "machine", "rows"}
    assert answer["bench"] == "wire"
    assert {"system", "cores", "python"} <= set(answer["machine"])
    assert answer["rows"]
    for figure in answer["rows"]:
        assert set(figure) == {"metric", "value", "unit", "reach", "met", "compared_with"}
        assert isinstance(figure["value"], float)
        assert set(figure["compared_with"]) in (set(), {"name", "value"})
        assert (figure["met"] is None) == (figure["reach"] == "")


@pytest.fixture
def _odd_figures(monkeypatch):
    """Put a bench into the place of each real one that never sees what it waits for."""
    rows = [row("never", math.inf, "ms", reach="<= 1", compared_with=("peer", math.nan))]
    for name in BENCHES:
        module = SimpleNamespace(measure=lambda *_: rows)
        monkeypatch.setitem(sys.modules, f"bridge.bench.{name}", module)


@pytest.mark.usefixtures("_odd_figures")
def test_what_never_came_is_null_and_missed_and_the_status_is_0():
    (figure,) = bridge_json("bench", "lips", "--json")["rows"]
    assert figure["value"] is None
    assert figure["met"] is False
    assert figure["compared_with"] == {"name": "peer", "value": None}


@pytest.mark.usefixtures("_odd_figures")
def test_without_a_name_every_bench_answers_on_a_line_of_its_own():
    lines = bridge("bench", "--json").stdout.splitlines()
    assert [json.loads(line)["bench"] for line in lines] == list(BENCHES)


@pytest.mark.usefixtures("_odd_figures")
def test_a_person_reads_a_table():
    output = bridge("bench", "sync").stdout
    assert output.startswith("sync: skew between sound and pose")
    assert "missed" in output
