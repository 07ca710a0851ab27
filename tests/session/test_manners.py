import pytest

from bridge.errors import ConfigError, PluginContractError
from bridge.hooks import PluginManager, hookimpl
from bridge.model import Policy, Style
from bridge.session.manners import read_policy, read_style


class Gives:
    def __init__(self, answer):
        self.answer = answer

    def style(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    policy = style


@pytest.fixture
def registry():
    answers = {
        "good": lambda options: Gives(Style(head_gain=options.get("head_gain", 1.0))),
        "raises": lambda options: Gives(RuntimeError("out of order")),
        "refuses": lambda options: Gives(ConfigError("size", found=1, allowed="2")),
        "other": lambda options: Gives({"jaw": 1}),
        "words": lambda options: Gives(Style(jaw="wide")),
        "nan": lambda options: Gives(Style(smile=float("nan"))),
    }

    class Plugin:
        @hookimpl
        def register_styles(self, register):
            for name, factory in answers.items():
                register(name, factory)

        @hookimpl
        def register_policies(self, register):
            register("good", lambda options: Gives(Policy(name="good", gaze=2)))
            register("raises", answers["raises"])

    plugins = PluginManager()
    plugins.load(Plugin(), "manners")
    return plugins.registry


def test_a_style_and_a_policy_are_read_with_their_options(registry):
    assert read_style(registry, "good", {"head_gain": 0.5}).head_gain == 0.5
    assert read_policy(registry, "good", {}).gaze == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("raises", "raised RuntimeError: out of order"),
        ("other", "gave a dict, not a Style"),
        ("words", "jaw: found 'wide', expected a finite number"),
        ("nan", "smile: found nan"),
    ],
)
def test_what_is_no_style_names_its_plugin(registry, name, said):
    with pytest.raises(PluginContractError, match=said) as caught:
        read_style(registry, name, {})
    assert caught.value.plugin == "manners"


def test_a_policy_that_raises_names_its_plugin(registry):
    with pytest.raises(PluginContractError, match="policy 'raises' raised"):
        read_policy(registry, "raises", {})


@pytest.mark.parametrize("name", ["refuses", "nobody"])
def test_a_config_error_stays_what_it_is(registry, name):
    with pytest.raises(ConfigError):
        read_style(registry, name, {})
