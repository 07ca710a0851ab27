from bridge.speech.scripts import ANY_SCRIPT, script_of, scripts_of


def test_scripts_of_languages():
    assert scripts_of(["en-US", "de"]) == {"LATIN"}
    assert {"CJK", "HIRAGANA", "KATAKANA"} <= scripts_of(["ja"])
    assert scripts_of(["tlh"]) == {ANY_SCRIPT}
    assert scripts_of([]) == frozenset()


def test_script_of_letters():
    assert [script_of(c) for c in "aéあア漢и"] == [
        "LATIN",
        "LATIN",
        "HIRAGANA",
        "KATAKANA",
        "CJK",
        "CYRILLIC",
    ]
