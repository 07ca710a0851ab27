"""Panda3D shows the native stream: what its jaw, lids and head hold is what was sent."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Timer

import numpy as np
import pytest
from engine_avatar import plain_glb
from live import NAME, Guest, live

from bridge.model import Frame, Say
from bridge.rigs.arkit import SHAPE_INDEX

APP = Path(__file__).parent / "panda_face.py"
END_SECS = 40.0  # loading alone takes one, on a machine with nothing else to do
TEXT = "Ah, what a large and marvellous avatar."

pytestmark = pytest.mark.skipif(
    not (find_spec("panda3d") and find_spec("gltf")),
    reason="Panda3D is not installed. To get it: make engines",
)


def test_a_jaw_and_a_head_move_as_streamed(tmp_path):
    avatar = tmp_path / "avatar.glb"
    avatar.write_bytes(plain_glb())
    with live(tmp_path) as sidecar, Guest(sidecar) as guest:
        panda = subprocess.Popen(
            [sys.executable, str(APP), str(avatar), sidecar.stream, NAME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        end = Timer(END_SECS, panda.kill)
        end.start()
        try:
            seen, frames = watch(panda, guest)
        finally:
            end.cancel()
            panda.kill()
            _, words = panda.communicate(timeout=END_SECS)
    assert "Traceback" not in words
    check(seen, frames)


def watch(panda, guest):
    """Have the character speak; return what the engine saw until the jaw closed, and the truth."""
    guest.meet()
    assert json.loads(panda.stdout.readline()) == {}
    first = json.loads(panda.stdout.readline())
    guest.ask(Say(text=TEXT))
    seen, opened = [first], False
    for line in panda.stdout:
        seen.append(json.loads(line))
        opened = opened or seen[-1]["jaw"] > 0.2
        if opened and len(seen) > 60 and seen[-1]["jaw"] < 0.05:
            break
    return seen, {r.seq: r for r in guest.here(50) if isinstance(r, Frame)}


def check(seen, frames):
    common = [one for one in seen if one["seq"] in frames]
    assert len(common) > 60
    sent = [frames[one["seq"]] for one in common]
    for name, shape in (("jaw", "jawOpen"), ("blink", "eyeBlinkLeft")):
        ours = [frame.weights[SHAPE_INDEX[shape]] for frame in sent]
        np.testing.assert_allclose([one[name] for one in common], ours, atol=1e-6)
    heads = np.array([one["head"] for one in common])
    wanted = np.array([frame.head[3:] for frame in sent])
    assert np.abs(np.sum(heads * wanted, axis=1)).min() > 1 - 1e-6
    turned = 2 * np.degrees(np.arccos(np.abs(heads @ heads[0]).clip(0, 1)))
    assert turned.max() > 1
    measured = [one for one in common if "jaw_metres" in one]
    widest = max(measured, key=lambda one: one["jaw"])
    assert widest["jaw_metres"] > 0.02 * widest["jaw"]
