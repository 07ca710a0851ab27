import pytest

from bridge.performance.meaning import senses
from bridge.performance.sense import Meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("It isn't good.", Meaning.BAD),
        ("I don't think it's good.", Meaning.BAD),
        ("That was never wrong.", Meaning.GOOD),
        ("No, it's good.", Meaning.GOOD),
        ("No one came. Good!", Meaning.GOOD),
        ("I never in all of my very long life saw such good boats.", Meaning.GOOD),
    ],
)
def test_a_judgement_behind_a_negation_is_turned_round(text, meaning):
    judged = {s.meaning: s.strength for s in senses(text, "en")}
    assert meaning in judged
    assert len({Meaning.GOOD, Meaning.BAD} & set(judged)) == 1


def test_what_is_turned_round_weighs_less():
    (bad,) = (s for s in senses("It isn't good.", "en") if s.meaning is Meaning.BAD)
    assert bad.strength < 1
