"""The specification and the tables of the code say the same."""

import re
from pathlib import Path

import numpy as np
import pytest

from bridge import model, wire
from bridge.errors import WireError
from bridge.wire import native_limits
from bridge.wire.native_questions import QUESTIONS
from bridge.wire.native_records import FORMATS, RIG
from bridge.wire.native_replies import REFUSAL, REPLY

TEXT = (Path(wire.__file__).parent / "README.md").read_text(encoding="utf-8")


def sections():
    """Every ``### `kind` `` of the specification with its table of keys and types."""
    found = {}
    for part in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        body = re.split(r"^## ", body, flags=re.MULTILINE)[0]
        rows = re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \| ", body, flags=re.MULTILINE)
        found[heading.replace("`", "")] = dict(rows)
    return found


SECTIONS = sections()


@pytest.mark.parametrize("form", [*FORMATS, RIG, REPLY, REFUSAL], ids=lambda form: form.kind)
def test_specification_has_every_field_of_a_record(form):
    assert SECTIONS[form.kind] == {name: kind.label for name, kind in form.fields.items()}


@pytest.mark.parametrize("form", QUESTIONS, ids=lambda form: form.kind)
def test_specification_has_every_field_of_a_request(form):
    heading = "describe (request)" if form.kind == "describe" else form.kind
    assert SECTIONS[heading] == {name: kind.label for name, kind in form.fields.items()}


def test_specification_describes_nothing_that_does_not_exist():
    kinds = {form.kind for form in (*FORMATS, *QUESTIONS, RIG, REPLY, REFUSAL)}
    prose = {"Versions", "Types", "Space", "describe (request)"}
    assert set(SECTIONS) == kinds | prose


def test_specification_explains_every_type():
    types = TEXT.partition("### Types")[2].partition("### Space")[0]
    labels = {label for keys in SECTIONS.values() for label in keys.values()}
    explained = set(re.findall(r"`([^`]+)`", types)) | {"f32[…]"}
    assert {label for label in labels if not label.startswith("f32[")} <= explained


def test_specification_has_every_limit():
    rows = dict(re.findall(r"^\| `(MAX_\w+)` \| (\d+) \|", TEXT, flags=re.MULTILINE))
    limits = {name for name in native_limits.__all__ if name.startswith("MAX_")}
    assert {name: int(value) for name, value in rows.items()} == {
        name: getattr(native_limits, name) for name in limits
    }
    assert f"version {wire.MAJOR}.{wire.MINOR}." in TEXT


def describe(**rig):
    names = {
        "shape_names": ("jawOpen",),
        "bone_names": ("hips", "spine"),
        "bone_parents": (-1, 0),
        "rest_positions": np.zeros((2, 3), np.float32),
    }
    return model.Describe(
        character="hana",
        seq=1,
        session_id="s",
        rig=model.RigDescription(**names | rig),
        frame_rate=60,
        sample_rate=24_000,
        lead_micros=0,
        control_endpoint="",
    )


@pytest.mark.parametrize(
    ("rig", "message"),
    [
        ({"bone_parents": (-1,)}, "rig: found 2 bone_names, 1 bone_parents"),
        ({"rest_positions": np.zeros((3, 3), np.float32)}, "3 rest_positions"),
        ({"bone_parents": (-1, 2)}, "an index beyond bone_names"),
        ({"bone_parents": (-2, 0)}, "found -2, expected an integer from -1"),
        ({"shape_names": ("x",) * 513}, "found list of 513, expected a list of at most 512"),
        ({"rest_positions": np.zeros((2, 4), np.float32)}, r"found shape \(2, 4\)"),
    ],
)
def test_a_rig_that_contradicts_itself_is_refused(rig, message):
    with pytest.raises(WireError, match=message):
        wire.encode(describe(**rig))
