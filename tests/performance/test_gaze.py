import numpy as np
import pytest

from bridge.model import DialogueAct, Emotion, EmotionLabel, Emphasis, Layer, SentenceType, Style
from bridge.performance.gaze import look, tail_char

TEXT = "Everything you see in this old harbour was built by people who loved the sea."
QUESTION = "Would you like to see the harbour?"
CLAUSES = "Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama."


def looks(passage, name=""):
    return [cue for cue in look(passage) if cue.name.startswith(name)]


def held_at(cues, micros):
    """Return the name that has the say at an instant."""
    active = [cue for cue in cues if cue.start_micros <= micros < cue.relax_micros]
    return max(active, key=lambda cue: cue.weight).name if active else None


def test_most_turns_begin_with_a_look_away_that_starts_before_the_voice(passage_of):
    opened = [looks(passage_of(TEXT, seed=seed, opens_turn=True), "away") for seed in range(60)]
    first = [cues[0] for cues in opened if cues and cues[0].start_micros < 0]
    assert 0.55 < len(first) / 60 < 0.85
    lengths = np.array([cue.relax_micros - cue.start_micros for cue in first]) / 1e6
    assert lengths.min() >= 0.3
    assert lengths.max() <= 1.1
    assert not any(cue.start_micros < 0 for cue in looks(passage_of(TEXT), "away"))


def test_who_likes_eye_contact_looks_away_less_often(passage_of):
    def share(gaze):
        style = Style(gaze=gaze)
        return sum(
            any(
                cue.start_micros < 0
                for cue in looks(passage_of(TEXT, seed=s, style=style, opens_turn=True), "away")
            )
            for s in range(60)
        )

    assert share(0.8) < share(-0.8)


def test_a_short_answer_needs_no_thought(passage_of):
    for seed in range(20):
        assert not looks(passage_of("Sure.", seed=seed, opens_turn=True), "away")


def test_the_turn_is_handed_over_with_the_eyes(passage_of):
    passage = passage_of(TEXT, ends_turn=True)
    cues, end = looks(passage), passage.words[-1].word.end_micros
    (last,) = (cue for cue in cues if "handed over" in cue.because)
    assert "'the sea.'" in last.because
    assert last.start_micros <= passage.words[-2].word.start_micros
    assert last.relax_micros > end + 1_000_000
    assert held_at(cues, end - 50_000) == held_at(cues, end + 900_000) == "partner"
    assert not any("handed over" in cue.because for cue in looks(passage_of(TEXT)))


@pytest.mark.parametrize("kind", [SentenceType.YES_NO_QUESTION, SentenceType.WH_QUESTION])
def test_a_question_looks_at_whom_it_asks(passage_of, kind):
    passage = passage_of(QUESTION, sentence_type=kind)
    cues = looks(passage)
    (asked,) = (cue for cue in cues if "asked" in cue.because)
    assert held_at(cues, passage.words[-1].word.end_micros + 500_000) == "partner"
    words = asked.because.split(": ")[1].strip("'").split()
    assert len(words) == (5 if kind is SentenceType.YES_NO_QUESTION else 2)


def test_a_marked_word_is_said_to_the_partner(passage_of):
    start = TEXT.index("people")
    mark = Emphasis(start_char=start, end_char=start + 6)
    (cue,) = (
        c for c in looks(passage_of(TEXT, emphases=(mark,)), "partner") if "marked" in c.because
    )
    word = next(w for w in passage_of(TEXT).words if w.plain == "people")
    assert cue.start_micros == word.vowel_micros - 100_000
    assert cue.about == (word.word.start_char, word.word.end_char)


def test_a_word_that_is_sought_takes_the_eyes_away(passage_of):
    passage = passage_of("It was, um, a very long time ago.")
    (cue,) = (cue for cue in looks(passage) if "sought" in cue.because)
    assert cue.name in ("away-think", "away-down")
    um = next(w.word for w in passage.words if w.plain == "um")
    assert cue.start_micros < um.start_micros
    assert cue.relax_micros > um.end_micros


def test_stalling_looks_away_to_think(passage_of):
    cues = looks(passage_of("Let me think about that for a moment.", act=DialogueAct.STALLING))
    assert cues[0].name == "away-think"
    assert cues[0].start_micros < 0


@pytest.mark.parametrize("act", [DialogueAct.GREETING, DialogueAct.THANKS, DialogueAct.GOODBYE])
def test_a_greeting_meets_the_eyes(passage_of, act):
    for seed in range(10):
        passage = passage_of("Good morning to all of you.", act=act, opens_turn=True, seed=seed)
        assert held_at(looks(passage), 200_000) == "partner"


def test_what_is_exclaimed_is_shared_unless_with_shame(passage_of):
    exclaimed = SentenceType.EXCLAMATION
    cues = list(look(passage_of(TEXT, sentence_type=exclaimed)))
    assert (cues[0].name, cues[0].because) == ("partner", "what is exclaimed is shared")
    shame = Emotion(label=EmotionLabel.SHYNESS, intensity=0.7)
    cues = list(look(passage_of(TEXT, sentence_type=exclaimed, emotion=shame)))
    assert "what is exclaimed is shared" not in [cue.because for cue in cues]


def test_an_apology_lowers_them(passage_of):
    passage = passage_of("I am so very sorry about that.", act=DialogueAct.APOLOGY)
    assert held_at(looks(passage), 300_000) == "away-down"


def test_the_shy_begin_with_lowered_eyes(passage_of):
    shy = Emotion(label=EmotionLabel.SHYNESS, intensity=0.6)
    passages = [passage_of(TEXT, seed=s, opens_turn=True, emotion=shy) for s in range(20)]
    first = [cue for p in passages for cue in looks(p, "away") if cue.start_micros < 0]
    assert {cue.name for cue in first} == {"away-down"}


def test_between_clauses_the_gaze_often_shifts(passage_of):
    shares = []
    for seed in range(10):
        passage = passage_of(CLAUSES, seed=seed)
        shifts = [cue for cue in looks(passage) if "clause" in cue.because]
        ends = {phrase.end_micros for phrase in passage.phrases}
        assert all(cue.start_micros - 40_000 in ends for cue in shifts)
        shares.append(len(shifts) / (len(passage.phrases) - 1))
    assert 0.5 < np.mean(shares) < 0.9


def test_no_rule_outweighs_a_gaze_that_was_asked_for(passage_of):
    passage = passage_of(QUESTION, sentence_type=SentenceType.YES_NO_QUESTION, opens_turn=True,
                         ends_turn=True)  # fmt: skip
    for cue in looks(passage):
        assert cue.layer is Layer.GAZE
        assert 0 < cue.weight < 1
        assert cue.because


@pytest.mark.parametrize("until", [700_000, 1_500_000, 2_400_000, 3_300_000])
def test_what_has_begun_does_not_change_when_more_is_heard(passage_of, until):
    how = {"opens_turn": True, "ends_turn": True, "sentence_type": SentenceType.YES_NO_QUESTION}
    for text in (TEXT, QUESTION, CLAUSES):
        whole, part = passage_of(text, **how), passage_of(text, until=until, **how)
        heard = len(part.speech.samples) * 1_000_000 // part.speech.sample_rate
        settled = heard - 300_000
        before, after = (
            [cue for cue in looks(passage) if cue.start_micros < settled]
            for passage in (part, whole)
        )
        assert before == after


@pytest.mark.parametrize(
    ("text", "words", "tail"),
    [("one two three.", 2, "two three."), ("one", 3, "one"), ("", 2, ""),
     ("你今天吃了什么东西吗？", 2, "么东西吗？"), ("Isn't it?", 1, "it?"), ("don't", 1, "don't")],
)  # fmt: skip
def test_the_last_words_are_found_in_any_script(text, words, tail):
    assert text[tail_char(text, words) :] == tail
