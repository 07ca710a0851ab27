"""The voice: utterances in, chunks of sound with true phone times out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from hibari.tts import SAMPLE_RATE
from hibari.voices import VOICES
from numpy.typing import NDArray

from bridge.errors import VoiceError
from bridge.hooks import VoiceCapabilities
from bridge.model import Phone, SpeechChunk, Utterance, Word
from bridge_hibari.clauses import clauses
from bridge_hibari.engine import HOP_MICROS, SAMPLES_PER_HOP, Engine
from bridge_hibari.manner import Manner, manner_of
from bridge_hibari.options import HibariOptions
from bridge_hibari.reading import Reader, Reading
from bridge_hibari.sound import pitched, samples_of, voiced_frames
from bridge_hibari.symbols import UNVOICED
from bridge_hibari.timing import TimedPhone, timed_phones

__all__ = ["HibariVoice"]

# Silence around a stretch. The network pads with a third of a second on both sides, which
# would delay every answer and tear clauses apart.
_LEAD_HOPS = 3
_CLAUSE_PAUSE_HOPS = 10
_SENTENCE_PAUSE_HOPS = 28
_END_HOPS = 8

_SHORTEST_PHONE_MICROS = 40_000  # what is left of a last phone whose silence was taken off


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sound:
    """One stretch, before it is cut to length."""

    samples: NDArray[np.float32]
    f0_hz: NDArray[np.float32]
    phones: list[TimedPhone]
    reading: Reading


class HibariVoice:
    """One loaded voice. The first synthesis happens in the constructor, as a warm-up."""

    def __init__(self, options: HibariOptions) -> None:
        self._options = options
        self._engine = Engine(options.voice)
        about = VOICES[options.voice]
        self._reader = Reader(british=about["british"], known=self._engine.known)
        self.capabilities = VoiceCapabilities(
            languages=("en", about["language"]),
            sample_rate=SAMPLE_RATE,
            has_phone_times=self._engine.has_durations,
        )
        warm_up = Utterance(utterance_id="", turn_id="", text="Well, hello there.", language="en")
        for _ in self.speak(warm_up):
            pass

    def speak(self, utterance: Utterance) -> Iterator[SpeechChunk]:
        """Yield one chunk a clause. Raise ``VoiceError`` when there is nothing to be said."""
        manner = manner_of(self._options, utterance.emotion)
        noise = np.random.default_rng(self._options.seed)
        readings = self._readings(utterance.text)
        reading = next(readings, None)
        if reading is None:
            shown = utterance.text.strip()[:40]
            raise VoiceError(
                f"hibari cannot speak {shown!r}: it holds no English word; hibari speaks English"
            )
        hops = 0
        while reading is not None:
            following = next(readings, None)
            sound = self._sound(reading, manner, noise)
            chunk = _chunk(sound, utterance.utterance_id, hops, is_last=following is None)
            yield chunk
            hops += len(chunk.samples) // SAMPLES_PER_HOP
            reading = following

    def _readings(self, text: str) -> Iterator[Reading]:
        for clause in clauses(text):
            yield from self._reader.read(
                text, clause.start_char, clause.end_char, ends_sentence=clause.ends_sentence
            )

    def _sound(self, reading: Reading, manner: Manner, noise: np.random.Generator) -> _Sound:
        prediction = self._engine.predict(reading.symbols, manner.speed)
        f0_hz = pitched(prediction.f0_hz, manner)
        samples = samples_of(prediction, f0_hz, manner, noise)
        durations = prediction.durations
        phones = timed_phones(reading.symbols, durations) if durations else []
        return _Sound(samples=samples, f0_hz=f0_hz, phones=phones, reading=reading)


def _chunk(sound: _Sound, utterance_id: str, hops: int, *, is_last: bool) -> SpeechChunk:
    heard = voiced_frames(sound.samples, SAMPLES_PER_HOP)
    _end_with_sound(sound.phones, heard)
    first, end = _kept(sound, heard, is_last=is_last)
    shift = (hops - first) * HOP_MICROS
    begin, limit = hops * HOP_MICROS, (hops + end - first) * HOP_MICROS
    placed = [(p, _phone(p, shift, begin, limit)) for p in sound.phones]
    placed = [(p, phone) for p, phone in placed if phone.end_micros > phone.start_micros]
    samples = sound.samples[first * SAMPLES_PER_HOP : end * SAMPLES_PER_HOP]
    samples.setflags(write=False)
    return SpeechChunk(
        utterance_id=utterance_id,
        start_micros=begin,
        sample_rate=SAMPLE_RATE,
        samples=samples,
        phones=tuple(phone for _, phone in placed),
        words=tuple(_words(sound.reading, placed)),
        f0_hz=_voiced_only(sound, heard)[first:end],
        f0_hop_micros=HOP_MICROS,
        is_last=is_last,
    )


def _end_with_sound(phones: list[TimedPhone], heard: NDArray[np.bool_]) -> None:
    """Give the silence that the network counts to a last phone to the pause after it."""
    for phone, pause in pairwise(phones):
        if phone.symbol and not pause.symbol:
            first, end = phone.start_micros // HOP_MICROS, phone.end_micros // HOP_MICROS
            audible = np.flatnonzero(heard[first : end + 1])
            sounding = (first + int(audible[-1]) + 1) * HOP_MICROS if len(audible) else 0
            earliest = phone.start_micros + _SHORTEST_PHONE_MICROS
            phone.end_micros = min(max(sounding, earliest), phone.end_micros)
            pause.start_micros = phone.end_micros


def _voiced_only(sound: _Sound, heard: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return F0 without the curve that the network draws through unvoiced sounds."""
    f0_hz = sound.f0_hz * heard[: len(sound.f0_hz)]
    for phone in sound.phones:
        if phone.symbol in UNVOICED:
            first, end = phone.start_micros, phone.end_micros
            f0_hz[round(first / HOP_MICROS) : round(end / HOP_MICROS)] = 0.0
    return f0_hz


def _kept(sound: _Sound, heard: NDArray[np.bool_], *, is_last: bool) -> tuple[int, int]:
    """Return the first hop to keep and one past the last."""
    audible = np.flatnonzero(heard)
    if not len(audible):
        return 0, len(heard)
    pause = _SENTENCE_PAUSE_HOPS if sound.reading.ends_sentence else _CLAUSE_PAUSE_HOPS
    first = max(0, int(audible[0]) - _LEAD_HOPS)
    return first, min(len(heard), int(audible[-1]) + 1 + (_END_HOPS if is_last else pause))


def _phone(phone: TimedPhone, shift: int, begin: int, limit: int) -> Phone:
    return Phone(
        symbol=phone.symbol,
        start_micros=min(max(phone.start_micros + shift, begin), limit),
        end_micros=min(max(phone.end_micros + shift, begin), limit),
        stress=phone.stress,
    )


def _words(reading: Reading, placed: list[tuple[TimedPhone, Phone]]) -> Iterator[Word]:
    for word in reading.words:
        phones = [p for t, p in placed if word.first_symbol <= t.source < word.end_symbol]
        if phones:
            yield Word(
                text=word.text,
                start_micros=phones[0].start_micros,
                end_micros=phones[-1].end_micros,
                start_char=word.start_char,
                end_char=word.end_char,
            )
