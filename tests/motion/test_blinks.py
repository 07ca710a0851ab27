import numpy as np
import pytest

from bridge.model import Scene, Style
from bridge.motion.blinks import BlinkLayer
from bridge.motion.moment import Draft, Moment
from bridge.motion.steering import Control
from bridge.motion.tracks import LidCue, compile_tracks


def lids(*cues, secs=20.0, seed=1, size=30, rate=22.0):
    """Run the layer alone; returns (T, 2) and the starts of the blinks."""
    layer = BlinkLayer(seed)
    memory, out, starts = layer.rest(0), [], []
    tracks = compile_tracks(())
    object.__setattr__(tracks, "lids", cues)
    times = np.arange(1, round(secs * 60) + 1) * 1_000_000 // 60
    before = 0
    for first in range(0, len(times), size):
        part = times[first : first + size]
        moment = Moment(
            times_micros=part, t=part * 1e-6, since_micros=before,
            scene=Scene(style=Style(blinks_per_minute=rate)), tracks=tracks,
            controls=np.zeros((len(part), len(Control))), feelings=np.zeros((len(part), 24)),
            speaking=np.zeros(len(part)), lips=None,
        )  # fmt: skip
        draft = Draft(len(part))
        memory = layer.add(moment, draft, memory)
        out.append(draft.lids)
        starts += [start for start, *_ in memory.showing if start not in starts]
        before = int(part[-1])
    return np.concatenate(out), np.array(starts)


def cue(name, start, end=0):
    return LidCue(name=name, start_micros=start, end_micros=max(start, end))


def test_a_blink_closes_faster_than_it_opens():
    values, starts = lids(rate=30, seed=2)
    full = [s for s in starts if values[s * 60 // 1_000_000 :][:12].max() > 0.9]
    first = full[0] * 60 // 1_000_000
    lid = values[first : first + 20, 0]
    top = lid.argmax()
    closing = (lid[:top] > 0.1).sum()
    opening = (lid[top:] > 0.1).sum()
    assert closing < opening
    assert (lid > 0).sum() / 60 <= 0.32


def test_the_schedule_does_not_depend_on_the_blocks():
    (one, here), (two, there) = lids(size=7), lids(size=600)
    np.testing.assert_array_equal(here, there)
    np.testing.assert_allclose(one, two, atol=1e-12)


def test_intervals_have_the_rate_of_the_style_and_no_rhythm():
    _, starts = lids(secs=900, rate=22 / 0.77)
    gaps = np.diff(starts) / 1e6
    assert 60 / gaps.mean() == pytest.approx(22, rel=0.25)
    assert gaps.min() >= 0.149
    assert 0.5 < gaps.std() / gaps.mean() < 1.4


def test_a_pending_blink_moves_to_the_end_of_the_phrase():
    _, free = lids()
    third = int(free[3])
    _, pulled = lids(cue("may-blink", third - 300_000))
    assert pulled[3] == third - 300_000
    _, far = lids(cue("may-blink", third + 700_000))
    assert far[3] == third


def test_nothing_blinks_while_a_question_is_put():
    _, free = lids()
    start = int(free[1]) - 200_000
    _, held = lids(cue("keep-open", start, start + 900_000))
    assert not ((held >= start) & (held < start + 900_000)).any()
    assert held[1] >= start + 900_000


def test_a_blink_asked_for_comes_at_once():
    _, free = lids()
    asked = int(free[0]) - 400_000
    _, starts = lids(cue("blink", asked))
    assert starts[0] == asked


def test_eyes_may_differ_by_a_moment_only():
    values, _ = lids(secs=10)
    assert np.abs(values[:, 0] - values[:, 1]).max() < 0.2
