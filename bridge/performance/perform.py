"""An utterance and its speech so far become a timeline: every rule has its say."""

from bridge.hooks import LipModel
from bridge.model import Cue, Policy, Speech, Style, Timeline, Utterance
from bridge.performance.blinks import lid_cues
from bridge.performance.brows import accent_brows, sentence_brows
from bridge.performance.emotion import feel
from bridge.performance.head import accent_nods, act_events, sentence_events, word_events
from bridge.performance.history import NOTHING_BEFORE, History
from bridge.performance.passage import read_passage
from bridge.performance.posture import breathe, rise_to_speak
from bridge.performance.rule import PerformanceRule

__all__ = ["RULES", "perform"]

RULES: tuple[PerformanceRule, ...] = (
    feel,
    breathe,
    rise_to_speak,
    accent_nods,
    sentence_events,
    act_events,
    word_events,
    accent_brows,
    sentence_brows,
    lid_cues,
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
    end of the speech so far stay as they are. What the policy denies is left out.
    """
    passage = read_passage(utterance, speech, style=style, policy=policy, seed=seed, before=before)
    cues = [cue for rule in RULES for cue in rule(passage) if cue.name not in policy.deny]
    cues.extend(lips.lips(speech, style))
    return Timeline(
        utterance_id=utterance.utterance_id,
        origin_micros=origin_micros,
        duration_micros=len(speech.samples) * 1_000_000 // speech.sample_rate,
        cues=tuple(sorted(cues, key=_order)),
        clips=(passage.prosody,),
    )


def _order(cue: Cue) -> tuple[int, str, str, int]:
    return cue.start_micros, cue.layer, cue.name, cue.end_micros
