"""Movements without words become a timeline of their own."""

from dataclasses import replace

import numpy as np

from bridge.model import Cue, Policy, Speech, Style, Timeline, Utterance
from bridge.performance.allowing import allow
from bridge.performance.behaviours import asked
from bridge.performance.passage import read_passage

__all__ = ["silence", "silent_timeline"]

_RATE = 16_000  # of no samples at all


def silence(utterance_id: str) -> Speech:
    """Return the speech of an utterance without words: complete, and no sound at all."""
    return Speech(
        utterance_id=utterance_id,
        sample_rate=_RATE,
        samples=np.zeros(0, np.float32),
        phones=(),
        words=(),
        f0_hz=np.zeros(0, np.float32),
        f0_hop_micros=10_000,
        is_complete=True,
    )


def silent_timeline(utterance: Utterance, *, style: Style, policy: Policy, seed: int) -> Timeline:
    """Return what an utterance without words does; its earliest movement begins at time 0.

    What the policy denies is left out, so that nothing may be left.
    """
    nothing = silence(utterance.utterance_id)
    passage = read_passage(utterance, nothing, style=style, policy=policy, seed=seed)
    cues = allow(asked(passage), policy, style)
    first = min((cue.start_micros for cue in cues), default=0)
    moved = sorted((_later(cue, -first) for cue in cues), key=lambda cue: cue.start_micros)
    return Timeline(
        utterance_id=utterance.utterance_id,
        origin_micros=0,
        duration_micros=max((cue.end_micros for cue in moved), default=0),
        cues=tuple(moved),
    )


def _later(cue: Cue, by_micros: int) -> Cue:
    stroke = cue.stroke_micros
    return replace(
        cue,
        start_micros=cue.start_micros + by_micros,
        ready_micros=cue.ready_micros + by_micros,
        stroke_micros=None if stroke is None else stroke + by_micros,
        relax_micros=cue.relax_micros + by_micros,
        end_micros=cue.end_micros + by_micros,
    )
