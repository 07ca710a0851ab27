import pytest

from bridge.hooks import PluginManager, Role
from bridge.hooks.registry import PROTOCOLS
from bridge.session.builtins import BuiltIns, load_plugins

EXPECTED = {
    (Role.DIALOGUE, "scripted"),
    (Role.EMOTION, "lexicon"),
    (Role.LIPS, "phones"),
    (Role.MEMORY, "recent"),
    (Role.CODEC, "live-link-face"),
    (Role.CODEC, "vmc"),
    (Role.OUTPUT, "live-link-face"),
    (Role.OUTPUT, "vmc"),
    (Role.REFINER, "rules"),
    (Role.REFINER, "edge"),
    (Role.REFINER, "off"),
}


@pytest.fixture
def registry():
    plugins = PluginManager()
    plugins.load(BuiltIns(), "built-in")
    assert [report.error for report in plugins.reports] == [""]
    return plugins.registry


def test_every_slot_that_needs_one_has_a_part(registry):
    offered = {(role, offer.name) for role in Role for offer in registry.offers(role)}
    assert offered >= EXPECTED


@pytest.mark.parametrize(("role", "name"), sorted(EXPECTED))
def test_each_can_be_built_without_options_and_says_what_it_is(registry, role, name):
    assert registry.find(role, name).summary
    part = registry.create(role, name, {})
    assert isinstance(part, PROTOCOLS[role])
    if role is Role.OUTPUT:
        part.close()


def test_installed_plugins_come_beside_the_built_in_ones():
    plugins = load_plugins()
    loaded = {report.name for report in plugins.reports if not report.error}
    assert loaded >= {"built-in", "cultures", "sine", "styles"}
    assert "sine" in {offer.name for offer in plugins.registry.offers(Role.VOICE)}
