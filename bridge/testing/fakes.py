"""One fake for each role, scripted by data; each passes the contract of the real thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from bridge.errors import TransportError, VoiceError
from bridge.hooks import DialogueCapabilities, OutputCapabilities, VoiceCapabilities
from bridge.model import (
    Block,
    Conversation,
    Cue,
    Emotion,
    Frame,
    Layer,
    Phone,
    Policy,
    PoseContext,
    Speech,
    SpeechChunk,
    StreamRecord,
    Style,
    Turn,
    Utterance,
    Word,
)

__all__ = [
    "FakeActivityDetector",
    "FakeCodec",
    "FakeDialogueModel",
    "FakeEmotionReader",
    "FakeLipModel",
    "FakeListener",
    "FakeMemory",
    "FakeOutput",
    "FakePolicy",
    "FakeRefiner",
    "FakeSafetyFilter",
    "FakeStyle",
    "FakeTap",
    "FakeVoice",
]

_GAP_SHARE = 5  # a fifth of every word is the silence after it


@dataclass
class FakeVoice:
    """Says every word as one vowel of the same length, one word a chunk."""

    word_micros: int = 250_000
    """Length of a word and the silence after it."""
    failing: frozenset[str] = frozenset()
    """Texts that it refuses with ``VoiceError``, at once."""
    spoken: list[str] = field(default_factory=list)
    """The texts it was asked for."""
    capabilities: VoiceCapabilities = VoiceCapabilities(
        languages=("en",), sample_rate=16_000, has_phone_times=True
    )

    def speak(self, utterance: Utterance) -> Iterator[SpeechChunk]:
        """Yield a tone for each word."""
        self.spoken.append(utterance.text)
        words = utterance.text.split()
        if utterance.text in self.failing or not words:
            raise VoiceError(f"nothing to say in {utterance.text!r}")
        char = 0
        for index, text in enumerate(words):
            char = utterance.text.index(text, char)
            yield self._chunk(utterance, index, text, char, is_last=index == len(words) - 1)
            char += len(text)

    def _chunk(
        self, utterance: Utterance, index: int, text: str, char: int, *, is_last: bool
    ) -> SpeechChunk:
        start, length = index * self.word_micros, self.word_micros
        sounding = length - length // _GAP_SHARE
        rate = self.capabilities.sample_rate
        times = np.arange(length * rate // 1_000_000) / rate
        tone = np.where(times * 1e6 < sounding, 0.3 * np.sin(2 * np.pi * 200 * times), 0)
        pitch = np.where(np.arange(length // 10_000) * 10_000 < sounding, 200, 0)
        heard = Word(
            text=text,
            start_micros=start,
            end_micros=start + sounding,
            start_char=char,
            end_char=char + len(text),
        )
        return SpeechChunk(
            utterance_id=utterance.utterance_id,
            start_micros=start,
            sample_rate=rate,
            samples=tone.astype(np.float32),
            phones=(
                Phone(symbol="ɑ", start_micros=start, end_micros=start + sounding, stress=1),
                Phone(symbol="", start_micros=start + sounding, end_micros=start + length),
            ),
            words=(heard,),
            f0_hz=pitch.astype(np.float32),
            is_last=is_last,
        )


@dataclass
class FakeDialogueModel:
    """Gives the reply scripted for the last turn, a word at a time."""

    replies: Mapping[str, str] = field(default_factory=dict)
    """By the text of the turn to be answered."""
    otherwise: str = "I see."
    """The reply to every other turn."""
    asked: list[Conversation] = field(default_factory=list)
    """The conversations it was given."""
    capabilities: DialogueCapabilities = DialogueCapabilities(languages=())

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the scripted reply."""
        self.asked.append(conversation)
        reply = self.replies.get(conversation.turns[-1].text, self.otherwise)
        for index, word in enumerate(reply.split(" ")):
            yield word if index == 0 else f" {word}"


@dataclass
class FakeListener:
    """Hears the scripted sentences one after the other, whenever there is sound."""

    sentences: Sequence[str] = ("hello",)
    heard: int = 0
    """How many recordings had sound."""

    def listen(self, samples: NDArray[np.float32], sample_rate: int) -> str:
        """Return the next sentence, or nothing for silence."""
        if not samples.any():
            return ""
        self.heard += 1
        return self.sentences[(self.heard - 1) % len(self.sentences)]


@dataclass(frozen=True)
class FakeActivityDetector:
    """Takes loudness for speech."""

    loud: float = 0.1
    """RMS that counts as certain."""

    def detect(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """Return how close the RMS is to ``loud``."""
        if not len(samples):
            return 0.0
        rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
        return min(1.0, rms / self.loud)


@dataclass(frozen=True)
class FakeEmotionReader:
    """Finds scripted words."""

    feelings: Mapping[str, Emotion] = field(default_factory=dict)
    """By a word that means it."""

    def read(self, text: str, language: str) -> Emotion:
        """Return the feeling of the first scripted word in ``text``, or neutral."""
        found = (feeling for word, feeling in self.feelings.items() if word in text)
        return next(found, Emotion())


@dataclass(frozen=True)
class FakeLipModel:
    """Opens the mouth for as long as each sounding phone."""

    name: str = "aa"
    """The viseme it makes of every phone."""

    def lips(self, speech: Speech, style: Style) -> Sequence[Cue]:
        """Return one cue for each phone that is not silence."""
        return [
            Cue(
                layer=Layer.LIPS,
                name=self.name,
                start_micros=phone.start_micros,
                ready_micros=phone.start_micros,
                relax_micros=phone.end_micros,
                end_micros=phone.end_micros,
                weight=style.jaw,
                because=f"phone {phone.symbol}",
            )
            for phone in speech.phones
            if phone.symbol
        ]


@dataclass
class FakeRefiner:
    """Multiplies the weights, and counts its blocks."""

    gain: float = 0.5
    blocks: int = 0

    def start(self) -> int:
        """Return that no row has been seen."""
        return 0

    def refine(self, block: Block, context: PoseContext, memory: int) -> tuple[Block, int]:
        """Return the block with its weights scaled, and how many rows it has seen."""
        self.blocks += 1
        weights = (block.weights * self.gain).clip(0, 1).astype(np.float32)
        return replace(block, weights=weights), memory + len(block.times_micros)


@dataclass(frozen=True)
class FakePolicy:
    """Holds the rules it is given."""

    rules: Policy = Policy(name="fake")

    def policy(self) -> Policy:
        """Return them."""
        return self.rules


@dataclass(frozen=True)
class FakeStyle:
    """Holds the numbers it is given."""

    numbers: Style = Style(name="fake")

    def style(self) -> Style:
        """Return them."""
        return self.numbers


@dataclass(frozen=True)
class FakeSafetyFilter:
    """Drops sentences that hold a scripted word."""

    forbidden: frozenset[str] = frozenset()

    def review(self, text: str) -> str:
        """Return ``text``, or nothing."""
        return "" if any(word in text for word in self.forbidden) else text


@dataclass
class FakeMemory:
    """Keeps everything."""

    turns: list[Turn] = field(default_factory=list)

    def remember(self, turn: Turn) -> None:
        """Keep one turn."""
        self.turns.append(turn)

    def recall(self) -> tuple[Turn, ...]:
        """Return all of them."""
        return tuple(self.turns)


class FakeCodec:
    """Writes one line for each record: its kind, number and time."""

    def encode(self, record: StreamRecord) -> list[bytes]:
        """Return that line."""
        pts = getattr(record, "pts_micros", 0)
        return [f"{type(record).__name__} {record.seq} {pts}".encode()]


@dataclass
class FakeOutput:
    """Keeps what it is sent."""

    capabilities: OutputCapabilities = OutputCapabilities(ahead=True)
    failing: int = 0
    """How many records it still refuses with ``TransportError``."""
    records: list[StreamRecord] = field(default_factory=list)
    is_closed: bool = False

    def send(self, record: StreamRecord) -> None:
        """Keep one record."""
        if self.is_closed:
            raise TransportError("the output is closed", retryable=False)
        if self.failing > 0:
            self.failing -= 1
            raise TransportError("the output was told to fail", retryable=True)
        self.records.append(record)

    def close(self) -> None:
        """Refuse everything from now on."""
        self.is_closed = True

    @property
    def frames(self) -> list[Frame]:
        """The frames among its records."""
        return [record for record in self.records if isinstance(record, Frame)]


@dataclass
class FakeTap:
    """Keeps what it sees."""

    records: list[StreamRecord] = field(default_factory=list)

    def watch(self, record: StreamRecord) -> None:
        """Keep one record."""
        self.records.append(record)
