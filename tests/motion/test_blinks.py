import numpy as np
import pytest

from bridge.model import EmotionLabel, Scene, Style
from bridge.motion.blinks import BlinkLayer
from bridge.motion.moment import Draft, Moment
from bridge.motion.steering import FEELINGS, Control
from bridge.motion.tracks import LidCue, compile_tracks


def lids(*cues, secs=20.0, seed=1, size=30, rate=22.0, feeling=None, shifts=(), style=None):
    """Run the layer alone; returns (T, 2) and the starts of the blinks."""
    layer = BlinkLayer(seed)
    memory, out, starts = layer.rest(0), [], []
    tracks = compile_tracks(())
    object.__setattr__(tracks, "lids", cues)
    times = np.arange(1, round(secs * 60) + 1) * 1_000_000 // 60
    before, felt = 0, np.zeros((size, len(FEELINGS)))
    if feeling is not None:
        felt[:, FEELINGS.index(feeling)] = 0.6
    for first in range(0, len(times), size):
        part = times[first : first + size]
        moment = Moment(
            times_micros=part, t=part * 1e-6, since_micros=before,
            scene=Scene(style=style or Style(blinks_per_minute=rate)), tracks=tracks,
            controls=np.zeros((len(part), len(Control))), feelings=felt[: len(part)],
            speaking=np.zeros(len(part)), lips=None,
        )  # fmt: skip
        draft = Draft(len(part))
        draft.shifts += [shift for shift in shifts if before < shift[0] <= part[-1]]
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


@pytest.mark.parametrize("seed", range(8))
def test_the_schedule_does_not_depend_on_when_a_shift_is_known(seed):
    at = np.sort(np.random.default_rng(seed).integers(0, 20_000_000, 60))
    names = ("blink", "may-blink", "keep-open")
    cues = [cue(names[k % 3], int(start), int(start) + 400_000) for k, start in enumerate(at[::2])]
    shifts = [(int(start), 35.0) for start in at[1::2]]
    (one, here), (two, there) = (lids(*cues, shifts=shifts, size=size) for size in (6, 12))
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


def every(secs, degrees, *, length=600):
    return [(k * 1_000_000, degrees) for k in range(1, length, secs)]


@pytest.mark.parametrize(("degrees", "share"), [(15.0, 0.6), (35.0, 0.9)])
def test_a_large_gaze_shift_brings_a_blink_that_starts_with_it(degrees, share):
    shifts = every(7, degrees, length=900)
    _, starts = lids(secs=900, shifts=shifts, rate=12)
    with_shift = np.isin([at for at, _ in shifts], starts).mean()
    assert with_shift == pytest.approx(share, abs=0.12)


def test_shifts_bring_blinks_forward_and_add_few():
    free, shifted = lids(secs=900)[1], lids(secs=900, shifts=every(4, 20.0, length=900))[1]
    assert len(shifted) < 1.35 * len(free)


def test_after_many_shifts_the_eyes_do_not_stay_open():
    for seed in range(6):
        many = every(1, 35.0, length=60)
        _, starts = lids(secs=120, shifts=many, seed=seed)
        assert 8 <= (starts > 60_000_000).sum() <= 30


def test_no_shift_blinks_while_a_question_is_put():
    open_eyed = cue("keep-open", 0, 20_000_000)
    _, starts = lids(open_eyed, shifts=every(2, 40.0, length=19))
    assert not len(starts)


def test_fear_blinks_oftener_and_surprise_less():
    counts = [
        len(lids(secs=600, feeling=feeling)[1])
        for feeling in (EmotionLabel.SURPRISE, None, EmotionLabel.FEAR)
    ]
    assert counts[0] < 0.85 * counts[1] < 0.85 * counts[2] / 1.1


def test_sadness_blinks_slowly_and_so_does_a_slow_style():
    def closed(**how):
        values, starts = lids(secs=600, **how)
        return (values[:, 0] > 0.1).sum() / len(starts)

    usual = closed()
    assert closed(feeling=EmotionLabel.SADNESS) > 1.4 * usual
    assert closed(style=Style(tempo=-0.8)) > 1.1 * usual
