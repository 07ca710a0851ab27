"""Turns the text of a turn, as it is written, into utterances with their meaning marked."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bridge.dialogue.acts import dialogue_act
from bridge.dialogue.emphasis import emphases
from bridge.dialogue.marks import ActMark, EmotionMark, Mark, PauseMark, Said
from bridge.dialogue.markup import MarkupReader
from bridge.dialogue.moves import MoveMark
from bridge.dialogue.moving import Movements, moved_behaviours
from bridge.dialogue.sentence_type import sentence_type
from bridge.dialogue.sentences import Sentence, SentenceSplitter
from bridge.errors import RequestError
from bridge.hooks import EmotionReader, SafetyFilter
from bridge.model import Behaviour, DialogueAct, Emotion, Emphasis, Utterance

__all__ = ["LONGEST_TURN_CHARS", "UtteranceWriter"]

LONGEST_TURN_CHARS = 10_000
"""Ten minutes of talk; more is a mistake or an attack."""


@dataclass(slots=True)
class _Marks:
    """What is marked on the clean text, by position in it."""

    marks: deque[tuple[int, Mark]] = field(default_factory=deque)
    stressed: deque[tuple[int, int]] = field(default_factory=deque)
    held: Emotion | None = None
    """The feeling of the last tag."""
    movements: Movements = field(default_factory=Movements)


class UtteranceWriter:
    """Writes one turn. Feed ``push``, then ``finish`` once; single-threaded, without I/O.

    An utterance is handed out as soon as its sentence is certainly over. However the text is
    cut into pieces, the utterances are the same. The last one is known as such when ``finish``
    hands it out, as it nearly always does: a sentence waits for what follows it.
    """

    def __init__(
        self,
        turn_id: str,
        language: str,
        reader: EmotionReader,
        safety: SafetyFilter | None = None,
        *,
        character: str = "",
    ) -> None:
        self._turn_id = turn_id
        self._language = language
        self._reader = reader
        self._safety = safety
        self._markup = MarkupReader(character)
        self._splitter = SentenceSplitter(language)
        self._marks = _Marks()
        self._chars = 0  # taken, with markup
        self._clean_chars = 0  # said, without
        self._count = 0
        self._paused: list[Mark] | None = None  # marks since a pause that no word has followed

    def push(self, piece: str) -> list[Utterance]:
        """Take more text. Raise ``RequestError`` when the turn grows too long."""
        self._chars += len(piece)
        if self._chars > LONGEST_TURN_CHARS:
            raise RequestError(
                "too-long",
                f"turn {self._turn_id}: more than {LONGEST_TURN_CHARS} characters; "
                "say it in several turns",
            )
        return [u for token in self._markup.push(piece) for u in self._take(token)]

    def finish(self) -> list[Utterance]:
        """Return the rest, knowing that no more text comes."""
        utterances = [u for token in self._markup.finish() for u in self._take(token)]
        self._place_waiting()
        utterances += self._utter(self._splitter.finish(), is_last=True)
        if self._count == 0 and (alone := self._marks.movements.rest()):
            utterances = [self._silent(alone)]
        return [*utterances[:-1], *(replace(last, ends_turn=True) for last in utterances[-1:])]

    def _take(self, token: Said | Mark) -> list[Utterance]:
        if isinstance(token, Said):
            rested = self._take_words("\n", False) if self._paused is not None else []
            self._place_waiting()
            return rested + self._take_words(token.text, token.stressed)
        if isinstance(token, PauseMark):  # it parts two sentences: at the end it is just silence
            self._paused = self._paused or []
        elif self._paused is not None:
            self._paused.append(token)
        else:
            self._mark(token)
        return []

    def _place_waiting(self) -> None:
        """Place the marks behind a pause, now that words follow it or nothing does."""
        waiting, self._paused = self._paused or [], None
        for mark in waiting:
            self._mark(mark)

    def _mark(self, token: Mark) -> None:
        if isinstance(token, MoveMark):
            self._marks.movements.add(self._clean_chars, token)
        else:
            self._marks.marks.append((self._clean_chars, token))

    def _take_words(self, text: str, stressed: bool) -> list[Utterance]:
        start = self._clean_chars
        self._clean_chars += len(text)
        if stressed:
            start += len(text) - len(text.lstrip())
            self._marks.stressed.append((start, start + len(text.strip())))
        return self._utter(self._splitter.push(text))

    def _utter(self, sentences: Iterable[Sentence], *, is_last: bool = False) -> list[Utterance]:
        waiting = list(sentences)
        found = (
            self._utterance(sentence, is_last=is_last and at == len(waiting))
            for at, sentence in enumerate(waiting, 1)
        )
        return [utterance for utterance in found if utterance is not None]

    def _utterance(self, sentence: Sentence, *, is_last: bool) -> Utterance | None:
        emotion, act = self._marked_meaning(sentence)
        marked = self._marked_emphases(sentence)
        behaviours = self._marks.movements.take(sentence, is_last=is_last)
        text = self._safety.review(sentence.text) if self._safety else sentence.text
        if not text.strip():
            return None
        if text != sentence.text:
            marked = _moved(marked, sentence.text, text)
            behaviours = moved_behaviours(behaviours, sentence.text, text)
        form = sentence_type(text, self._language)
        utterance = replace(
            self._empty(),
            text=text,
            sentence_type=form,
            act=act or dialogue_act(text, self._language, form),
            emotion=emotion or self._reader.read(text, self._language),
            emphases=emphases(text, self._language, marked),
            behaviours=behaviours,
        )
        self._count += 1
        return utterance

    def _empty(self) -> Utterance:
        return Utterance(
            utterance_id=f"{self._turn_id}.{self._count}",
            turn_id=self._turn_id,
            text="",
            language=self._language,
            opens_turn=self._count == 0,
        )

    def _silent(self, behaviours: tuple[Behaviour, ...]) -> Utterance:
        return replace(self._empty(), behaviours=behaviours, emotion=self._marks.held or Emotion())

    def _marked_meaning(self, sentence: Sentence) -> tuple[Emotion | None, DialogueAct | None]:
        passing: Emotion | None = None
        act: DialogueAct | None = None
        waiting = self._marks.marks
        while waiting and _belongs(waiting[0], sentence):
            _, mark = waiting.popleft()
            if isinstance(mark, ActMark):
                act = mark.act
            elif isinstance(mark, EmotionMark) and mark.holds:
                self._marks.held = mark.emotion
            elif isinstance(mark, EmotionMark):
                passing = mark.emotion
        return passing or self._marks.held, act

    def _marked_emphases(self, sentence: Sentence) -> list[Emphasis]:
        found: list[Emphasis] = []
        spans = self._marks.stressed
        while spans and spans[0][0] < sentence.end:
            start, end = spans.popleft()
            if end > sentence.end:  # one mark over two sentences stresses a part of each
                spans.appendleft((sentence.end, end))
                end = sentence.end
            start = max(start, sentence.start)
            if start < end:
                found.append(
                    Emphasis(start_char=start - sentence.start, end_char=end - sentence.start)
                )
            if spans and spans[0][0] >= sentence.end:
                break
        return found


def _belongs(placed: tuple[int, Mark], sentence: Sentence) -> bool:
    at, mark = placed
    trails = isinstance(mark, EmotionMark) and mark.trails
    return at < sentence.end or (trails and at == sentence.end)


def _moved(marked: Iterable[Emphasis], old: str, new: str) -> list[Emphasis]:
    """Return the emphases of words that a safety filter left in place."""
    moved: list[Emphasis] = []
    searched_from = 0
    for mark in marked:
        words = old[mark.start_char : mark.end_char]
        at = new.find(words, searched_from)
        if at >= 0:
            searched_from = at + len(words)
            moved.append(Emphasis(start_char=at, end_char=searched_from, strength=mark.strength))
    return moved
