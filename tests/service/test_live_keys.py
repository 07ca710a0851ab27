"""A stream that leaves this machine: nobody without keys, whoever has them."""

import subprocess
import sys
from contextlib import suppress

import pytest
import zmq
from live import FILE, Guest, live

from bridge.model import Frame, Ping, Say, UtteranceEnded
from bridge.transport import make_keys, save_keys
from bridge.wire import Reply, encode_request

EVERYWHERE = FILE.replace("127.0.0.1", "0.0.0.0")
SILENCE_SECS = 1.2  # longer than a description takes to come to whoever may hear it


def options(keys, server_key):
    """Return the socket options of a client with keys."""
    return (
        (zmq.CURVE_PUBLICKEY, keys.public),
        (zmq.CURVE_SECRETKEY, keys.secret),
        (zmq.CURVE_SERVERKEY, server_key),
    )


@pytest.fixture(scope="module")
def friend():
    return make_keys()


@pytest.fixture(scope="module")
def server():
    return make_keys()


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory, server, friend):
    folder = tmp_path_factory.mktemp("locked")
    save_keys(server, folder / "keys", "server")
    save_keys(friend, folder / "made", "friend")
    (folder / "made/friend.public").rename(folder / "keys/friend.public")
    text = EVERYWHERE.replace("[stream]", '[stream]\nkeys_folder = "keys"')
    with live(folder, text) as running:
        running.stream = running.stream.replace("0.0.0.0", "127.0.0.1")
        running.control = running.control.replace("0.0.0.0", "127.0.0.1")
        yield running


def test_without_keys_it_does_not_listen_beyond_this_machine(tmp_path):
    (tmp_path / "ada.toml").write_text(EVERYWHERE.format(name="Ada"), encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "bridge", "run", str(tmp_path / "ada.toml")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 1
    (line,) = found.stderr.splitlines()
    assert "tcp://0.0.0.0:*" in line
    assert "bridge keys" in line


def test_a_friend_hears_the_stream_and_is_answered(sidecar, server, friend):
    with Guest(sidecar, options=options(friend, server.public)) as guest:
        guest.meet()
        assert isinstance(guest.ask(Say(text="Papa.")), Reply)
        records = guest.until(lambda record: isinstance(record, UtteranceEnded))
    assert [record for record in records if isinstance(record, Frame)]


@pytest.mark.parametrize("who", ["nobody", "a stranger", "one who was told another server"])
def test_others_hear_nothing_and_get_no_answer(sidecar, server, friend, who):
    keys = {
        "nobody": (),
        "a stranger": options(make_keys(), server.public),
        "one who was told another server": options(friend, make_keys().public),
    }[who]
    with Guest(sidecar, options=keys) as guest:
        # Where the handshake has failed already there is nobody to send to: that waits for ever.
        with suppress(zmq.Again):
            guest.control.send(encode_request(1, guest.name, Ping()), zmq.NOBLOCK)
        assert guest.here(int(SILENCE_SECS * 1000)) == []
        assert guest.answer(0.1) is None


def test_strangers_leave_no_mark_on_a_friend(sidecar, server, friend):
    with Guest(sidecar, options=options(friend, server.public)) as guest:
        assert isinstance(guest.ask(Ping()), Reply)
    assert "Traceback" not in sidecar.complaints()
