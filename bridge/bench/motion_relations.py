"""How movement goes with the voice, and how lids keep time: figures that compare distributions."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from bridge.bench.motion_figures import speeds
from bridge.bench.motion_stage import Floats, Performance, stretches
from bridge.rigs import SHAPE_NAMES

__all__ = ["blink_distance", "diversity", "head_follows_voice", "speed_distance"]

_BLINK = SHAPE_NAMES.index("eyeBlinkLeft")
_SHUT = 0.5
_IBI_SPREAD = 0.75  # of the logarithm of seconds between blinks, as people's are
_FRAMES_LEAST = 90  # of a line: shorter ones correlate by chance
_BIN = 0.05  # metres a second


def head_follows_voice(shown: Performance) -> tuple[float, float]:
    """Return the first canonical correlation of head and voice, matched and mismatched.

    Means over lines of yaw, pitch and roll against loudness and pitch; for the second, each
    line's head is set against the voice of the next line, cut to the shorter of both.
    """
    pairs = list(_heads_and_voices(shown))
    matched = [_canonical(head, voice) for head, voice in pairs]
    others = [voice for _, voice in (*pairs[1:], *pairs[:1])]
    mixed = [
        _canonical(head[:n], voice[:n])
        for (head, _), voice in zip(pairs, others, strict=True)
        if (n := min(len(head), len(voice))) >= _FRAMES_LEAST
    ]
    return tuple(float(np.mean(found)) if found else math.nan for found in (matched, mixed))  # type: ignore[return-value]


def blink_distance(performances: Sequence[Performance]) -> float:
    """Return the largest distance (Kolmogorov-Smirnov) of blink intervals from log-normal ones.

    The reference has the intervals' own median and the spread that people's have.
    """
    gaps: list[float] = []
    for shown in performances:
        starts = [blink.start for blink in stretches(shown.block.weights[:, _BLINK] > _SHUT)]
        gaps += (np.diff(starts) / shown.fps).tolist()
    if len(gaps) < 2:
        return math.nan
    logs = np.sort(np.log(gaps))
    normal = [0.5 * math.erfc((np.median(logs) - x) / _IBI_SPREAD / math.sqrt(2.0)) for x in logs]
    steps = np.arange(len(logs) + 1) / len(logs)
    return float(max(np.abs(steps[1:] - normal).max(), np.abs(steps[:-1] - normal).max()))


def diversity(shown: Performance) -> float:
    """Return the mean distance of both hands from their mean place, in metres (L1)."""
    places = shown.places[:, :2]
    return float(np.abs(places - places.mean(axis=0)).mean())


def speed_distance(one: Performance, other: Performance) -> float:
    """Return the Hellinger distance of two histograms of hand speed."""
    edges = np.arange(0.0, 2.0 + _BIN, _BIN)
    shares = [np.histogram(np.minimum(speeds(p), 1.99), edges)[0] for p in (one, other)]
    p, q = (share / share.sum() for share in shares)
    return math.sqrt(max(1.0 - float(np.sqrt(p * q).sum()), 0.0))


def _heads_and_voices(shown: Performance) -> Iterator[tuple[Floats, Floats]]:
    times = shown.block.times_micros
    for timeline in shown.timelines:
        for clip in timeline.clips:
            if clip.name != "prosody":
                continue
            start = timeline.origin_micros + clip.start_micros
            hops = np.arange(len(clip.values)) * clip.hop_micros + start
            seen = (times >= hops[0]) & (times <= hops[-1])
            columns = [list(clip.channels).index(name) for name in ("loudness", "pitch")]
            voice = [np.interp(times[seen], hops, clip.values[:, column]) for column in columns]
            if seen.sum() >= _FRAMES_LEAST:
                yield shown.angles[seen], np.stack(voice, axis=1)


def _canonical(one: Floats, other: Floats) -> float:
    bases = [np.linalg.qr(part - part.mean(axis=0))[0] for part in (one, other)]
    return float(np.linalg.svd(bases[0].T @ bases[1], compute_uv=False)[0])
