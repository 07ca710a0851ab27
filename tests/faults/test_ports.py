"""A second sidecar where there is one already."""

import subprocess
import sys

import pytest
from live import FILE, NAME

from bridge.model import Ping
from bridge.wire import Reply

FREE = "tcp://127.0.0.1:*"


@pytest.mark.parametrize("taken", ["stream", "control"])
def test_a_second_sidecar_says_what_to_do_and_the_first_goes_on(sidecar, guest, tmp_path, taken):
    address = getattr(sidecar, taken)
    key = {"stream": "endpoint", "control": "control"}[taken]
    text = FILE.format(name="Bob").replace(f'{key} = "{FREE}"', f'{key} = "{address}"')
    (tmp_path / "bob.toml").write_text(text)
    second = subprocess.run(
        [sys.executable, "-m", "bridge", "run", str(tmp_path / "bob.toml")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    (line,) = second.stderr.splitlines()
    assert line.startswith(f"bridge: {taken}: port {address.rpartition(':')[2]}")
    assert "is in use; another sidecar probably runs here. Stop it, or start" in line
    assert isinstance(guest.ask(Ping()), Reply)
    assert {record.character for record in guest.here(1000)} == {NAME}
