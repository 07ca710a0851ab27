"""What every style and policy must satisfy."""

from dataclasses import fields

import pytest

from bridge.hooks import GesturePolicy, StyleTemplate
from bridge.model import Layer, Policy, Style
from bridge.performance.sense import Meaning
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["PolicyContract", "StyleContract"]

_UNIT = ("activation", "nod_probability", "smile", "jaw", "lip", "emotion_cap")
_SIGNED = ("extent", "tempo", "fluidity", "power", "repetition", "expression", "gaze", "brow")
_CONFIDENCE = {"high", "medium", "low", "contested"}
_GROUPS = ("forms", "deny", "deny_formal")
_FORMS = {*Meaning, "greeting-formal", "thanks-formal", "apology-formal"}
_FORMS |= {"yes", "no", "point"}


class StyleContract:
    """Subclass it in your tests, and give it your template through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> StyleTemplate:
        """Return a style template."""
        raise NotImplementedError("override the fixture `part` with one that returns your style")

    def test_it_has_everything_a_style_needs(self, part: StyleTemplate) -> None:
        """``style`` is there, gives the record, and gives it again."""
        assert isinstance(part, StyleTemplate), "a style template has `style`"
        assert isinstance(part.style(), Style)
        assert part.style() == part.style()

    def test_numbers_are_in_range(self, part: StyleTemplate) -> None:
        """Shares in [0, 1], tendencies in [-1, 1], the rest within what a body can do."""
        style = part.style()
        for name in _UNIT:
            assert 0.0 <= getattr(style, name) <= 1.0, name
        for name in _SIGNED:
            assert -1.0 <= getattr(style, name) <= 1.0, name
        assert 0.0 <= style.head_gain <= 3.0
        assert 0.0 < style.blinks_per_minute <= 80.0
        assert abs(style.head_pitch_degrees) <= 30.0
        assert abs(style.lean_metres) <= 0.3
        assert 0.0 <= style.gestures_per_minute <= 60.0

    def test_it_has_a_name(self, part: StyleTemplate) -> None:
        """``set-style`` asks for it by that name."""
        assert part.style().name.strip()


class PolicyContract:
    """Subclass it in your tests, and give it your policy through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> GesturePolicy:
        """Return a gesture policy."""
        raise NotImplementedError("override the fixture `part` with one that returns your policy")

    def test_it_has_everything_a_policy_needs(self, part: GesturePolicy) -> None:
        """``policy`` is there, gives the record, and gives it again."""
        assert isinstance(part, GesturePolicy), "a gesture policy has `policy`"
        assert isinstance(part.policy(), Policy)
        assert part.policy() == part.policy()
        assert part.policy().name.strip()

    def test_multipliers_are_plausible(self, part: GesturePolicy) -> None:
        """They scale; none turns a motion round, and none makes a caricature."""
        policy = part.policy()
        for field in fields(policy):
            value = getattr(policy, field.name)
            if field.name == "listener_nod":
                assert 0.0 <= value <= 3.0
            elif field.name == "distance_metres":
                assert 0.3 <= value <= 3.0
            elif isinstance(value, float):
                assert 0.6 <= value <= 1.5, field.name

    def test_yes_and_no_differ_and_are_of_the_head(self, part: GesturePolicy) -> None:
        """What a culture says with the head can be said."""
        policy = part.policy()
        assert policy.yes != policy.no
        for name in (policy.yes, policy.no):
            assert REPERTOIRE[name].layer is Layer.HEAD, name

    def test_every_name_is_in_the_repertoire(self, part: GesturePolicy) -> None:
        """A name that nobody can perform is a slip of the pen."""
        policy = part.policy()
        assert set(policy.forms) <= _FORMS
        named = {*filter(None, policy.forms.values()), *policy.counting}
        assert named | policy.deny | policy.deny_formal <= set(REPERTOIRE)

    def test_it_does_not_ask_for_what_it_denies(self, part: GesturePolicy) -> None:
        """The deny-list beats everything, so such a rule would never be seen."""
        policy = part.policy()
        asked = {policy.yes, policy.no, *policy.counting, *policy.forms.values()}
        assert not asked & policy.deny
        formal = {form for key, form in policy.forms.items() if key.endswith("-formal")}
        assert not formal & policy.deny_formal

    def test_every_note_is_of_a_rule(self, part: GesturePolicy) -> None:
        """A rule without a source is a stereotype; an empty source is no source."""
        policy = part.policy()
        rules = {field.name for field in fields(policy)}
        rules |= {f"{group}.{name}" for group in _GROUPS for name in getattr(policy, group)}
        assert set(policy.confidence) | set(policy.sources) <= rules
        assert set(policy.confidence.values()) <= _CONFIDENCE
        for rule, source in policy.sources.items():
            assert source.strip(), rule
