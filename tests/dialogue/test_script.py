import pytest

from bridge.dialogue.script import bundled_languages, bundled_script, load_script
from bridge.errors import ConfigError

GOOD = """
language = "en"
fallback = ["Oh."]
[reflect]
I = "you"
[[rule]]
name = "hi"
patterns = ["^hi"]
answers = ["Hello!"]
"""


def load(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_script(path)


def test_a_script_is_read(tmp_path):
    script = load(tmp_path, GOOD)
    assert (script.language, script.fallback, script.reflect) == ("en", ("Oh.",), {"i": "you"})
    assert script.rules[0].answers == ("Hello!",)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('fallback = ["Oh."]', "", "fallback"),
        ('fallback = ["Oh."]', "fallback = []", "fallback"),
        ('language = "en"', "language = 3", "language"),
        ('"^hi"', '"(hi"', "rule[0].patterns"),
        ('answers = ["Hello!"]', "answers = [1]", "rule[0].answers"),
        ('name = "hi"', "", "rule[0].name"),
        ('name = "hi"', 'name = "hi"\npattern = []', "rule[0].pattern"),
        ('I = "you"', "I = 1", "reflect"),
        ("[[rule]]", "[rule]", "rule"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path, old, new, key):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert caught.value.key == key
    assert caught.value.file.endswith("mine.toml")


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="TOML"):
        load(tmp_path, "= nonsense")
    with pytest.raises(ConfigError, match="TOML"):
        load_script(tmp_path / "missing.toml")


@pytest.mark.parametrize("language", bundled_languages())
def test_a_bundled_script_is_complete(language):
    script = bundled_script(language)
    assert script.language == language
    asked = {rule.asks for rule in script.rules} - {""}
    waited_for = {rule.when for rule in script.rules} - {""}
    assert waited_for <= asked
    assert len(script.rules) >= 35
    assert len(script.fallback) >= 6


def test_other_languages_get_the_english_script():
    assert bundled_script("fr").language == "en"
