import pytest

from bridge.client.sound_card import CardClock, SoundCard

SECOND = 1_000_000


def test_blocks_are_asked_for_at_the_pace_of_the_crystal():
    card = SoundCard(sample_rate=48_000, block_samples=480, drift_ppm=10_000, wake_micros=0)
    asked = list(card.callbacks(0)) + list(card.callbacks(10 * SECOND))
    assert [callback.first_sample for callback in asked] == [480 * i for i in range(len(asked))]
    assert asked[-1].at_micros == pytest.approx(10 * SECOND, abs=10_000)
    assert len(asked) == pytest.approx(1010, abs=1)


def test_nobody_is_woken_early_or_twice():
    card = SoundCard(seed=3)
    once = [*card.callbacks(0), *card.callbacks(SECOND)]
    again = SoundCard(seed=3)
    in_steps = [c for now in range(0, SECOND + 1, 1000) for c in again.callbacks(now)]
    assert once == in_steps
    assert all(callback.at_micros <= SECOND for callback in once)


def test_what_is_heard_is_behind_by_the_latency():
    card = SoundCard(sample_rate=24_000, latency_micros=10_000, wake_micros=0)
    assert card.heard_sample(0) == -1
    list(card.callbacks(SECOND))
    assert card.heard_sample(SECOND + 10_000) == 0
    assert card.heard_sample(2 * SECOND + 10_000) == pytest.approx(24_000)


@pytest.mark.parametrize("ppm", [-200, 0, 200])
def test_the_clock_follows_the_crystal_and_not_the_scheduler(ppm):
    card = SoundCard(drift_ppm=ppm, wake_micros=300, seed=1)
    clock = CardClock(card)
    errors = []
    for now in range(0, 60 * SECOND, 10_000):
        for callback in card.callbacks(now):
            clock.note(callback)
        if now > 5 * SECOND:
            errors.append((clock.heard_sample(now) - card.heard_sample(now)) / 24_000 * SECOND)
    # Being woken 0.3 ms late on average cannot be told from a latency, but it is steady.
    assert sum(errors) / len(errors) == pytest.approx(-300, abs=100)
    assert max(errors) - min(errors) < 600


def test_samples_and_instants_are_two_views_of_one_line():
    card = SoundCard()
    clock = CardClock(card)
    for callback in [*card.callbacks(0), *card.callbacks(SECOND)]:
        clock.note(callback)
    assert clock.heard_sample(clock.heard_at(12_345)) == pytest.approx(12_345)
