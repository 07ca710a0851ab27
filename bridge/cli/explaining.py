"""What ``bridge explain`` does between its options and its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from bridge.bench.babble import babble
from bridge.client.explanation import Explanation, explain_line
from bridge.dialogue import UtteranceWriter, is_bml, read_bml
from bridge.errors import BridgeError, VoiceError
from bridge.hooks import Registry, Role, Voice
from bridge.model import Emotion, EmotionLabel, Speech, Utterance
from bridge.performance import Verdict
from bridge.rigs.repertoire import REPERTOIRE
from bridge.session.builtins import load_plugins
from bridge.session.character import Character, load_character
from bridge.session.manners import read_policy, read_style
from bridge.speech import join, speakable

__all__ = ["Told", "as_data", "lines_of", "tell"]

_GAP_MICROS = 160_000  # what the stream adds between two utterances
_SIDES = {True: "left", False: "right"}


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


def lines_of(told: Told) -> Iterator[str]:
    """Yield the answer for a person, word by word."""
    for explained in told.explanations:
        yield from _utterance_lines(explained)
    first = told.explanations[0].passage
    yield (
        f"style {first.style.name}, policy {first.policy.name}, "
        f"seed {told.character.seed}; {told.voice}"
    )


def as_data(told: Told) -> dict[str, object]:
    """Return the answer as ``--json`` prints it; times are seconds from the utterance's start."""
    first = told.explanations[0].passage
    return {
        "style": first.style.name,
        "policy": first.policy.name,
        "seed": told.character.seed,
        "voice": told.voice,
        "utterances": [_utterance_data(explained) for explained in told.explanations],
    }


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


def _utterance_lines(explained: Explanation) -> Iterator[str]:
    said = explained.passage.utterance
    feeling = said.emotion.label.value
    if said.emotion.intensity:
        feeling += f" {said.emotion.intensity:.2f}"
    yield typer.style(said.text or "(nothing is said)", bold=True)
    yield f"{said.sentence_type.value}, {said.act.value}, {feeling}"
    yield ""
    for verdict in explained.whole:
        yield _verdict_line(explained, verdict)
    for causes in explained.words:
        word = causes.spoken.word
        yield (
            f"{word.start_micros / 1e6:6.2f}  {typer.style(word.text, bold=True)}   "
            + " · ".join((f"accent {causes.spoken.accent:.1f}", *causes.meanings))
        )
        for verdict in causes.verdicts:
            yield _verdict_line(explained, verdict)
    yield ""


def _verdict_line(explained: Explanation, verdict: Verdict) -> str:
    cue = verdict.cue
    span = f"{cue.start_micros / 1e6:5.2f} – {cue.end_micros / 1e6:.2f}"
    if cue.stroke_micros is not None:
        side = _SIDES[cue.weight < 0] if REPERTOIRE[cue.name].hands == 1 else "both"
        span += f", stroke {cue.stroke_micros / 1e6:.2f}, {side}"
    what = f"{cue.layer.value:<8} {cue.name:<16}"
    if verdict.is_performed:
        return f"        {what} {span:<13}  {verdict.reason}"
    source = explained.source_of(verdict)
    reason = f"{verdict.reason}{f' ({source})' if source else ''}; asked for by {cue.because}"
    return f"        {typer.style(f'{what} denied', fg='red')}  {reason}"


def _utterance_data(explained: Explanation) -> dict[str, object]:
    said = explained.passage.utterance
    return {
        "text": said.text,
        "language": said.language,
        "sentence_type": said.sentence_type.value,
        "act": said.act.value,
        "emotion": {"label": said.emotion.label.value, "intensity": said.emotion.intensity},
        "seconds": (explained.end_micros - explained.origin_micros) / 1e6,
        "cues": [_verdict_data(explained, verdict) for verdict in explained.whole],
        "words": [
            {
                "text": causes.spoken.word.text,
                "start": causes.spoken.word.start_micros / 1e6,
                "end": causes.spoken.word.end_micros / 1e6,
                "accent": round(causes.spoken.accent, 3),
                "meanings": list(causes.meanings),
                "cues": [_verdict_data(explained, verdict) for verdict in causes.verdicts],
            }
            for causes in explained.words
        ],
    }


def _verdict_data(explained: Explanation, verdict: Verdict) -> dict[str, Any]:
    cue = verdict.cue
    stroke = cue.stroke_micros
    return {
        "layer": cue.layer.value,
        "name": cue.name,
        "start": cue.start_micros / 1e6,
        "ready": cue.ready_micros / 1e6,
        "stroke": None if stroke is None else stroke / 1e6,
        "relax": cue.relax_micros / 1e6,
        "end": cue.end_micros / 1e6,
        "weight": round(cue.weight, 3),
        "performed": verdict.is_performed,
        "because": cue.because,
        "denied_by": "" if verdict.is_performed else verdict.reason,
        "source": explained.source_of(verdict),
    }
