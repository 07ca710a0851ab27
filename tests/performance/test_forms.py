import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Policy, Style
from bridge.performance.forms import BEAT, choose, forms_of, openness
from bridge.performance.sense import Meaning
from bridge.rigs.repertoire import REPERTOIRE, Kind

PLAIN, FORMAL = Style(), Style(is_formal=True)


@pytest.mark.parametrize("meaning", [*Meaning, BEAT])
def test_every_meaning_can_be_performed_everywhere(meaning):
    names = forms_of(meaning, Policy(), PLAIN, value=1)
    assert names
    assert set(names) <= set(REPERTOIRE)


def test_nobody_is_pointed_at_with_the_index_unless_a_policy_says_so():
    everything = {name for m in Meaning for name in forms_of(m, Policy(), PLAIN, value=1)}
    assert not everything & {"point-index", "v-in", "fig", "horns", "ok-ring", "beckon-up"}


def test_a_policys_form_comes_before_everybodys():
    policy = Policy(forms={"greeting": "wai", "point": "point-thumb", "self": ""})
    assert forms_of(Meaning.GREETING, policy, PLAIN) == ("wai",)
    assert forms_of(Meaning.THERE, policy, PLAIN) == ("point-thumb",)
    assert forms_of(Meaning.SELF, policy, PLAIN) == ()  # not at all


def test_a_reserved_manner_keeps_its_hands_near_and_an_open_one_takes_room():
    shy, lively = Style(extent=-0.6), Style(extent=0.5)
    assert forms_of(Meaning.BIG, Policy(), shy) == ("rise",)
    assert forms_of(Meaning.BIG, Policy(), lively)[0] == "size-big"
    assert forms_of(Meaning.FUTURE, Policy(), lively)[0] == "roll"
    assert forms_of(Meaning.FUTURE, Policy(gesture_space=0.75), PLAIN)[0] == "time-forward"
    waving = Policy(forms={"greeting": "wave"})
    assert forms_of(Meaning.GREETING, waving, shy) == ("wave-small",)
    assert forms_of(Meaning.GREETING, waving, lively) == ("wave",)
    assert openness(Policy(), PLAIN) == 0.0


def test_a_formal_style_greets_formally():
    policy = Policy(forms={"greeting": "bow-15", "greeting-formal": "bow-30", "thanks": "nod"})
    assert forms_of(Meaning.GREETING, policy, PLAIN) == ("bow-15",)
    assert forms_of(Meaning.GREETING, policy, FORMAL) == ("bow-30",)
    assert forms_of(Meaning.THANKS, policy, FORMAL) == ("nod",)
    assert forms_of(Meaning.APOLOGY, Policy(), FORMAL) == ("bow-30",)


def test_numbers_are_shown_as_the_culture_counts():
    policy = Policy(counting=("show-thumb", "show-thumb-index"))
    assert forms_of(Meaning.NUMBER, Policy(), PLAIN, value=2) == ("show-two",)
    assert forms_of(Meaning.NUMBER, policy, PLAIN, value=2) == ("show-thumb-index",)
    assert forms_of(Meaning.NUMBER, policy, PLAIN, value=3) == ()
    assert forms_of(Meaning.NUMBER, policy, PLAIN, value=0) == ()


def test_what_is_denied_is_left_out_while_something_remains():
    names = forms_of(Meaning.POSSIBILITY, Policy(deny=frozenset({"shrug"})), PLAIN)
    assert names
    assert "shrug" not in names
    # With nothing left it is proposed all the same: whoever allows must say that it is denied.
    assert forms_of(Meaning.SELF, Policy(deny=frozenset({"self"})), PLAIN) == ("self",)


@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True),
    st.lists(st.sampled_from("abcdef"), max_size=6),
    st.floats(0, 1, exclude_max=True),
)
def test_a_form_just_made_is_not_made_again_where_another_is(options, recent, chance):
    name = choose(options, recent, chance)
    assert name in options
    if recent and len(options) > 1:
        assert name != recent[-1]


def test_the_first_form_is_the_usual_one():
    chosen = [choose(("a", "b", "c"), (), k / 40) for k in range(40)]
    assert chosen.count("a") == 20


def test_emblems_are_few_among_what_is_done_everywhere():
    social = {Meaning.GREETING, Meaning.GOODBYE, Meaning.THANKS, Meaning.BECKON}
    for meaning in set(Meaning) - social:
        for name in forms_of(meaning, Policy(), PLAIN, value=1):
            assert REPERTOIRE[name].kind is not Kind.EMBLEM
