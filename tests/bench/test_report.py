import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.bench.report import as_data, describe_machine, row


@pytest.mark.parametrize(
    ("value", "reach", "met"),
    [
        (3, "<= 3", True), (3.1, "<= 3", False), (3, "< 3", False), (2.9, "< 3", True),
        (9, ">= 9", True), (8.9, ">= 9", False), (1, "== 1", True), (0, "== 1", False),
        (5, "", None),
    ],
)  # fmt: skip
def test_a_reach_is_met_or_not(value, reach, met):
    assert row("m", value, "ms", reach=reach).met is met


@pytest.mark.parametrize("reach", ["<= 3", "< 3", "== 3"])
def test_what_never_came_or_was_not_measured_meets_nothing(reach):
    assert row("m", math.inf, "ms", reach=reach).met is False
    assert row("m", math.nan, "ms", reach=reach).met is False


def test_a_peer_stands_beside_its_name():
    assert row("m", 1, "", compared_with=("peer", 2)).compared_with == {"name": "peer", "value": 2}
    assert row("m", 1, "").compared_with == {}


@given(st.floats(), st.one_of(st.floats(), st.text()))
def test_any_figure_is_json(value, peer):
    data = as_data("lips", [row("m", value, "ms", compared_with=("peer", peer))])
    back = json.loads(json.dumps(data, allow_nan=False))["rows"][0]
    assert back["value"] == (value if math.isfinite(value) else None)
    if isinstance(peer, str) or math.isfinite(peer):
        assert back["compared_with"]["value"] == peer
    else:
        assert back["compared_with"]["value"] is None


def test_the_machine_is_described():
    machine = describe_machine()
    assert machine["cores"] >= 1
    assert all(machine.values())
