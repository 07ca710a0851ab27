"""Every hook there is: the one page a plugin author reads.

``register_*`` hooks are called once at start, must be quick, and offer parts by name.
``on_*`` hooks observe; what they raise is logged and counted, and stops nobody else.
``choose_*`` hooks answer a question; the first answer that is not None wins.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bridge.hooks.markers import hookspec
from bridge.model import Turn, Utterance

__all__ = ["ChoiceSpecs", "Register", "RegistrySpecs", "SessionSpecs", "TurnSpecs"]

Factory = Callable[[Mapping[str, Any]], Any]
"""Builds a part from its options: the rest of its table in the character file."""


class Register(Protocol):
    """What a ``register_*`` hook calls, once for each part it offers."""

    def __call__(
        self,
        name: str,
        factory: Factory,
        *,
        summary: str = "",
        isolated: bool = False,
        requires: tuple[str, ...] = (),
        install: str = "",
    ) -> None:
        """Offer a part.

        Args:
            name: What a character file calls it.
            factory: Called with the part's options when a session wants it. Import heavy
                libraries inside it. Raise ``ConfigError`` for options that make no sense.
            summary: One line for ``bridge plugins``.
            isolated: Run the part in a child process at low priority.
            requires: Modules that must be importable; checked without importing them.
            install: The command that brings them.
        """
        ...


class RegistrySpecs:
    """Hooks called once at start. A plugin offers things; the session picks among them."""

    @hookspec
    def register_voices(self, register: Register) -> None:
        """Offer voices: ``Voice`` objects that turn an utterance into sound."""

    @hookspec
    def register_dialogue_models(self, register: Register) -> None:
        """Offer dialogue models: ``DialogueModel`` objects that answer a turn."""

    @hookspec
    def register_listeners(self, register: Register) -> None:
        """Offer listeners: ``Listener`` objects that turn speech into text."""

    @hookspec
    def register_activity_detectors(self, register: Register) -> None:
        """Offer activity detectors: ``ActivityDetector`` objects that hear whether one speaks."""

    @hookspec
    def register_emotion_readers(self, register: Register) -> None:
        """Offer emotion readers: ``EmotionReader`` objects that read a feeling out of words."""

    @hookspec
    def register_lip_models(self, register: Register) -> None:
        """Offer lip models: ``LipModel`` objects that turn phones into lip cues."""

    @hookspec
    def register_pose_refiners(self, register: Register) -> None:
        """Offer pose refiners: ``PoseRefiner`` objects that correct composed poses."""

    @hookspec
    def register_policies(self, register: Register) -> None:
        """Offer gesture policies: ``GesturePolicy`` objects holding a culture's rules."""

    @hookspec
    def register_styles(self, register: Register) -> None:
        """Offer style templates: ``StyleTemplate`` objects holding a way of moving."""

    @hookspec
    def register_safety_filters(self, register: Register) -> None:
        """Offer safety filters: ``SafetyFilter`` objects that review words before speech."""

    @hookspec
    def register_memories(self, register: Register) -> None:
        """Offer memories: ``Memory`` objects that keep turns."""

    @hookspec
    def register_codecs(self, register: Register) -> None:
        """Offer codecs: ``Codec`` objects that turn records into packets."""

    @hookspec
    def register_outputs(self, register: Register) -> None:
        """Offer outputs: ``Output`` objects that a stream goes to."""

    @hookspec
    def register_taps(self, register: Register) -> None:
        """Offer taps: ``Tap`` objects that watch a stream."""


class SessionSpecs:
    """Observers of a character's life."""

    @hookspec
    def on_session_started(self, character: str) -> None:
        """A character is on stage."""

    @hookspec
    def on_session_ended(self, character: str) -> None:
        """A character has left."""


class TurnSpecs:
    """Observers of what is said."""

    @hookspec
    def on_turn_started(self, character: str, turn: Turn) -> None:
        """Somebody has the floor."""

    @hookspec
    def on_turn_ended(self, character: str, turn: Turn) -> None:
        """A turn is over; ``turn.text`` is what was really said."""

    @hookspec
    def on_utterance_started(self, character: str, utterance: Utterance) -> None:
        """An utterance begins to be performed."""

    @hookspec
    def on_utterance_ended(self, character: str, utterance: Utterance) -> None:
        """An utterance was performed to its end."""

    @hookspec
    def on_utterance_interrupted(self, character: str, utterance: Utterance) -> None:
        """An utterance was cut short."""


class ChoiceSpecs:
    """Questions a plugin may answer."""

    @hookspec(firstresult=True)
    def choose_voice(self, utterance: Utterance, voices: tuple[str, ...]) -> str | None:
        """Pick one of the character's voices for an utterance, or leave it to the default."""
