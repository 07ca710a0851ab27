import pytest

from bridge.cli.placing import require_place
from bridge.errors import BridgeError


def test_folders_are_made_and_no_file_is_left(tmp_path):
    path = tmp_path / "one" / "two" / "picture.png"
    require_place(path)
    assert path.parent.is_dir()
    assert not path.exists()


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"old")
    require_place(path)
    assert path.read_bytes() == b"old"


def test_no_file_needs_no_place():
    require_place(None)


def test_a_folder_is_no_place_for_a_file(tmp_path):
    with pytest.raises(BridgeError, match="cannot be written"):
        require_place(tmp_path)


def test_nothing_goes_into_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BridgeError, match=r"sound\.wav: cannot be written"):
        require_place(tmp_path / "file" / "sound.wav")
