from bridge.model import SentenceType
from bridge.performance.blinks import lid_cues

TEXT = "Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama."


def test_about_half_of_the_phrases_may_end_in_a_blink(passage_of):
    counts = []
    for seed in range(20):
        passage = passage_of(TEXT, seed=seed)
        cues = list(lid_cues(passage))
        ends = {phrase.end_micros for phrase in passage.phrases}
        assert all(cue.name == "may-blink" for cue in cues)
        assert all(cue.start_micros - 30_000 in ends for cue in cues)
        counts.append(len(cues) / len(passage.phrases))
    assert 0.35 < sum(counts) / 20 < 0.65


def test_eyes_stay_open_while_a_question_is_put(passage_of):
    text = "Would you like to see the harbour?"
    passage = passage_of(text, sentence_type=SentenceType.YES_NO_QUESTION)
    (held,) = (cue for cue in lid_cues(passage) if cue.name == "keep-open")
    assert held.end_micros - held.start_micros > 300_000


def test_some_turns_end_in_a_blink(passage_of):
    ends = [
        [
            cue
            for cue in lid_cues(passage_of(TEXT, seed=seed, ends_turn=True))
            if cue.name == "blink"
        ]
        for seed in range(60)
    ]
    assert 0.25 < sum(map(len, ends)) / 60 < 0.55
    last = passage_of(TEXT).phrases[-1].end_micros
    assert all(cue.start_micros >= last for cues in ends for cue in cues)
