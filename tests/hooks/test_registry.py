import pytest

from bridge.errors import ConfigError, PluginContractError, VoiceError
from bridge.hooks import Offer, Registry, Role
from bridge.hooks.registry import PROTOCOLS
from bridge.testing import FakeVoice


def _offer(name="a", *, role=Role.VOICE, factory=lambda options: FakeVoice(), **changes):
    details = {"plugin": "test", "summary": "", "isolated": False, "requires": (), "install": ""}
    return Offer(role=role, name=name, factory=factory, **(details | changes))


@pytest.fixture
def registry():
    registry = Registry()
    for name in ("sine", "hibari"):
        registry.add(_offer(name))
    return registry


def test_offers_come_by_name(registry):
    assert [offer.name for offer in registry.offers(Role.VOICE)] == ["hibari", "sine"]
    assert registry.offers(Role.STYLE) == ()


def test_a_name_can_be_given_once_for_each_role(registry):
    registry.add(_offer("sine", role=Role.STYLE))
    with pytest.raises(PluginContractError, match="offers voice 'sine', which test already"):
        registry.add(_offer("sine", plugin="other"))


def test_an_unknown_name_gets_a_suggestion(registry):
    with pytest.raises(ConfigError, match=r"allowed: hibari, sine\. Did you mean 'sine'\?"):
        registry.find(Role.VOICE, "sien")


def test_a_role_that_nobody_fills_says_so(registry):
    with pytest.raises(ConfigError, match="nothing: no plugin offers a listener"):
        registry.find(Role.LISTENER, "x")


@pytest.mark.parametrize("module", ["a_module_nobody_has", "a_package_nobody_has.inner"])
def test_what_lacks_a_library_says_how_to_get_it(registry, module):
    registry.add(_offer("big", requires=("json", module), install="pip install big"))
    with pytest.raises(ConfigError, match=rf"after installing {module}\. Run: pip install big"):
        registry.find(Role.VOICE, "big")


def test_a_withdrawn_plugin_offers_nothing(registry):
    registry.add(_offer("other", plugin="other"))
    registry.withdraw("test")
    assert [offer.name for offer in registry.offers(Role.VOICE)] == ["other"]


def test_a_part_is_built_from_its_options(registry):
    registry.add(_offer("o", factory=lambda options: FakeVoice(word_micros=options["word"])))
    assert registry.create(Role.VOICE, "o", {"word": 7}).word_micros == 7


def test_a_factory_that_fails_is_the_plugins_fault(registry):
    registry.add(_offer("o", factory=lambda options: options["missing"]))
    with pytest.raises(
        PluginContractError, match="plugin test: cannot build voice 'o': KeyError: 'missing'"
    ):
        registry.create(Role.VOICE, "o", {})


@pytest.mark.parametrize("error", [ConfigError("x", found=1, allowed="2"), VoiceError("no")])
def test_errors_of_ours_pass_unchanged(registry, error):
    def factory(options):
        raise error

    registry.add(_offer("o", factory=factory))
    with pytest.raises(type(error)) as caught:
        registry.create(Role.VOICE, "o", {})
    assert caught.value is error


def test_an_object_that_does_not_fit_is_refused(registry):
    registry.add(_offer("o", factory=dict))
    with pytest.raises(PluginContractError, match="is a dict, which lacks something of Voice"):
        registry.create(Role.VOICE, "o", {})


def test_every_role_has_its_protocol():
    assert set(PROTOCOLS) == set(Role)
