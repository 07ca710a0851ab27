import pytest

from bridge.bench.babble import babble
from bridge.bench.motion_picture import draw_survey
from bridge.bench.motion_stage import perform_lines
from bridge.model import Policy, Style
from bridge.testing import sample_utterance


def test_every_manner_is_drawn(tmp_path):
    pytest.importorskip("matplotlib")
    text = "I really think so, my friend. Do you want to see the old bridge with me?"
    shown = perform_lines([(sample_utterance(text), babble(text))], style=Style(), policy=Policy())
    draw_survey({"neutral": shown, "lively": shown}, {"intl_neutral": shown}, tmp_path / "m.png")
    picture = (tmp_path / "m.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000
