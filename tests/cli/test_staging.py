import asyncio

import pytest
from commands import CHARACTER, write_character

from bridge.cli.staging import TAKE_VERSION, Staging, run_on_stage
from bridge.errors import TransportError
from bridge.record import read_header
from bridge.testing import VirtualClock
from bridge.transport.sound import SilentDevice


def staging(file, **options):
    return Staging([file], **{"overrides": {}, "no_sound": False} | options)


def sound_of(stage):
    (character,) = stage.characters
    device = stage.sound_for(character, 16_000, VirtualClock())
    return device, stage.sound_notes[character.name]


def test_sound_that_is_off_is_silence(ada):
    device, note = sound_of(staging(ada))
    assert isinstance(device, SilentDevice)
    assert note == "off"


def test_an_engine_that_plays_needs_no_sound_here(tmp_path):
    file = write_character(tmp_path, CHARACTER.replace('mode = "off"', 'mode = "auto"'))
    assert sound_of(staging(file))[1] == "off"


def with_device(tmp_path, mode):
    text = CHARACTER.replace('mode = "off"', f'mode = "{mode}"\ndevice = "no such device"')
    return write_character(tmp_path, text.replace("outputs = []", 'outputs = ["vmc"]'))


def test_a_missing_device_is_silence_and_says_why(tmp_path):
    device, note = sound_of(staging(with_device(tmp_path, "auto")))
    assert isinstance(device, SilentDevice)
    assert note.startswith("silent: ")


def test_a_missing_device_that_is_insisted_on_is_an_error(tmp_path):
    with pytest.raises(TransportError):
        sound_of(staging(with_device(tmp_path, "on")))
    assert sound_of(staging(with_device(tmp_path, "on"), no_sound=True))[1] == "off"


def test_the_command_line_wins_over_the_file(ada):
    assert staging(ada, overrides={"seed": 7}).characters[0].seed == 7


def test_records_are_watched_and_kept(ada, tmp_path):
    seen, take = [], tmp_path / "any.take"

    async def play(host):
        assert list(host.seats) == ["Ada"]
        await asyncio.sleep(0.1)

    run_on_stage(staging(ada, record=take, watch=seen.append), play)
    assert seen
    header = read_header(take)
    assert (header["take"], header["characters"]) == (TAKE_VERSION, ["Ada"])


def test_what_play_raises_comes_out(ada):
    async def play(host):
        raise TransportError("the cable is out", retryable=False)

    with pytest.raises(TransportError, match="cable"):
        run_on_stage(staging(ada), play)
