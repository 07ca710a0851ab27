"""Reads the feeling of a sentence from its words and punctuation."""

import re
from collections import defaultdict

from bridge.dialogue.lexicon import FeelingWords, lexicon_of
from bridge.dialogue.sentence_type import fold
from bridge.model import Emotion, EmotionLabel

__all__ = ["LexiconEmotionReader"]

_BEFORE_CHARS = 24  # how far back a negation or "very" is looked for
_BOOST = 1.3
_DAMP = 0.6
_EXCITED = 1.2
_SHOUTED = 1.15
_REPEATED = 0.4  # what a second word of the same feeling adds
_LEAST = 0.2  # below this a face had better stay neutral
_ASTONISHED = Emotion(label=EmotionLabel.SURPRISE, intensity=0.4)

_GOOD = frozenset(
    {
        EmotionLabel.JOY,
        EmotionLabel.CONTENT,
        EmotionLabel.LAUGH,
        EmotionLabel.DELIGHT,
        EmotionLabel.PRIDE,
        EmotionLabel.RELIEF,
        EmotionLabel.AFFECTION,
    }
)
_BAD = frozenset(
    {
        EmotionLabel.SADNESS,
        EmotionLabel.WORRY,
        EmotionLabel.ANGER,
        EmotionLabel.CONTEMPT,
        EmotionLabel.FEAR,
        EmotionLabel.DISGUST,
        EmotionLabel.BOREDOM,
        EmotionLabel.PAIN,
    }
)


class LexiconEmotionReader:
    """The emotion reader that is always there: a small lexicon, negation and punctuation.

    It prefers silence to a wrong feeling: neutral when no word speaks. Stateless.
    """

    def read(self, text: str, language: str) -> Emotion:
        """Return the feeling of one sentence, ``neutral`` at 0 when unsure."""
        words = lexicon_of(language).feeling
        scores = _scores(words, fold(text))
        excited = "!" in text or "！" in text
        if not scores:
            asks = "?" in text or "？" in text
            return _ASTONISHED if asks and excited else Emotion()
        label, score = max(scores.items(), key=lambda item: item[1])
        score -= 0.5 * max((scores[other] for other in _opposite(label, scores)), default=0.0)
        score *= _EXCITED if excited else 1.0
        score *= _SHOUTED if text == text.upper() != text.lower() else 1.0
        if score < _LEAST:
            return Emotion()
        return Emotion(label=label, intensity=round(min(1.0, score), 3))


def _scores(words: FeelingWords, folded: str) -> dict[EmotionLabel, float]:
    ignored = [match.span() for match in words.ignore.finditer(folded)]
    found: defaultdict[EmotionLabel, list[float]] = defaultdict(list)
    for match in words.pattern.finditer(folded):
        if any(start <= match.start() < end for start, end in ignored):
            continue
        label, weight = _in_context(words, folded, match)
        if weight > 0:
            found[label].append(weight)
    return {
        label: max(weights) + _REPEATED * (sum(weights) - max(weights))
        for label, weights in found.items()
    }


def _in_context(
    words: FeelingWords, folded: str, match: re.Match[str]
) -> tuple[EmotionLabel, float]:
    label, weight = words.weights[match.group()]
    before = folded[max(0, match.start() - _BEFORE_CHARS) : match.start()]
    if words.negators.search(before) or words.negated_after.match(folded[match.end() :]):
        return _negated(label, weight)
    if words.boosters.search(before):
        weight *= _BOOST
    if words.dampers.search(before):
        weight *= _DAMP
    return label, weight


def _negated(label: EmotionLabel, weight: float) -> tuple[EmotionLabel, float]:
    if label in _GOOD:
        return EmotionLabel.SADNESS, weight * 0.6
    if label in _BAD:  # "don't be afraid" soothes rather than cheers
        return EmotionLabel.CONTENT, weight * 0.5
    return label, 0.0


def _opposite(label: EmotionLabel, scores: dict[EmotionLabel, float]) -> list[EmotionLabel]:
    if label in _GOOD:
        return [other for other in scores if other in _BAD]
    return [other for other in scores if label in _BAD and other in _GOOD]
