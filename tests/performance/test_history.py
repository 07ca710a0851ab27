"""A history keeps the latest gestures, the hand in use, and since when a feeling is shown."""

from bridge.model import Cue, Emotion, EmotionLabel, Layer, Timeline
from bridge.performance.history import History


def timeline(*names: str, weight: float = 1.0, origin: int = 5_000_000) -> Timeline:
    cues = tuple(
        Cue(
            layer=Layer.GESTURE, name=name, start_micros=i, ready_micros=i, relax_micros=i,
            end_micros=i, weight=weight,
        )
        for i, name in enumerate(names)
    )  # fmt: skip
    return Timeline(utterance_id="u", origin_micros=origin, duration_micros=1, cues=cues)


def test_what_three_utterances_said_is_given_and_older_words_are_news_again():
    history = History()
    for said in ({"harbour", "boat"}, {"storm"}, (), {"boat"}, {"gate"}):
        history = history.after(timeline(), Emotion(), said)
    assert history.given == {"storm", "boat", "gate"}


def test_the_latest_gestures_are_kept_and_older_ones_forgotten():
    history = History()
    for name in "abcdefgh":
        history = history.after(timeline(name), Emotion())
    assert history.gestures == tuple("cdefgh")


def test_gestures_of_late_are_counted_by_word_and_half_forgotten_in_a_minute():
    def cue(start, about):
        return Cue(
            layer=Layer.GESTURE, name="beat", start_micros=start, ready_micros=start,
            relax_micros=start, end_micros=start, about=about,
        )  # fmt: skip

    minute = Timeline(
        utterance_id="u", origin_micros=0, duration_micros=60_000_000,
        cues=(cue(0, (0, 4)), cue(9, (0, 4)), cue(20, (8, 12))),
    )  # fmt: skip
    once = History().after(minute, Emotion())
    assert (once.gestures_made, once.spoken_micros) == (2.0, 60_000_000)
    twice = once.after(minute, Emotion())
    assert (twice.gestures_made, twice.spoken_micros) == (3.0, 90_000_000)


def test_a_performance_without_gestures_changes_no_hand():
    left = History().after(timeline("beat", weight=-1.0), Emotion())
    assert left.is_left
    assert left.after(timeline(), Emotion()).is_left


def test_a_feeling_that_goes_on_keeps_its_beginning():
    joy = Emotion(label=EmotionLabel.JOY, intensity=0.5)
    first = History().after(timeline(origin=5_000_000), joy)
    again = first.after(timeline(origin=9_000_000), Emotion(label=EmotionLabel.JOY, intensity=0.6))
    other = again.after(timeline(origin=12_000_000), Emotion())
    assert (first.emotion_since_micros, again.emotion_since_micros) == (5_000_000, 5_000_000)
    assert other.emotion_since_micros == 12_000_000


def test_both_hands_leave_open_which_one_goes_on():
    left = History().after(timeline("beat", weight=-1.0), Emotion())
    assert left.after(timeline("offer-both"), Emotion()).is_left
    assert not left.after(timeline("offer"), Emotion()).is_left


def test_a_bow_may_outlast_its_words_and_is_remembered_until_the_next():
    bow = Cue(
        layer=Layer.POSTURE, name="bow-30", start_micros=900_000, ready_micros=1_500_000,
        relax_micros=2_400_000, end_micros=3_000_000,
    )  # fmt: skip
    bowed = Timeline(utterance_id="u", origin_micros=0, duration_micros=1_000_000, cues=(bow,))
    history = History().after(bowed, Emotion())
    assert history.bow_left_micros == 1_400_000
    assert history.after(timeline("beat"), Emotion()).bow_left_micros == 0
