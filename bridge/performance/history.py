"""What a performance remembers of those before it, so that it does not repeat itself."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from bridge.model import Cue, Emotion, EmotionLabel, Layer, Timeline
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["NOTHING_BEFORE", "History"]

_GESTURES_KEPT = 6
_RATE_MICROS = 60_000_000  # after so much speech, half of what was done is forgotten
_UTTERANCES_HEARD = 3  # what was said longer ago is news again


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The latest of what a character did. Never changed: ``after`` makes the next."""

    gestures: tuple[str, ...] = ()
    """Names, the latest last."""
    is_left: bool = False
    """Whether the latest one-handed gesture was the left hand's."""
    gestures_made: float = 0.0
    """Of late; a beat that was repeated on its word is one."""
    spoken_micros: int = 0
    """How much has been said of late."""
    emotion: Emotion = Emotion()
    """Shown by the latest utterance."""
    emotion_shown_micros: int = 0
    """How much has been said with it."""
    emotion_since_micros: int = 0
    """Session time from which it has been shown."""
    bow_left_micros: int = 0
    """How much longer than its words the latest utterance's bow takes."""
    said: tuple[frozenset[str], ...] = ()
    """The words of the latest utterances, as ``plain_words`` gives them, the latest last."""

    @property
    def given(self) -> frozenset[str]:
        """The words that the partner has just heard: they are no news."""
        return frozenset().union(*self.said)

    def after(self, timeline: Timeline, emotion: Emotion, said: Collection[str] = ()) -> "History":
        """Return what is remembered once ``timeline`` has been performed with ``emotion``.

        ``said`` are the words of its utterance.
        """
        made = [cue for cue in timeline.cues if cue.layer is Layer.GESTURE]
        one_handed = [cue for cue in made if _hands(cue) == 1]
        names = (*self.gestures, *(cue.name for cue in made))
        shown = {cue.name for cue in timeline.cues if cue.layer is Layer.EMOTION}
        if emotion.label not in (EmotionLabel.NEUTRAL, *shown) and self.emotion.label in shown:
            emotion = self.emotion  # what was asked for had to wait
        is_same = emotion.label is self.emotion.label
        kept = math.pow(0.5, timeline.duration_micros / _RATE_MICROS)
        distinct = len({(cue.name, cue.about or cue.start_micros) for cue in made})
        return History(
            gestures=names[-_GESTURES_KEPT:],
            is_left=one_handed[-1].weight < 0 if one_handed else self.is_left,
            gestures_made=kept * self.gestures_made + distinct,
            spoken_micros=round(kept * self.spoken_micros) + timeline.duration_micros,
            emotion=emotion,
            emotion_shown_micros=timeline.duration_micros
            + (self.emotion_shown_micros if is_same else 0),
            emotion_since_micros=(self.emotion_since_micros if is_same else timeline.origin_micros),
            bow_left_micros=_bow_left_micros(timeline),
            said=(*self.said, frozenset(said))[-_UTTERANCES_HEARD:] if said else self.said,
        )


def _bow_left_micros(timeline: Timeline) -> int:
    bows = (c for c in timeline.cues if c.layer is Layer.POSTURE and c.name.startswith("bow"))
    return max(max((cue.relax_micros for cue in bows), default=0) - timeline.duration_micros, 0)


def _hands(cue: Cue) -> int:
    return REPERTOIRE[cue.name].hands if cue.name in REPERTOIRE else 1


NOTHING_BEFORE = History()
"""Of a character that has just come on stage."""
