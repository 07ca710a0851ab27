import pytest

from bridge.bench.motion_lines import LINES, spoken
from bridge.session.builtins import load_plugins


def test_three_languages_are_spoken_and_every_utterance_has_its_words():
    pytest.importorskip("hibari")
    said = spoken(load_plugins().registry, [LINES[0], LINES[12], LINES[18]])
    assert {utterance.language for utterance, _ in said} == {"en", "zh", "ja"}
    for utterance, speech in said:
        assert speech.is_complete
        assert speech.utterance_id == utterance.utterance_id
        assert speech.words[-1].end_char <= len(utterance.text)
        assert [w.start_char for w in speech.words] == sorted(w.start_char for w in speech.words)
