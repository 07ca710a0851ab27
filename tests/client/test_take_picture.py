import sys

import numpy as np
import pytest
from footages import event, filmed, said, sound

from bridge.client.plotting import pyplot
from bridge.client.take_picture import draw_footage
from bridge.errors import BridgeError


def pixels(path):
    """Return the picture as (height, width, channels) in [0, 1]."""
    return pyplot().imread(path)


def hello(seconds=2.0):
    return filmed(
        said("Hello there."), sound(300_000, 6000), event("word", "Hello", 300_000, 600_000),
        event("phone", "h", 300_000, 350_000), event("head", "nod", 300_000, 800_000),
        seconds=seconds,
    )  # fmt: skip


def test_a_picture_shows_something_in_every_row(tmp_path):
    path = tmp_path / "hello.png"
    draw_footage(hello(), path)
    assert path.read_bytes().startswith(b"\x89PNG")
    dark = pixels(path)[:, :, :3].min(axis=2) < 0.6
    assert 0.005 < dark.mean() < 0.2
    bands = np.array_split(dark, 8)
    assert all(band.sum() > 100 for band in bands)


def test_what_is_said_changes_the_picture(tmp_path):
    draw_footage(hello(), tmp_path / "one.png")
    draw_footage(filmed(seconds=2.0), tmp_path / "other.png")
    assert (tmp_path / "one.png").read_bytes() != (tmp_path / "other.png").read_bytes()


def test_the_same_take_is_the_same_picture(tmp_path):
    draw_footage(hello(), tmp_path / "one.png")
    draw_footage(hello(), tmp_path / "other.png")
    assert np.array_equal(pixels(tmp_path / "one.png"), pixels(tmp_path / "other.png"))


@pytest.mark.parametrize("seconds", [0.0, 0.2, 90.0])
def test_any_length_fits(tmp_path, seconds):
    path = tmp_path / "any.png"
    draw_footage(hello(seconds), path)
    height, width, _ = pixels(path).shape
    assert 1100 < width < 5000
    assert height < 2000


def test_any_script_can_be_drawn(tmp_path):
    footage = filmed(said("猫です 🎉 $x$"), event("word", "猫です", 0, 100_000))
    draw_footage(footage, tmp_path / "any.png")
    assert (tmp_path / "any.png").exists()


def test_no_figure_is_left_open(tmp_path):
    plt = pyplot()
    with pytest.raises(BridgeError, match="cannot be written"):
        draw_footage(hello(), tmp_path)
    draw_footage(hello(), tmp_path / "hello.png")
    assert plt.get_fignums() == []


def test_without_matplotlib_the_cure_is_told(tmp_path, monkeypatch):
    footage = hello()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BridgeError, match="pip install"):
        draw_footage(footage, tmp_path / "hello.png")
