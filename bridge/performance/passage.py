"""What a rule is given: an utterance with its speech so far, as words, accents and phrases."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from bridge.model import Clip, Phone, Policy, Speech, Style, Utterance, Word
from bridge.performance.accent import heard_accents, spread_out
from bridge.performance.anchoring import anchor_char
from bridge.performance.hearing import Hearing
from bridge.performance.history import NOTHING_BEFORE, History
from bridge.performance.meaning import senses
from bridge.performance.prosody import HOP_MICROS, prosody_clip
from bridge.performance.sense import Sense
from bridge.performance.wording import expected_micros, spell, text_priors

__all__ = ["Accent", "Passage", "Phrase", "SpokenWord", "read_passage"]

_PAUSE_MICROS = 180_000  # shorter silences are part of a phrase
_CLOSING = " .,;:!?…—。、！？\"'”’)"
_MARKED = 1.6  # what a mark adds to an accent
_STRONG = 2.0  # the least that an author's own mark makes of one
_VOWELS = frozenset("aeiouyɑɒɐɔæəɚɛɜɝɪʊʌøœɨɯʏɤ")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """One word with what it weighs."""

    word: Word
    plain: str
    """In lower case, without punctuation."""
    vowel_micros: int
    """Where its stressed vowel begins."""
    emphasis: float
    """Strength of the mark on it; 0 without one."""
    accent: float
    """How prominent it is; above 1 it is accented, above 1.8 strongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """The moment that a movement is timed to."""

    micros: int
    """Utterance time at which the vowel begins."""
    text: str
    """What is said there: the words of the sense."""
    strength: float
    """As of the word it falls on: above 1 it is accented, above 1.8 strongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A stretch of speech between pauses."""

    start_micros: int
    end_micros: int
    is_over: bool
    """True once the pause after it has been heard, or the speech is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An utterance, its speech so far, and the manner to perform it in."""

    utterance: Utterance
    speech: Speech
    style: Style
    policy: Policy
    seed: int
    before: History
    """What the utterances before this one did."""
    senses: tuple[Sense, ...]
    """What the text means to a body, by start; all of it is known before anything is heard."""
    hearing: Hearing
    words: tuple[SpokenWord, ...]
    phrases: tuple[Phrase, ...]
    prosody: Clip
    expected_micros: int
    """How long the whole text should take, judged by its letters alone, so that it never
    changes while the speech grows."""

    def micros_at(self, char: int) -> int | None:
        """Return when a place in the text is heard; None while it is not. It never changes."""
        return self.hearing.micros_at(char)

    def accent_near(self, sense: Sense) -> Accent | None:
        """Return the accent that a movement for ``sense`` is timed to; None while unheard.

        Its word is chosen by the text alone, so that it does not change: the last one of the
        sense that has a weight of its own, or the next one, as in "my house".
        """
        char = anchor_char(self.utterance.text, sense, self.utterance.language)
        at, micros = self.hearing.word_at(char), self.hearing.micros_at(char)
        if at is None or micros is None:
            return None
        spoken = self.words[at]
        is_long = spoken.word.start_char < char
        return Accent(
            micros=micros if is_long else spoken.vowel_micros,
            text=self.utterance.text[sense.start_char : sense.end_char],
            strength=spoken.accent,
        )

    def chance(self, rule: str, index: int = 0) -> float:
        """Return a number in [0, 1) that is the same whenever this choice is met again."""
        return _chance(self.seed, self.utterance.text, rule, index)

    def is_final(self, phrase: Phrase) -> bool:
        """Return whether a phrase reaches the end of the text."""
        said = [w.word.end_char for w in self.words if w.word.start_micros < phrase.end_micros]
        return bool(said) and said[-1] >= len(self.utterance.text.rstrip(_CLOSING))

    def micros(self, secs: float) -> int:
        """Return the time a movement takes in this style: a quick one is shorter."""
        return round(secs * 1e6 * math.pow(2.0, -0.6 * self.style.tempo))


def read_passage(
    utterance: Utterance,
    speech: Speech,
    *,
    style: Style,
    policy: Policy,
    seed: int,
    before: History = NOTHING_BEFORE,
) -> Passage:
    """Return ``utterance`` and ``speech`` ready for the rules."""
    phrases = _phrases(speech)
    rows = len(speech.samples) * 1_000_000 // (speech.sample_rate * HOP_MICROS)
    sides = np.ones(rows)
    for index, phrase in enumerate(phrases):
        side = 1.0 if _chance(seed, utterance.text, "side", index) < 0.5 else -1.0
        sides[phrase.start_micros // HOP_MICROS :] = side
    clip = prosody_clip(speech, sides)
    found = senses(utterance.text, utterance.language)
    hearing = Hearing(utterance.text, speech.words, speech.phones)
    return Passage(
        utterance=utterance,
        speech=speech,
        style=style,
        policy=policy,
        seed=seed,
        before=before,
        senses=found,
        hearing=hearing,
        words=_spoken(utterance, hearing.words, speech.phones, clip, found, before.given),
        phrases=phrases,
        prosody=clip,
        expected_micros=expected_micros(utterance.text),
    )


def _chance(seed: int, text: str, rule: str, index: int) -> float:
    key = f"{seed}\0{text}\0{rule}\0{index}".encode()
    return int.from_bytes(blake2b(key, digest_size=6).digest(), "big") / 2.0**48


def _spoken(
    utterance: Utterance,
    words: Sequence[Word],
    phones: Sequence[Phone],
    clip: Clip,
    found: Sequence[Sense],
    given: Collection[str],
) -> tuple[SpokenWord, ...]:
    """Return the words with what they weigh: by their letters, by the voice, by their marks."""
    vowels = [_stressed_vowel(word, phones) for word in words]
    spans = [(word.start_micros, word.end_micros) for word in words]
    heard = heard_accents(spans, vowels, clip, utterance.language)
    priors = text_priors(words, found, utterance.language, given)
    marks = [_mark(utterance, word) for word in words]
    accents = [
        max(voice + prior + _MARKED * mark, _STRONG if mark >= 1.0 else -math.inf)
        for voice, prior, mark in zip(heard, priors, marks, strict=True)
    ]
    starts = [start for start, _ in vowels]
    accents = spread_out(accents, starts, [mark > 0 for mark in marks])
    return tuple(
        SpokenWord(
            word=word, plain=spell(word.text), vowel_micros=start, emphasis=mark, accent=accent
        )
        for word, start, mark, accent in zip(words, starts, marks, accents, strict=True)
    )


def _mark(utterance: Utterance, word: Word) -> float:
    marks = [
        mark.strength
        for mark in utterance.emphases
        if mark.start_char < word.end_char and word.start_char < mark.end_char
    ]
    return max(marks, default=0.0) if word.start_char >= 0 else 0.0


def _stressed_vowel(word: Word, phones: Sequence[Phone]) -> tuple[int, int]:
    vowels = [
        phone
        for phone in phones
        if word.start_micros <= phone.start_micros < word.end_micros and phone.symbol[:1] in _VOWELS
    ]
    if not vowels:
        return (2 * word.start_micros + word.end_micros) // 3, word.end_micros
    strongest = min(vowels, key=lambda phone: (phone.stress or 3, phone.start_micros))
    return strongest.start_micros, strongest.end_micros


def _phrases(speech: Speech) -> tuple[Phrase, ...]:
    sounds = [(p.start_micros, p.end_micros) for p in speech.phones if p.symbol]
    heard = len(speech.samples) * 1_000_000 // speech.sample_rate
    spans: list[tuple[int, int]] = []
    for start, end in sounds:
        if spans and start - spans[-1][1] < _PAUSE_MICROS:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(
        Phrase(
            start_micros=start,
            end_micros=end,
            is_over=k + 1 < len(spans) or heard - end >= _PAUSE_MICROS or speech.is_complete,
        )
        for k, (start, end) in enumerate(spans)
    )
