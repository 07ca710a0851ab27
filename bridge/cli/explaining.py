"""What ``bridge explain`` does between its options and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from bridge.bench.babble import babble
from bridge.client.explanation import Explanation, explain_line
from bridge.dialogue import UtteranceWriter, is_bml, read_bml
from bridge.errors import BridgeError, VoiceError
from bridge.hooks import Registry, Role, Voice
from bridge.model import Emotion, EmotionLabel, Speech, Utterance
from bridge.session.builtins import load_plugins
from bridge.session.character import Character, load_character
from bridge.session.manners import read_policy, read_style
from bridge.speech import join, speakable

__all__ = ["Told", "tell"]

_GAP_MICROS = 160_000  # what the stream adds between two utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text explained, and who would say it how."""

    explanations: list[Explanation]
    character: Character
    voice: str
    """Who spoke it, for a person."""


def tell(text: str, file: Path | None, overrides: dict[str, object], feeling: str = "") -> Told:
    """Explain ``text``, or a block of BML, as a character would perform it.

    ``feeling`` takes the place of what is read from the text. Raises ``BridgeError``.
    """
    registry = load_plugins().registry
    character = load_character(file, overrides, registry=registry).character
    utterances = _written(text, character, registry, feeling)
    if not utterances:
        raise BridgeError("there is nothing to say in this text")
    line, voice = _spoken(utterances, character, registry)
    explanations = explain_line(
        line,
        style=read_style(registry, character.style.name, character.style.options),
        policy=read_policy(registry, character.policy.name, character.policy.options),
        seed=character.seed,
        gap_micros=_GAP_MICROS,
    )
    return Told(explanations=explanations, character=character, voice=voice)


def _written(text: str, character: Character, registry: Registry, feeling: str) -> list[Utterance]:
    reader = registry.create(Role.EMOTION, character.emotion.name, character.emotion.options)
    if feeling:
        reader = _Always(feeling)
    if is_bml(text):
        said = read_bml(text).utterance("t1", character.language, reader)
        return [] if said is None else [said]
    writer = UtteranceWriter("t1", character.language, reader, character=character.name)
    return [*writer.push(text), *writer.finish()]


class _Always:
    """Reads the feeling that was asked for from every text."""

    def __init__(self, asked: str) -> None:
        label, _, share = asked.partition(":")
        known = [each.value for each in EmotionLabel]
        amount = float(share) if share.replace(".", "", 1).isdigit() else 0.7 if not share else -1.0
        if label not in known or not 0.0 <= amount <= 1.0:
            allowed = f"{', '.join(known)}, and a share such as joy:0.4"
            raise typer.BadParameter(f"--emotion {asked!r}; allowed: {allowed}")
        self._emotion = Emotion(label=EmotionLabel(label), intensity=amount)

    def read(self, text: str, language: str) -> Emotion:
        """Return it."""
        return self._emotion


def _spoken(
    utterances: Sequence[Utterance], character: Character, registry: Registry
) -> tuple[list[tuple[Utterance, Speech]], str]:
    """Return the utterances with their sound, and who made it.

    What the character's voice cannot say is spelt at an even pace: what a body does is decided
    by the words, and only when it does it by the voice.
    """
    name = character.voice.name
    voice: Voice = registry.create(Role.VOICE, name, character.voice.options)
    line: list[tuple[Utterance, Speech]] = []
    note = f"spoken by {name}"
    for utterance in utterances:
        try:
            line.append(_said(utterance, voice))
        except VoiceError as error:
            line.append((utterance, babble(utterance.text, utterance_id=utterance.utterance_id)))
            if utterance.text:
                note = f"times are estimates, for {name} {error}"
    return line, note


def _said(utterance: Utterance, voice: Voice) -> tuple[Utterance, Speech]:
    text = speakable(utterance.text, utterance.language, voice.capabilities.languages)
    spoken = text.instead_of(utterance)
    return spoken, join(spoken, list(voice.speak(spoken)))
