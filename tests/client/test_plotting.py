import sys

import pytest

from bridge.client.plotting import pyplot, save_figure
from bridge.errors import BridgeError


@pytest.fixture
def figure():
    plt = pyplot()
    figure = plt.figure(figsize=(2, 1))
    yield figure
    plt.close(figure)


def test_a_picture_lands_in_a_new_folder(tmp_path, figure):
    path = tmp_path / "new" / "picture.png"
    save_figure(figure, path)
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_picture_is_a_png_whatever_its_name(tmp_path, figure):
    save_figure(figure, tmp_path / "picture")
    assert (tmp_path / "picture").read_bytes().startswith(b"\x89PNG")


def test_letters_that_no_font_has_are_no_reason_to_complain(tmp_path, figure):
    figure.text(0.5, 0.5, "\U000f1234 🎉 猫")
    save_figure(figure, tmp_path / "odd.png")
    assert (tmp_path / "odd.png").exists()


def test_a_picture_that_cannot_be_written_is_told(tmp_path, figure):
    with pytest.raises(BridgeError, match="cannot be written"):
        save_figure(figure, tmp_path)


def test_without_matplotlib_the_cure_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BridgeError, match=r'pip install "avatar-bridge\[pictures\]"'):
        pyplot()
