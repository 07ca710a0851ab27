import pytest
from commands import CHARACTER, write_character

from bridge.cli.saying import say_once
from bridge.errors import BridgeError
from bridge.record import read_packets


def say(text, ada, **options):
    fields = {"overrides": {}, "no_sound": True, "record": None, "wav": None} | options
    return say_once(text, ada, **fields)


def test_figures_of_two_sentences(ada, tmp_path):
    said = say("Hi. You.", ada, record=tmp_path / "a.take")
    assert said["utterances"] == 2
    assert 0.2 < said["seconds"] < 5
    assert said["wav"] is None
    assert len(list(read_packets(tmp_path / "a.take"))) > 10


def test_the_longest_text_is_refused_with_its_limit(ada):
    with pytest.raises(BridgeError, match="10000 characters"):
        say("Many words. " * 1000, ada)


def test_a_sentence_of_another_script_is_said_or_told(tmp_path):
    ada = write_character(tmp_path, CHARACTER)
    assert say("猫", ada)["utterances"] == 1
