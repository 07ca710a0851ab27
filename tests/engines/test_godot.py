"""Godot 3 shows the OSC stream: what its jaw, lids and head hold is what was sent."""

import json
import os
import shutil
import socket
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest
from engine_avatar import plain_glb
from live import FILE, Guest, live

from bridge.model import Frame, Say
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import REST_POSITIONS

GODOT = shutil.which("godot3-server")
PROJECT = Path(__file__).parent / "godot"
IMPORT_SECS = 60  # it takes three, and a busy machine longer
PATIENCE_SECS = 20.0
TEXT = "Ah, what a large and marvellous avatar."
OUTPUT = """
[[outputs]]
name = "vmc"
targets = ["127.0.0.1:{port}"]
naming = "perfect-sync"
"""

pytestmark = pytest.mark.skipif(
    not GODOT,
    reason="Godot 3 is not installed. To get it: make engines, or apt-get install godot3-server",
)


def test_a_jaw_and_a_head_move_as_streamed(tmp_path):
    project = import_avatar(tmp_path)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as told:
        told.bind(("127.0.0.1", 0))
        told.settimeout(PATIENCE_SECS)
        port = free_port()
        with godot(project, port, told.getsockname()[1]):
            assert json.loads(told.recv(4096)) == {"shapes": 52, "bones": 55}
            text = FILE.replace("outputs = []", "") + OUTPUT.replace("{port}", str(port))
            with live(tmp_path, text) as sidecar, Guest(sidecar) as guest:
                seen, frames = watch(told, guest)
    check(seen, frames)


def import_avatar(folder):
    """Return a project with our avatar in it, imported by Godot's editor.

    The editor may hang when it ends (Godot 3.2), with its work done: it is ended then.
    """
    project = folder / "project"
    shutil.copytree(PROJECT, project)
    (project / "avatar.glb").write_bytes(plain_glb())
    command = [GODOT, "--path", str(project), "--editor", "--quit"]
    editor = subprocess.Popen(
        command, env=around(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(IMPORT_SECS):
            with suppress(subprocess.TimeoutExpired):
                editor.wait(1)
            if imported := list((project / ".import").glob("avatar.glb-*.md5")):
                break  # the last file that it writes
    finally:
        editor.kill()
        editor.wait()
    assert imported, "Godot did not import the avatar"
    return project


@contextmanager
def godot(project, port, tell):
    command = [GODOT, "--path", str(project), "-s", "face_over_osc.gd"]
    command += [f"--listen={port}", f"--tell={tell}"]
    log = project / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=around(project), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield
        assert process.poll() is None, log.read_text()
    finally:
        process.kill()
        process.wait()
    assert "SCRIPT ERROR" not in log.read_text(), log.read_text()


def around(folder):
    return {**os.environ, "HOME": str(folder), "LANG": "en_US.UTF-8"}


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def watch(told, guest):
    """Have the character speak; return what the engine saw until the jaw closed, and the truth."""
    guest.meet()
    guest.ask(Say(text=TEXT))
    seen, opened = [], False
    while not (opened and len(seen) > 60 and seen[-1]["jaw"] < 0.05):
        seen.append(json.loads(told.recv(4096)))
        opened = opened or seen[-1]["jaw"] > 0.2
    frames = [record for record in guest.here() if isinstance(record, Frame)]
    return seen, {np.float32(frame.pts_micros / 1e6): frame for frame in frames}


def check(seen, frames):
    common = [one for one in seen if np.float32(one["seconds"]) in frames]
    assert len(common) > 60
    sent = [frames[np.float32(one["seconds"])] for one in common]
    for name, shape in (("jaw", "jawOpen"), ("blink", "eyeBlinkLeft")):
        ours = [frame.weights[SHAPE_INDEX[shape]] for frame in sent]
        np.testing.assert_allclose([one[name] for one in common], ours, atol=2e-6)
    heads = np.array([one["head"] for one in common])
    wanted = np.array([frame.head[3:] for frame in sent])
    assert np.abs(np.sum(heads * wanted, axis=1)).min() > 1 - 1e-5
    turned = 2 * np.degrees(np.arccos(np.abs(heads @ heads[0]).clip(0, 1)))
    assert turned.max() > 1
    assert all(one["height"] > REST_POSITIONS[0, 1] for one in common)
