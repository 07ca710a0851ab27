import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.amounts import AMOUNT, amount_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, 0.6),
        ("0.25", 0.25),
        ("50%", 0.5),
        (".5", 0.5),
        ("7", 1.5),
        ("-3", 0.0),
        ("1e999", 1.5),
        ("-inf", 0.0),
        ("nan", 0.6),
    ],
)
def test_amounts_are_read_and_kept_within_limits(written, expected):
    assert amount_of(written, 0.6, 1.5) == expected


def test_an_amount_outside_the_limits_is_logged_once(caplog):
    for _ in range(2):
        amount_of("41.75", 1.0, 1.5)
    assert [record.found for record in caplog.records] == ["41.75"]


@given(st.from_regex(AMOUNT, fullmatch=True, alphabet="0123456789.+-e%infa"))
def test_whatever_looks_like_an_amount_is_one(written):
    assert re.fullmatch(AMOUNT, written)
    assert 0.0 <= amount_of(written, 1.0, 1.5) <= 1.5
    assert math.isfinite(amount_of(written, 1.0, 1.5))
