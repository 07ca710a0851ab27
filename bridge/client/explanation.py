"""What each word of an utterance causes, and why: everything a reader wants to be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bridge.model import Cue, Policy, Speech, Style, Timeline, Utterance
from bridge.performance import Verdict, explain, plain_words
from bridge.performance.history import NOTHING_BEFORE, History
from bridge.performance.passage import Passage, SpokenWord, read_passage

__all__ = ["Explanation", "WordCauses", "explain_line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCauses:
    """A word, and what was proposed because of it."""

    spoken: SpokenWord
    meanings: tuple[str, ...]
    """What it means to a body; a meaning of several words stands at the first of them."""
    verdicts: tuple[Verdict, ...]
    """By start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One utterance explained."""

    passage: Passage
    origin_micros: int
    """Where it begins on the clock of the whole text."""
    words: tuple[WordCauses, ...]
    whole: tuple[Verdict, ...]
    """What belongs to no word: by start."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Everything proposed, word by word."""
        return (*self.whole, *(v for word in self.words for v in word.verdicts))

    @property
    def end_micros(self) -> int:
        """Where its sound ends on the clock of the whole text."""
        speech = self.passage.speech
        return self.origin_micros + len(speech.samples) * 1_000_000 // speech.sample_rate

    def source_of(self, verdict: Verdict) -> str:
        """Return what the policy knows of the rule that denies a movement; empty if nothing."""
        policy, name = self.passage.policy, verdict.cue.name
        for rule in (f"deny.{name}", f"deny_formal.{name}"):
            notes = (policy.confidence.get(rule, ""), policy.sources.get(rule, ""))
            if not verdict.is_performed and any(notes):
                return ": ".join(filter(None, notes))
        return ""


def explain_line(
    line: Sequence[tuple[Utterance, Speech]],
    *,
    style: Style,
    policy: Policy,
    seed: int,
    gap_micros: int = 0,
) -> list[Explanation]:
    """Return the utterances of a text explained, each knowing what those before it did.

    Args:
        line: Utterances in order, with their sound.
        style: How they are performed.
        policy: What they may do.
        seed: Of every choice.
        gap_micros: Silence from the end of one to the beginning of the next.
    """
    found: list[Explanation] = []
    before, origin = NOTHING_BEFORE, 0
    for utterance, speech in line:
        passage = read_passage(
            utterance, speech, style=style, policy=policy, seed=seed, before=before
        )
        verdicts = _once_each(
            explain(utterance, speech, style=style, policy=policy, seed=seed, before=before)
        )
        found.append(_explanation(passage, verdicts, origin))
        before = _after(before, found[-1])
        origin = found[-1].end_micros + gap_micros
    return found


def _once_each(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return one verdict for each beginning, what is denied first.

    A feeling is two cues, a peak and what stays of it, and one thing to be told.
    """
    found: dict[tuple[int, bool, str, str, str], Verdict] = {}
    for verdict in sorted(verdicts, key=lambda verdict: verdict.cue.end_micros):
        cue = verdict.cue
        key = (cue.start_micros, verdict.is_performed, cue.layer.value, cue.name, verdict.reason)
        found[key] = verdict
    return [found[key] for key in sorted(found)]


def _explanation(passage: Passage, verdicts: Sequence[Verdict], origin: int) -> Explanation:
    homes = [_home(verdict, passage.words) for verdict in verdicts]
    words = tuple(
        WordCauses(
            spoken=spoken,
            meanings=tuple(
                sense.meaning.value
                for sense in passage.senses
                if spoken.word.start_char <= sense.start_char < spoken.word.end_char
            ),
            verdicts=_of(index, homes, verdicts),
        )
        for index, spoken in enumerate(passage.words)
    )
    return Explanation(
        passage=passage, origin_micros=origin, words=words, whole=_of(-1, homes, verdicts)
    )


def _of(place: int, homes: Sequence[int], verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    return tuple(v for v, home in zip(verdicts, homes, strict=True) if home == place)


def _home(verdict: Verdict, words: Sequence[SpokenWord]) -> int:
    """Return which word a movement belongs to; -1 for none."""
    if verdict.start_char < 0:
        return -1
    touched = (
        index
        for index, spoken in enumerate(words)
        if spoken.word.start_char < verdict.end_char and verdict.start_char < spoken.word.end_char
    )
    return next(touched, -1)


def _after(before: History, explained: Explanation) -> History:
    passage = explained.passage
    cues: list[Cue] = [verdict.cue for verdict in explained.verdicts if verdict.is_performed]
    timeline = Timeline(
        utterance_id=passage.utterance.utterance_id,
        origin_micros=explained.origin_micros,
        duration_micros=explained.end_micros - explained.origin_micros,
        cues=tuple(sorted(cues, key=lambda cue: cue.start_micros)),
    )
    said = plain_words(passage.utterance.text, passage.speech.words)
    return before.after(timeline, passage.utterance.emotion, said)
