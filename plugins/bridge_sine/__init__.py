"""The smallest complete plugin: tones for a voice, an echo, a style, a policy.

Read it from top to bottom to learn how a plugin is written; docs/plugins.md walks through it.
It needs nothing but numpy, and the same text always gives the same samples, so tests lean on it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from bridge.errors import ConfigError, VoiceError
from bridge.hooks import DialogueCapabilities, Register, VoiceCapabilities, hookimpl
from bridge.model import Conversation, Phone, Policy, SpeechChunk, Style, Utterance, Word

__all__ = ["Calm", "Echo", "Everyday", "SineVoice"]

RATE = 24_000  # Hz
HOP_MICROS = 10_000  # of the pitch curve; every length below is a multiple of it
LETTER_MICROS, PAUSE_MICROS = 90_000, 60_000
LOUD, SOFT = 0.5, 0.15
RAMP_SECS = 0.001  # a tone begins sharply enough to measure sync by, yet without a click
WORD = re.compile(r"[^\W_]+")  # letters and digits of any script
PHONES = {"a": "ɑ", "e": "ɛ", "i": "iː", "o": "oʊ", "u": "uː", "m": "m", "b": "b", "p": "p"}


# 1. A voice. It needs no base class: having `capabilities` and `speak` makes it one.
class SineVoice:
    """Says every letter as a tone of 90 ms, vowels loudly; a chunk holds one word."""

    # What the host may rely on before it asks for anything. No languages means: any.
    capabilities = VoiceCapabilities(languages=(), sample_rate=RATE, has_phone_times=True)

    def __init__(self, options: Mapping[str, Any]) -> None:
        # The options are the rest of the part's table in the character file. Check them here,
        # where the author of that file still sees the message.
        self._pitch_hz = options.get("pitch_hz", 180)
        if not isinstance(self._pitch_hz, int | float) or not 60 <= self._pitch_hz <= 500:
            raise ConfigError("pitch_hz", found=self._pitch_hz, allowed="a number from 60 to 500")

    def speak(self, utterance: Utterance) -> Iterator[SpeechChunk]:
        """Yield word after word, so that the first is heard before the last is made."""
        words = list(WORD.finditer(utterance.text))
        if not words:
            raise VoiceError(f"there is no letter in {utterance.text!r}")
        start = 0  # utterance time, µs: the first sample of all is 0
        for word in words:
            # The host closes the generator here when it is interrupted; nothing is left open.
            yield self._say(utterance.utterance_id, word, start, is_last=word is words[-1])
            start += len(word[0]) * LETTER_MICROS + PAUSE_MICROS

    def _say(
        self, utterance_id: str, word: re.Match[str], start: int, *, is_last: bool
    ) -> SpeechChunk:
        letters = word[0].casefold()[: len(word[0])].ljust(len(word[0]))
        ends = [start + (i + 1) * LETTER_MICROS for i in range(len(letters))]
        phones = [
            Phone(symbol=_symbol(letter), start_micros=end - LETTER_MICROS, end_micros=end)
            for letter, end in zip(letters, ends, strict=True)
        ]
        # Phones leave no gap: silence is a phone too, with an empty symbol.
        phones.append(Phone(symbol="", start_micros=ends[-1], end_micros=ends[-1] + PAUSE_MICROS))
        heard = Word(
            text=word[0],
            start_micros=start,
            end_micros=ends[-1],
            start_char=word.start(),
            end_char=word.end(),
        )
        times = np.arange(LETTER_MICROS * RATE // 1_000_000) / RATE
        ramp = np.minimum(1.0, np.minimum(times, times[::-1]) / RAMP_SECS)
        tone = np.sin(2 * np.pi * self._pitch_hz * times) * ramp
        tones = [tone * (LOUD if letter in "aeiou" else SOFT) for letter in letters]
        pause = np.zeros(PAUSE_MICROS * RATE // 1_000_000)
        voiced = np.full(len(letters) * LETTER_MICROS // HOP_MICROS, self._pitch_hz)
        return SpeechChunk(
            utterance_id=utterance_id,
            start_micros=start,
            sample_rate=RATE,
            samples=np.concatenate([*tones, pause]).astype(np.float32),
            phones=tuple(phones),
            words=(heard,),
            f0_hz=np.append(voiced, np.zeros(PAUSE_MICROS // HOP_MICROS)).astype(np.float32),
            f0_hop_micros=HOP_MICROS,
            is_last=is_last,
        )


def _symbol(letter: str) -> str:
    known = PHONES.get(letter, "t" if letter.isascii() else "")
    return known or "ɑiuɛo"[ord(letter) % 5]  # one kana or character, one vowel


# 2. A dialogue model: an answer in pieces, as a language model would write it.
class Echo:
    """Says back what it was told."""

    capabilities = DialogueCapabilities(languages=())

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._before = str(options.get("before", "You said:"))

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the last turn's words."""
        yield self._before
        for word in conversation.turns[-1].text.split():
            yield f" {word}"


# 3. A style and a policy: one record each. What is not named stays neutral.
class Calm:
    """Moves little and slowly."""

    def style(self) -> Style:
        """Return the numbers."""
        return Style(name="calm", activation=0.3, extent=-0.4, tempo=-0.4, head_gain=0.7)


class Everyday:
    """Gestures a little less than the neutral policy, and nods for yes."""

    def policy(self) -> Policy:
        """Return the rules."""
        return Policy(name="everyday", gesture_rate=0.8, sources={"gesture_rate": "taste"})


# 4. The hooks: what is on offer, under which names. They run at every start, so they are quick;
# the factory runs only when somebody wants the part, so heavy imports belong inside it.
@hookimpl
def register_voices(register: Register) -> None:
    """Offer the voice; a class that takes the options is a factory already."""
    register("sine", SineVoice, summary="a tone for every letter; any language, for tests")


@hookimpl
def register_dialogue_models(register: Register) -> None:
    """Offer the echo."""
    register("echo", Echo, summary="says back what it was told")


@hookimpl
def register_styles(register: Register) -> None:
    """Offer the style."""
    register("calm", lambda options: Calm(), summary="small, slow movement")


@hookimpl
def register_policies(register: Register) -> None:
    """Offer the policy."""
    register("everyday", lambda options: Everyday(), summary="a little less than neutral")
