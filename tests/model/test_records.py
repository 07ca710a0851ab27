import ast
import dataclasses
import importlib
import inspect
from pathlib import Path

import pytest

from bridge import model

MODULES = ("client", "cue", "manner", "motion", "speech", "stream", "turn")
RECORDS = [
    value
    for name in MODULES
    for value in vars(importlib.import_module(f"bridge.model.{name}")).values()
    if dataclasses.is_dataclass(value) and value.__module__ == f"bridge.model.{name}"
]


def test_every_record_is_exported():
    assert {record.__name__ for record in RECORDS} <= set(model.__all__)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_slotted_and_take_keywords_only(record):
    parameters = record.__dataclass_params__
    assert parameters.frozen
    assert "__slots__" in vars(record)
    kinds = {p.kind for p in inspect.signature(record).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_times_are_whole_microseconds(record):
    for field in dataclasses.fields(record):
        if field.name.endswith("_micros") and field.name != "times_micros":
            assert field.type in (int, int | None), field.name


def test_every_array_tells_its_shape():
    """The string under an array's field begins with the names of its axes."""
    for name in MODULES:
        source = Path(importlib.import_module(f"bridge.model.{name}").__file__)
        tree = ast.parse(source.read_text(encoding="utf-8"))
        for record in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for field, below in zip(record.body, [*record.body[1:], None], strict=True):
                if isinstance(field, ast.AnnAssign) and "NDArray" in ast.unparse(field.annotation):
                    said = getattr(getattr(below, "value", None), "value", "")
                    assert said.startswith("("), f"{record.name}.{field.target.id}"
