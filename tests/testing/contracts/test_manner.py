import pytest

from bridge.model import Policy, Style
from bridge.testing import FakePolicy, FakeStyle
from bridge.testing.contracts import PolicyContract, StyleContract


@pytest.mark.parametrize(
    "changes", [{"extent": 1.5}, {"smile": -0.1}, {"head_gain": 9.0}, {"lean_metres": 1.0}]
)
def test_a_style_beyond_a_body_is_found(changes):
    with pytest.raises(AssertionError):
        StyleContract().test_numbers_are_in_range(FakeStyle(Style(**changes)))


@pytest.mark.parametrize(
    ("check", "rules"),
    [
        ("test_multipliers_are_plausible", Policy(gaze=-1.0)),
        ("test_multipliers_are_plausible", Policy(head_gain=float("nan"))),
        ("test_multipliers_are_plausible", Policy(distance_metres=0.1)),
        ("test_multipliers_are_plausible", Policy(listener_nod=3.5)),
        ("test_yes_and_no_differ_and_are_of_the_head", Policy(yes="shake")),
        ("test_yes_and_no_differ_and_are_of_the_head", Policy(yes="thumbs-up")),
        ("test_every_name_is_in_the_repertoire", Policy(forms={"good": "thumb-up"})),
        ("test_every_name_is_in_the_repertoire", Policy(forms={"kindness": "wave"})),
        ("test_every_name_is_in_the_repertoire", Policy(counting=("show-one",))),
        ("test_every_name_is_in_the_repertoire", Policy(deny_formal=frozenset({"figs"}))),
        ("test_it_does_not_ask_for_what_it_denies", Policy(deny=frozenset({"nod"}))),
        (
            "test_it_does_not_ask_for_what_it_denies",
            Policy(forms={"good": "fig"}, deny=frozenset({"fig"})),
        ),
        (
            "test_it_does_not_ask_for_what_it_denies",
            Policy(forms={"thanks-formal": "wai"}, deny_formal=frozenset({"wai"})),
        ),
        ("test_every_note_is_of_a_rule", Policy(sources={"gaze": " "})),
        ("test_every_note_is_of_a_rule", Policy(sources={"forms.good": "somebody"})),
        ("test_every_note_is_of_a_rule", Policy(confidence={"gaze": "sure"})),
    ],
)
def test_a_policy_that_cannot_be_is_found(check, rules):
    with pytest.raises((AssertionError, KeyError)):
        getattr(PolicyContract(), check)(FakePolicy(rules))


def test_the_defaults_keep_every_promise():
    for name in dir(PolicyContract):
        if name.startswith("test_"):
            getattr(PolicyContract(), name)(FakePolicy(Policy()))
