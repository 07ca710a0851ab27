import pytest
from browsers import NEEDS_CHROMIUM, NEEDS_FFMPEG, NEEDS_PAGE
from commands import bridge

from bridge.errors import BridgeError
from bridge.studio import encoder


@NEEDS_CHROMIUM
@NEEDS_FFMPEG
@NEEDS_PAGE
def test_a_take_becomes_a_film(take, tmp_path):
    film = tmp_path / "hello.mp4"
    result = bridge("film", take, "-o", film, "--fps", "5", "--size", "64x64")
    assert result.stdout.endswith("hello.mp4\n")
    assert film.read_bytes()[4:8] == b"ftyp"


def test_without_ffmpeg_it_says_what_to_install(take, tmp_path, monkeypatch):
    monkeypatch.setattr(encoder.find_ffmpeg, "__defaults__", (lambda name: None,))
    with pytest.raises(BridgeError, match="apt-get install ffmpeg"):
        bridge("film", take, "-o", tmp_path / "x.mp4")


def test_a_size_that_is_odd_is_wrong_usage(take):
    assert bridge("film", take, "--size", "641x480").exit_code == 2
