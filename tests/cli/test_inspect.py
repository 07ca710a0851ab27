import sys

import pytest
from commands import bridge, bridge_json

from bridge.errors import BridgeError, TakeError


def test_facts_and_a_picture_beside_the_take(take):
    facts = bridge_json("inspect", take, "--json")
    assert facts["character"] == "Ada"
    assert facts["utterances"] == ["Hi you!"]
    assert facts["frames"] == pytest.approx(facts["seconds"] * facts["frame_rate"] + 1)
    assert facts["picture"] == str(take.with_suffix(".png"))
    assert take.with_suffix(".png").read_bytes().startswith(b"\x89PNG")


def test_a_person_reads_lines(take, tmp_path):
    picture = tmp_path / "new" / "hi.png"
    lines = bridge("inspect", take, "-o", picture).stdout.splitlines()
    assert lines[0].startswith("Ada: ")
    assert lines[1:] == ["  Hi you!", f"picture: {picture}"]
    assert picture.exists()


def test_another_character_is_not_in_it(take):
    with pytest.raises(TakeError, match=r"hello\.take.*'Bob'"):
        bridge("inspect", take, "--character", "Bob")


@pytest.mark.parametrize("content", [b"", b"RIFF0000WAVE", b"ABTAKE1\n\xff\xff\xff\xff"])
def test_a_file_that_is_no_take_is_told(tmp_path, content):
    file = tmp_path / "odd.take"
    file.write_bytes(content)
    with pytest.raises(TakeError, match=r"odd\.take"):
        bridge("inspect", file)


def test_a_picture_that_cannot_be_written_is_told(take, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BridgeError, match=r"hi\.png: cannot be written"):
        bridge("inspect", take, "-o", tmp_path / "file" / "hi.png")


def test_without_matplotlib_the_cure_is_told(take, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BridgeError, match=r"pip install .*pictures"):
        bridge("inspect", take, "-o", tmp_path / "hi.png")
