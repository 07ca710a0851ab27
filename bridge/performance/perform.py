"""An utterance and its speech so far become a timeline: every rule has its say."""

from collections.abc import Iterator

from bridge.hooks import LipModel
from bridge.model import Cue, Policy, Speech, Style, Timeline, Utterance
from bridge.performance.allowing import Verdict, allow, judge
from bridge.performance.behaviours import asked
from bridge.performance.blinks import lid_cues
from bridge.performance.brows import accent_brows, meaning_brows, sentence_brows
from bridge.performance.emotion import feel
from bridge.performance.gaze import look
from bridge.performance.head import accent_nods, act_events, sentence_events
from bridge.performance.history import NOTHING_BEFORE, History
from bridge.performance.nodding import meaning_events
from bridge.performance.passage import Passage, read_passage
from bridge.performance.posture import breathe, rise_to_speak, shift_weight
from bridge.performance.pulsing import pulse
from bridge.performance.rule import PerformanceRule
from bridge.performance.stroking import gesture

__all__ = ["RULES", "explain", "perform", "performed"]

RULES: tuple[PerformanceRule, ...] = (
    feel,
    breathe,
    rise_to_speak,
    shift_weight,
    pulse,
    accent_nods,
    sentence_events,
    act_events,
    meaning_events,
    accent_brows,
    meaning_brows,
    sentence_brows,
    lid_cues,
    look,
    gesture,
)
"""Every reason to move but the lips. A new rule is a function, and one line here."""


def perform(
    utterance: Utterance,
    speech: Speech,
    *,
    lips: LipModel,
    style: Style,
    policy: Policy,
    seed: int,
    origin_micros: int,
    before: History = NOTHING_BEFORE,
) -> Timeline:
    """Return everything the utterance does, placed on its clock.

    Call it again whenever more speech has come: cues that start more than 300 ms before the
    end of the speech so far stay as they are, those of gestures and bows 1.2 s before it. What
    the policy denies is left out, whoever asked for it.
    """
    passage = read_passage(utterance, speech, style=style, policy=policy, seed=seed, before=before)
    cues = performed(passage)
    cues.extend(lips.lips(speech, style))
    return Timeline(
        utterance_id=utterance.utterance_id,
        origin_micros=origin_micros,
        duration_micros=len(speech.samples) * 1_000_000 // speech.sample_rate,
        cues=tuple(sorted(cues, key=_order)),
        clips=(passage.prosody,),
    )


def performed(passage: Passage) -> list[Cue]:
    """Return what is done beside the lips: what was asked for and what rules add, if allowed."""
    return allow(_proposed(passage), passage.policy, passage.style)


def explain(
    utterance: Utterance,
    speech: Speech,
    *,
    style: Style,
    policy: Policy,
    seed: int,
    before: History = NOTHING_BEFORE,
) -> tuple[Verdict, ...]:
    """Return every movement proposed for an utterance, by start: performed or denied, and why."""
    passage = read_passage(utterance, speech, style=style, policy=policy, seed=seed, before=before)
    verdicts = judge(_proposed(passage), policy, style)
    return tuple(sorted(verdicts, key=lambda verdict: _order(verdict.cue)))


def _proposed(passage: Passage) -> Iterator[Cue]:
    """Yield what the author asks for, then what the rules do."""
    yield from asked(passage)
    for rule in RULES:
        yield from rule(passage)


def _order(cue: Cue) -> tuple[int, str, str, int]:
    return cue.start_micros, cue.layer, cue.name, cue.end_micros
