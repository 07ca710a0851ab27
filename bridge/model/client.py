"""What comes back from an engine: facts, and requests.

Facts are past tense, requests imperative. Both go to the session, never through the rooms.
"""

from dataclasses import dataclass

__all__ = [
    "ClientEvent",
    "ClientJoined",
    "DescribeRig",
    "Interrupt",
    "Listen",
    "LookAt",
    "Ping",
    "PlayGesture",
    "PlaybackReported",
    "PlayerEventReported",
    "Request",
    "Resend",
    "Say",
    "SetEmotion",
    "SetPolicy",
    "SetStillness",
    "SetStyle",
    "TakeTurn",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientJoined:
    """A client is ready to receive."""

    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybackReported:
    """How far a client's audio has got."""

    client: str
    utterance_id: str
    position_micros: int
    """Utterance time being heard."""
    skew_micros: int = 0
    """Pose time minus audio time as the client measured it."""
    underruns: int = 0
    """Times its audio ran dry since it joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerEventReported:
    """Something happened in the game that the character should know."""

    client: str
    name: str
    text: str = ""


ClientEvent = ClientJoined | PlaybackReported | PlayerEventReported
"""Everything that comes back uninvited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Answer with the session clock, for the client's offset estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeRig:
    """Answer with the stream's description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Speak this text, as it stands."""

    text: str
    language: str = ""
    """BCP 47 tag; empty means the character's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTurn:
    """Answer what the user said."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """Stop speaking now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Attend to the user, who speaks or is about to; a turn of the character's own ends it."""

    listening: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAt:
    """Look at a point."""

    target: tuple[float, float, float] | None
    """Metres in the character's space (origin at its root); None looks ahead again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayGesture:
    """Perform a movement of the repertoire by name."""

    name: str
    weight: float = 1.0
    """Amplitude; negative mirrors, and gives a gesture of one hand to the left one."""
    target: tuple[float, float, float] | None = None
    """Where a pointing or a look goes to: metres in the character's space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEmotion:
    """Hold a feeling until told otherwise."""

    label: str
    intensity: float = 0.5
    """In [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStyle:
    """Switch the style template."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPolicy:
    """Switch the gesture policy."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStillness:
    """Quiet the body while the lips go on."""

    amount: float
    """0 moves as styled, 1 keeps still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resend:
    """Send the records of this range again, as far as they are kept."""

    first_seq: int
    last_seq: int


Request = (
    Ping
    | DescribeRig
    | Say
    | TakeTurn
    | Interrupt
    | Listen
    | LookAt
    | PlayGesture
    | SetEmotion
    | SetStyle
    | SetPolicy
    | SetStillness
    | Resend
)
"""Everything a client may ask for."""
