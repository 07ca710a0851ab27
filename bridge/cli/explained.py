"""An explanation told: as lines for a person, or as data for a program."""

from collections.abc import Iterator
from typing import Any

import typer

from bridge.cli.explaining import Told
from bridge.client.explanation import Explanation
from bridge.performance import Verdict
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["as_data", "lines_of"]

_SIDES = {True: "left", False: "right"}


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


def _utterance_lines(explained: Explanation) -> Iterator[str]:
    said = explained.passage.utterance
    feeling = said.emotion.label.value
    if said.emotion.intensity:
        feeling += f" {said.emotion.intensity:.2f}"
    feeling += "".join(f" + {e.label.value} {e.intensity:.2f}" for e in said.emotion.beside)
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
