import dataclasses

import pytest

from bridge.errors import ConfigError
from bridge.session.character import PartChoice, StreamChoice
from bridge.transport.keys import make_keys, save_keys


def _stream(keys_folder):
    return StreamChoice(
        endpoint="tcp://127.0.0.1:5570",
        control="tcp://127.0.0.1:5571",
        frame_rate=60,
        lead_ms=150,
        insecure=False,
        keys_folder=keys_folder,
    )


def test_without_a_folder_there_are_no_keys():
    assert _stream(None).keys() is None


def test_a_folder_holds_the_sidecars_keys_and_those_of_its_clients(tmp_path):
    server, client = make_keys(), make_keys()
    save_keys(server, tmp_path, "server")
    save_keys(client, tmp_path, "studio")
    keys = _stream(tmp_path).keys()
    assert keys.own == server
    assert keys.clients == {client.public}


def test_a_folder_without_keys_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match=r"server\.secret"):
        _stream(tmp_path).keys()


def test_options_cannot_be_changed():
    choice = PartChoice(name="sine")
    with pytest.raises(TypeError):
        choice.options["speed"] = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        choice.name = "hibari"
