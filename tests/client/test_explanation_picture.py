import sys

import pytest
from explained import explained

from bridge.client.explanation_picture import draw_explanations
from bridge.errors import BridgeError


def _size(path):
    header = path.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    return int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")


def test_a_longer_text_is_a_wider_picture(tmp_path):
    short, long = tmp_path / "short.png", tmp_path / "new" / "long.png"
    draw_explanations(explained("No, never."), short)
    draw_explanations(explained("No, I never saw three of them. Did you see all of them?"), long)
    assert _size(long)[0] > _size(short)[0]


def test_movement_without_words_is_drawn(tmp_path):
    draw_explanations(explained("[wave]"), tmp_path / "wave.png")
    assert _size(tmp_path / "wave.png")[1] > 100


def test_without_matplotlib_the_cure_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BridgeError, match=r"pip install .*pictures"):
        draw_explanations(explained("Hi."), tmp_path / "hi.png")
