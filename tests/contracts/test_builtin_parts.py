"""Every part that ships keeps the promises of its role."""

from functools import cache

import pytest

from bridge.hooks import Role
from bridge.session.builtins import load_plugins
from bridge.testing.contracts import (
    CodecContract,
    DialogueModelContract,
    EmotionReaderContract,
    LipModelContract,
    MemoryContract,
    OutputContract,
    PolicyContract,
    RefinerContract,
    StyleContract,
    VoiceContract,
)

REGISTRY = load_plugins().registry

COVERED = {
    Role.VOICE,
    Role.DIALOGUE,
    Role.EMOTION,
    Role.LIPS,
    Role.STYLE,
    Role.POLICY,
    Role.MEMORY,
    Role.CODEC,
    Role.OUTPUT,
    Role.REFINER,
}

OWN = {"file"}  # nothing until a file is named; tests/plugins has some


def _shipped(role, *, besides=()):
    """Return the names of a role's parts; one that lacks a library is skipped by its reason."""
    return [
        pytest.param(
            offer.name,
            marks=pytest.mark.skipif(
                bool(offer.missing), reason=f"needs {', '.join(offer.missing)}: {offer.install}"
            ),
        )
        for offer in REGISTRY.offers(role)
        if offer.name not in besides
    ]


@cache
def _made_once(role, name):
    """Return a part that tests may share: models take long to load, and do not change."""
    return REGISTRY.create(role, name, {})


def test_no_role_is_left_out():
    offered = {role for role in Role if REGISTRY.offers(role)}
    assert offered <= COVERED, "a part ships whose role has no contract test below"


class TestVoices(VoiceContract):
    @pytest.fixture(params=_shipped(Role.VOICE))
    def part(self, request):
        return _made_once(Role.VOICE, request.param)


class TestDialogueModels(DialogueModelContract):
    @pytest.fixture(params=_shipped(Role.DIALOGUE))
    def part(self, request):
        return _made_once(Role.DIALOGUE, request.param)


class TestEmotionReaders(EmotionReaderContract):
    @pytest.fixture(params=_shipped(Role.EMOTION))
    def part(self, request):
        return REGISTRY.create(Role.EMOTION, request.param, {})


class TestLipModels(LipModelContract):
    @pytest.fixture(params=_shipped(Role.LIPS))
    def part(self, request):
        return REGISTRY.create(Role.LIPS, request.param, {})


class TestStyles(StyleContract):
    @pytest.fixture(params=_shipped(Role.STYLE, besides=OWN))
    def part(self, request):
        return REGISTRY.create(Role.STYLE, request.param, {})


class TestPolicies(PolicyContract):
    @pytest.fixture(params=_shipped(Role.POLICY, besides=OWN))
    def part(self, request):
        return REGISTRY.create(Role.POLICY, request.param, {})


class TestMemories(MemoryContract):
    @pytest.fixture(params=_shipped(Role.MEMORY))
    def part(self, request):
        return REGISTRY.create(Role.MEMORY, request.param, {})


class TestCodecs(CodecContract):
    @pytest.fixture(params=_shipped(Role.CODEC))
    def part(self, request):
        return REGISTRY.create(Role.CODEC, request.param, {})


class TestOutputs(OutputContract):
    @pytest.fixture(params=_shipped(Role.OUTPUT))
    def part(self, request):
        return REGISTRY.create(Role.OUTPUT, request.param, {})


class TestRefiners(RefinerContract):
    @pytest.fixture(params=_shipped(Role.REFINER))
    def part(self, request):
        return REGISTRY.create(Role.REFINER, request.param, {})
