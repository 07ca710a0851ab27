from dataclasses import is_dataclass

import pytest

from bridge import testing
from bridge.hooks import Role, roles
from bridge.hooks.registry import PROTOCOLS

FAKES = {
    Role.VOICE: testing.FakeVoice,
    Role.DIALOGUE: testing.FakeDialogueModel,
    Role.LISTENER: testing.FakeListener,
    Role.ACTIVITY: testing.FakeActivityDetector,
    Role.EMOTION: testing.FakeEmotionReader,
    Role.LIPS: testing.FakeLipModel,
    Role.REFINER: testing.FakeRefiner,
    Role.POLICY: testing.FakePolicy,
    Role.STYLE: testing.FakeStyle,
    Role.SAFETY: testing.FakeSafetyFilter,
    Role.MEMORY: testing.FakeMemory,
    Role.CODEC: testing.FakeCodec,
    Role.OUTPUT: testing.FakeOutput,
    Role.TAP: testing.FakeTap,
}


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_fake_that_fits(role):
    assert isinstance(FAKES[role](), PROTOCOLS[role])


@pytest.mark.parametrize("role", list(Role))
def test_an_object_without_the_methods_does_not_fit(role):
    assert not isinstance(object(), PROTOCOLS[role])


@pytest.mark.parametrize("role", list(Role))
def test_a_role_has_one_to_three_methods(role):
    protocol = PROTOCOLS[role]
    methods = [name for name, value in vars(protocol).items() if callable(value) and name[0] != "_"]
    assert 1 <= len(methods) <= 3


def test_capabilities_are_records():
    for name in roles.__all__:
        if name.endswith("Capabilities"):
            assert is_dataclass(getattr(roles, name))
