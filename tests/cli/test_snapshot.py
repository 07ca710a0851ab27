import pytest
from browsers import NEEDS_CHROMIUM, NEEDS_PAGE
from commands import bridge

from bridge.errors import BridgeError, TakeError


@NEEDS_CHROMIUM
@NEEDS_PAGE
def test_an_instant_of_a_take_becomes_a_picture(take, tmp_path):
    picture = tmp_path / "new folder" / "frame.png"
    result = bridge("snapshot", take, "--at", "0.3", "-o", picture, "--size", "120x90")
    assert result.stdout.endswith("frame.png\n")
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(data[at : at + 4], "big") for at in (16, 20)] == [120, 90]


def test_an_instant_beyond_the_end_says_how_long_the_take_is(take, tmp_path):
    with pytest.raises(BridgeError, match="the take ends at"):
        bridge("snapshot", take, "--at", "600", "-o", tmp_path / "x.png")


def test_what_is_no_take_is_told(ada):
    with pytest.raises(TakeError, match="not a take"):
        bridge("snapshot", ada)


def test_without_a_page_it_says_how_to_build_it(take, tmp_path, monkeypatch):
    from bridge.studio import camera

    monkeypatch.setattr(camera, "is_built", lambda static: False)
    with pytest.raises(BridgeError, match="npm ci && npm run build"):
        bridge("snapshot", take, "-o", tmp_path / "x.png")


def test_without_a_browser_it_says_what_to_install(take, tmp_path, monkeypatch):
    from bridge.studio import camera, chromium

    monkeypatch.setattr(camera, "is_built", lambda static: True)
    monkeypatch.setattr(chromium, "browser_places", list)
    monkeypatch.setattr(chromium.find_chromium, "__defaults__", (lambda name: None,))
    with pytest.raises(BridgeError, match="apt-get install chromium"):
        bridge("snapshot", take, "-o", tmp_path / "x.png")
    assert not (tmp_path / "x.png").exists()


def test_a_size_that_is_none_is_wrong_usage(take):
    assert bridge("snapshot", take, "--size", "huge").exit_code == 2
