from dataclasses import dataclass

import pytest

from bridge.wire.native_fields import NAME, whole
from bridge.wire.native_formats import Format, read_fields, record_type, write_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    tower: str
    strikes: int
    tone: str = "c"


def _at_most_midnight(bell):
    if bell.strikes > 12:
        raise ValueError("no clock strikes thirteen")


BELL = Format(
    kind="bell",
    record=Bell,
    fields={"strikes": whole("count", 0, 99), "tone": NAME},
    check=_at_most_midnight,
)


def test_records_come_back_with_what_is_known_from_elsewhere():
    bell = Bell(tower="south", strikes=3, tone="g")
    assert read_fields(BELL, write_fields(BELL, bell), tower="south") == bell


def test_a_missing_key_takes_its_default_and_an_unknown_one_is_ignored():
    assert read_fields(BELL, {"strikes": 1, "colour": 3}, tower="t") == Bell(tower="t", strikes=1)


def test_a_missing_key_without_default_is_named():
    with pytest.raises(ValueError, match=r"^strikes: missing$"):
        read_fields(BELL, {}, tower="t")


@pytest.mark.parametrize("strikes", [100, "three"])
def test_a_field_that_does_not_fit_is_named_both_ways(strikes):
    with pytest.raises(ValueError, match=r"^strikes: found"):
        read_fields(BELL, {"strikes": strikes}, tower="t")
    with pytest.raises(ValueError, match=r"^strikes: found"):
        write_fields(BELL, Bell(tower="t", strikes=strikes))


def test_fields_that_contradict_each_other_are_refused_both_ways():
    with pytest.raises(ValueError, match="thirteen"):
        read_fields(BELL, {"strikes": 13}, tower="t")
    with pytest.raises(ValueError, match="thirteen"):
        write_fields(BELL, Bell(tower="t", strikes=13))


def test_a_record_within_a_record():
    kind = record_type(Format(kind="ring", record=Ring, fields={"times": whole("count", 0, 9)}))
    assert kind.read(kind.write(Ring(times=2))) == Ring(times=2)
    with pytest.raises(ValueError, match="found list, expected a map"):
        kind.read([])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    times: int
