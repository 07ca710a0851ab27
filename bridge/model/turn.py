"""Who says what: turns, utterances, and the meaning marked on them."""

from dataclasses import dataclass
from enum import StrEnum

from bridge.model.behaviour import Behaviour

__all__ = [
    "Conversation",
    "DialogueAct",
    "Emotion",
    "EmotionLabel",
    "Emphasis",
    "SentenceType",
    "Speaker",
    "Turn",
    "Utterance",
]


class Speaker(StrEnum):
    """The two parties of a dialogue."""

    CHARACTER = "character"
    USER = "user"


class SentenceType(StrEnum):
    """What form a sentence has."""

    STATEMENT = "statement"
    YES_NO_QUESTION = "yes-no-question"
    WH_QUESTION = "wh-question"
    ALTERNATIVE_QUESTION = "alternative-question"
    EXCLAMATION = "exclamation"
    COMMAND = "command"


class DialogueAct(StrEnum):
    """What a sentence does (a working subset of ISO 24617-2)."""

    INFORM = "inform"
    QUESTION = "question"
    ANSWER_YES = "answer-yes"
    ANSWER_NO = "answer-no"
    AGREE = "agree"
    DISAGREE = "disagree"
    OFFER = "offer"
    PROMISE = "promise"
    REQUEST = "request"
    APOLOGY = "apology"
    THANKS = "thanks"
    GREETING = "greeting"
    GOODBYE = "goodbye"
    STALLING = "stalling"


class EmotionLabel(StrEnum):
    """The closed list of feelings a face can show (reference: FACS/EMFACS families)."""

    NEUTRAL = "neutral"
    JOY = "joy"
    CONTENT = "content"
    LAUGH = "laugh"
    SARCASM = "sarcasm"
    SADNESS = "sadness"
    WORRY = "worry"
    ANGER = "anger"
    CONTEMPT = "contempt"
    FEAR = "fear"
    SURPRISE = "surprise"
    DELIGHT = "delight"
    DISGUST = "disgust"
    SHYNESS = "shyness"
    PRIDE = "pride"
    CURIOSITY = "curiosity"
    DOUBT = "doubt"
    THINKING = "thinking"
    CONFUSION = "confusion"
    BOREDOM = "boredom"
    RELIEF = "relief"
    PAIN = "pain"
    DETERMINATION = "determination"
    AFFECTION = "affection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emotion:
    """A feeling and how much of it."""

    label: EmotionLabel = EmotionLabel.NEUTRAL
    intensity: float = 0.0
    """In [0, 1]."""
    beside: tuple["Emotion", ...] = ()
    """Weaker feelings shown with it, where one name does not say it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A stretch of an utterance's text that is stressed."""

    start_char: int
    """First character, counted in the utterance's text."""
    end_char: int
    """One past the last character."""
    strength: float = 1.0
    """In (0, 1]; 1 is an explicit mark such as ``*word*``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One party's go in the dialogue."""

    turn_id: str
    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Everything a dialogue model is given before it answers."""

    character: str
    """The character's name."""
    persona: str
    """Who the character is, in its author's words."""
    language: str
    """BCP 47 tag, such as ``en``."""
    turns: tuple[Turn, ...]
    """Oldest first; the last one is the turn to be answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing the character says: the unit of speech and of cancellation."""

    utterance_id: str
    turn_id: str
    text: str
    """Plain words to be spoken; markup has been taken out."""
    language: str
    """BCP 47 tag, such as ``en``."""
    sentence_type: SentenceType = SentenceType.STATEMENT
    act: DialogueAct = DialogueAct.INFORM
    emotion: Emotion = Emotion()
    emphases: tuple[Emphasis, ...] = ()
    """In text order, not overlapping."""
    behaviours: tuple[Behaviour, ...] = ()
    """Movements that the author or the dialogue model asks for; they come before any rule's."""
    opens_turn: bool = False
    """True for the first utterance of a turn: the floor is taken."""
    ends_turn: bool = False
    """True for the last one: the floor is given back."""
    lead_micros: int = 0
    """Silence before its first sound, for movements that come before the words."""
