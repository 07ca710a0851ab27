"""Hands held in the air beat with the voice: a small flick of the forearm on each pulse."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from bridge.model import Cue
from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.curves import Floats
from bridge.motion.gesture_plays import BODY, Play
from bridge.motion.paths import Span

__all__ = ["PULSE", "with_pulses"]

PULSE = "pulse"
"""The name of the cues that are beaten with."""

# Degrees at weight 1: about 2 cm at the fingers, as the little beats of held hands are.
_ELBOW, _WRIST = -3.5, 3.5


def with_pulses(plays: Iterable[Play], cues: Iterable[Cue]) -> Iterator[Play]:
    """Yield the plays, those of free hands with a flick for each pulse while they are held.

    A hand that is under way carries no pulse, and one that touches or counts keeps still.
    """
    pulses = [cue for cue in cues if cue.name == PULSE]
    for play in plays:
        is_free = play.limb != BODY and not play.is_exact and not play.circles
        flicks = tuple(_flicks(play, pulses)) if is_free else ()
        yield replace(play, circles=flicks) if flicks else play


def _flicks(play: Play, pulses: Sequence[Cue]) -> Iterator[tuple[Span, Floats]]:
    _, there, relax, _ = play.presence
    row = np.zeros(CHANNELS)
    side = play.limb.upper()
    row[Channel[f"{side}_ELBOW"]], row[Channel[f"{side}_WRIST_BEND"]] = _ELBOW, _WRIST
    for cue in pulses:
        start, end = cue.start_micros, cue.relax_micros
        is_held = there <= start and end <= relax
        if is_held and not any(leaves < end and start < at for leaves, at, _ in play.moves):
            yield (start, cue.ready_micros, end, cue.end_micros), row * abs(cue.weight)
