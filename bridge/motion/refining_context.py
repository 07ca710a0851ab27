"""What a pose refiner is told about a block, in the arrays of the public record."""

import numpy as np
from numpy.typing import NDArray

from bridge.model import PoseContext, Timeline
from bridge.motion.curves import Floats
from bridge.motion.moment import Moment

__all__ = ["pose_context"]

_HEARD = ("loudness", "pitch")
_SECS = 1e-6


def pose_context(moment: Moment) -> PoseContext:
    """Return what is known about a moment, read-only."""
    return PoseContext(
        scene=moment.scene,
        speaking=_frozen(moment.speaking),
        prosody=_frozen(_prosody(moment.t, moment.scene.timelines)),
        feelings=_frozen(moment.feelings),
    )


def _prosody(t: Floats, timelines: tuple[Timeline, ...]) -> NDArray[np.float32]:
    """Return (T, 2) the voice at each instant; where two utterances overlap, the later one."""
    heard = np.zeros((len(t), len(_HEARD)), np.float32)
    for timeline in timelines:
        for clip in timeline.clips:
            start = (timeline.origin_micros + clip.start_micros) * _SECS
            hop, rows = clip.hop_micros * _SECS, len(clip.values)
            end = start + rows * hop
            if timeline.cut_micros is not None:
                end = min(end, timeline.cut_micros * _SECS)
            if clip.name != "prosody" or start > t[-1] or end <= t[0]:
                continue
            inside = slice(*t.searchsorted((start, end)).tolist())
            # The row that is being heard: interpolation would look a row ahead.
            row = np.minimum(((t[inside] - start) / hop).astype(np.int64), rows - 1)
            columns = [clip.channels.index(name) for name in _HEARD]
            heard[inside] = clip.values[row[:, None], columns]
    return heard


def _frozen(values: NDArray[np.floating]) -> NDArray[np.float32]:
    array = np.array(values, np.float32)
    array.setflags(write=False)
    return array
