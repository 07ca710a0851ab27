"""Words for a voice that gives phones only."""

from collections.abc import Sequence

from bridge.model import Phone, Utterance, Word
from bridge.speech.beats import text_words
from bridge.speech.letters import phones_of_word

__all__ = ["words_of_phones"]

_NEARBY_PHONES = 2  # how far a word's end is moved to meet a pause


def words_of_phones(utterance: Utterance, phones: Sequence[Phone]) -> tuple[Word, ...]:
    """Return the words of ``utterance`` along its phones, each with its estimated share."""
    text, language = utterance.text, utterance.language
    spans = [
        (s, e, len(phones_of_word(text[s:e], language))) for s, e, _ in text_words(text, language)
    ]
    spans = [span for span in spans if span[2]]
    heard = [index for index, phone in enumerate(phones) if phone.symbol]
    total = sum(size for *_, size in spans)
    words: list[Word] = []
    first = sized = 0
    for number, (start, end, size) in enumerate(spans):
        sized += size
        is_last = number == len(spans) - 1
        guess = len(heard) if is_last else round(sized / total * len(heard))
        last = len(heard) if is_last else _at_pause(heard, guess)
        if last > first:
            words.append(
                Word(
                    text=text[start:end],
                    start_micros=phones[heard[first]].start_micros,
                    end_micros=phones[heard[last - 1]].end_micros,
                    start_char=start,
                    end_char=end,
                )
            )
            first = last
    return tuple(words)


def _at_pause(heard: list[int], guess: int) -> int:
    """Return the count of phones nearest to ``guess`` after which there is a pause, if near."""
    for distance in range(_NEARBY_PHONES + 1):
        for count in (guess - distance, guess + distance):
            if 0 < count < len(heard) and heard[count] > heard[count - 1] + 1:
                return count
    return guess
