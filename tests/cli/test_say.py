import wave

import numpy as np
import pytest
from commands import bridge, bridge_json, write_character

from bridge.errors import BridgeError, ConfigError, RequestError, TakeError


def test_a_line_is_said_and_kept(tmp_path, ada):
    wav = tmp_path / "new folder" / "hi.wav"
    said = bridge_json("say", "Hi.", "--character", ada, "--wav", wav, "--json")
    assert said["utterances"] == 1
    assert said["errors"] == []
    assert 0 < said["first_sound_ms"] < 60_000
    with wave.open(str(wav)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        assert len(samples) / file.getframerate() == pytest.approx(said["seconds"], abs=0.01)
    assert np.abs(samples).max() > 1000


def test_a_person_is_told_in_words(ada):
    result = bridge("say", "Hi.", "--character", ada, "--no-sound", "--seed", "3")
    assert result.stdout.startswith("said in ")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_empty_text_is_refused(ada, text):
    with pytest.raises(RequestError, match="at least one word"):
        bridge("say", text, "--character", ada)


@pytest.mark.parametrize("text", ["🎉🎉🎉", "…", "[joy]"])
def test_text_without_a_word_is_refused(ada, text):
    with pytest.raises(BridgeError, match="nothing in this text can be spoken"):
        bridge("say", text, "--character", ada)


def test_an_unknown_voice_names_those_there_are(ada):
    with pytest.raises(ConfigError, match="sine"):
        bridge("say", "Hi.", "--character", ada, "--voice", "sinus")


def test_an_unknown_key_is_named(tmp_path):
    with pytest.raises(ConfigError, match="colour"):
        bridge("say", "Hi.", "--character", write_character(tmp_path, 'colour = "red"\n'))


def test_a_sound_that_cannot_be_kept_is_told_before_anything_is_said(tmp_path, ada):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BridgeError, match=r"hi\.wav: cannot be written"):
        bridge("say", "Hi.", "--character", ada, "--wav", tmp_path / "file" / "hi.wav")


def test_a_take_that_cannot_be_kept_is_told(tmp_path, ada):
    with pytest.raises(TakeError, match="cannot be written"):
        bridge("say", "Hi.", "--character", ada, "--record", tmp_path)


def test_a_file_of_bml_is_performed(tmp_path, ada):
    block = tmp_path / "hi.xml"
    block.write_text(
        '<bml><speech id="s">Hi.</speech><head lexeme="NOD" start="s:start"/></bml>', "utf-8"
    )
    said = bridge_json("say", "--bml", block, "--character", ada, "--no-sound", "--json")
    assert (said["utterances"], said["errors"]) == (1, [])


def test_bml_without_words_is_performed_in_silence(ada):
    block = '<bml><head lexeme="NOD"/></bml>'
    result = bridge("say", block, "--character", ada, "--no-sound")
    assert result.stdout.startswith("performed without words")


def test_a_mistake_in_bml_is_told_by_line(tmp_path, ada):
    block = tmp_path / "hi.xml"
    block.write_text('<bml>\n<gesture lexeme="waev"/></bml>', "utf-8")
    with pytest.raises(RequestError, match=r"line 2: lexeme: found 'waev'.*Did you mean 'wave'"):
        bridge("say", "--bml", block, "--character", ada)


def test_a_file_without_bml_is_told(tmp_path, ada):
    with pytest.raises(BridgeError, match="cannot be read"):
        bridge("say", "--bml", tmp_path / "none.xml", "--character", ada)
    (tmp_path / "hi.txt").write_text("Hi.", "utf-8")
    with pytest.raises(BridgeError, match="found no <bml>"):
        bridge("say", "--bml", tmp_path / "hi.txt", "--character", ada)
