import inspect

import pytest

from bridge import errors
from bridge.errors import ConfigError, PluginLoadError, nearest

CLASSES = [value for value in vars(errors).values() if inspect.isclass(value)]


@pytest.mark.parametrize("error", [c for c in CLASSES if issubclass(c, Exception)])
def test_every_error_is_in_the_tree_and_in_its_picture(error):
    assert issubclass(error, errors.BridgeError)
    assert error.__name__ in errors.__doc__
    assert error.__name__ in errors.__all__


def test_a_config_error_leaves_out_what_it_does_not_know():
    assert str(ConfigError("seed", found=1, allowed="2")) == "seed: found 1; allowed: 2."


def test_a_config_error_learns_its_file_later():
    error = ConfigError("seed", found="x", allowed="a number", hint="Try 1.").in_file("a.toml")
    assert str(error) == "a.toml: seed: found 'x'; allowed: a number. Try 1."
    assert (error.key, error.found, error.allowed, error.file) == (
        "seed",
        "x",
        "a number",
        "a.toml",
    )


def test_a_plugin_error_names_the_plugin():
    error = PluginLoadError("mine", "it is broken")
    assert (error.plugin, str(error)) == ("mine", "plugin mine: it is broken")


def test_what_was_meant_is_guessed_or_not():
    assert nearest("hibary", ["sine", "hibari"]) == "Did you mean 'hibari'?"
    assert nearest("x", ["sine", "hibari"]) == ""
    assert nearest("x", []) == ""
