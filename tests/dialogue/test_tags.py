"""Whatever a model writes in brackets, nothing breaks and no muscle is asked for too much."""

import math
from random import Random

import pytest

from bridge.dialogue import once
from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.dialogue.writer import UtteranceWriter
from bridge.model import DialogueAct, EmotionLabel
from bridge.rigs.repertoire import REPERTOIRE

NAMES = [
    *EmotionLabel, *(f"act:{act}" for act in DialogueAct), *sorted(REPERTOIRE),
    "vad", "affect", "pause", "look: you", "look: mars", "gesture: shrug",
    "gesture: fly", "act:sing", "emotion: joy", "joyousness", "喜", "Joy", "", "nod nod", "e\u0301",
    "a" * 60, "vad joy",
]  # fmt: skip
AMOUNTS = [
    "", "0.5", "1", "-1", "7", "1e999", "-1e999", "nan", "inf", "-inf", "50%", "900%", ".", "--1",
    "0.1 0.2 0.3", "9 -9 nan", "1 2", "0x10", "1,5", "½", "٣",
]  # fmt: skip
FRAMES = ["[{}]", "[{}", "{}]", "[[{}]]", "[ {} ]", "[{}](x)", "*{}*", "({})", "[{}\n]", "<{}>"]
WORDS = ["Hello there.", "one two", "No!", "你好。", "いいえ、", "?", "", "\n\n", "🙂", "*so*"]


def tagged(rng):
    parts = []
    for _ in range(rng.randint(1, 4)):
        parts.append(rng.choice(WORDS))
        gap = rng.choice([" ", ":", ", ", "=", ""])
        parts.append(rng.choice(FRAMES).format(rng.choice(NAMES) + gap + rng.choice(AMOUNTS)))
    return rng.choice(["", " "]).join([*parts, rng.choice(WORDS)])


def write(text, language):
    writer = UtteranceWriter("t", language, LexiconEmotionReader())
    return [*writer.push(text), *writer.finish()]


def test_ten_thousand_random_tags_are_read_within_their_limits():
    rng = Random(11)
    moved = felt = 0
    for _ in range(10_000):
        found = write(tagged(rng), rng.choice(["en", "zh", "ja", "fr"]))
        assert not any(utterance.ends_turn for utterance in found[:-1])
        for utterance in found:
            for each in (utterance.emotion, *utterance.emotion.beside):
                assert isinstance(each.label, EmotionLabel)
                assert 0.0 <= each.intensity <= 1.0
            assert isinstance(utterance.act, DialogueAct)
            for asked in utterance.behaviours:
                assert REPERTOIRE[asked.name].layer is asked.layer
                assert math.isfinite(asked.weight)
                assert abs(asked.weight) <= 1.5
            moved += len(utterance.behaviours)
            felt += bool(utterance.emotion.intensity)
    assert moved > 1_500
    assert felt > 1_000


@pytest.mark.parametrize(
    "text", ["[joyousness 0.5] Hi.", "[joy 61] Hi.", "[vad 0.5] Hi.", "[act:sing] Hi."]
)
def test_a_mistake_is_logged_once_and_never_spoken(text, caplog):
    once.log_once.cache_clear()
    for _ in range(20):
        (only,) = write(text, "en")
        assert only.text == "Hi."
    assert len(caplog.records) == 1
