"""Panda3D, without a window: drives a glTF avatar from the native stream over ZeroMQ.

Knows nothing of the bridge but its specification. Prints what the engine then holds, a line of
JSON for each frame: ``panda_face.py AVATAR.glb ENDPOINT CHARACTER``. Ends with its stdin.
"""

import json
import select
import struct
import sys

import gltf  # noqa: F401 - teaches the loader to read GLB
import msgpack
import zmq
from direct.actor.Actor import Actor
from direct.showbase.ShowBase import ShowBase
from panda3d.core import (
    GeomVertexReader,
    LMatrix4f,
    LQuaternionf,
    LVecBase3f,
    Thread,
    loadPrcFileData,
)

OUT, sys.stdout = sys.stdout, sys.stderr  # where libraries may say what they like
loadPrcFileData("", "window-type none")
loadPrcFileData("", "audio-library-name null")


class Face:
    """An avatar whose sliders and joints are set by name."""

    def __init__(self, file):
        self.base = ShowBase()
        self.actor = Actor(self.base.loader.loadModel(file))
        self.bundle = self.actor.getPartBundle("modelRoot")
        self.skin = self.actor.find("**/face/+GeomNode").node().getGeom(0)
        self.joints = {}

    def pose(self, weights, rotations):
        """Show a frame, by name; Panda3D's up is +Z where glTF's is +Y."""
        for name, weight in weights.items():
            self.bundle.freezeJoint(name, weight)
        for name, (x, y, z, w) in rotations.items():
            if name not in self.joints:
                self.joints[name] = self.actor.controlJoint(None, "modelRoot", name)
            self.joints[name].setQuat(LQuaternionf(w, x, -z, y))
        self.bundle.forceUpdate()

    def seen(self):
        """Return what the engine holds: two sliders, and the head's turn in glTF's axes."""
        net, turn = LMatrix4f(), LQuaternionf()
        self.bundle.findChild("head").getNetTransform(net)
        turn.setFromMatrix(net.getUpper3())
        return {
            "jaw": self.bundle.findChild("jawOpen").getValue(),
            "blink": self.bundle.findChild("eyeBlinkLeft").getValue(),
            "head": [turn.getI(), turn.getK(), -turn.getJ(), turn.getR()],
        }

    def jaw_metres(self):
        """Return how far the jaw, as open as it is, takes the skin that it takes furthest."""
        jaw = self.bundle.findChild("jawOpen").getValue()
        opened = self._skin()
        self.bundle.freezeJoint("jawOpen", 0.0)
        self.bundle.forceUpdate()
        closed = self._skin()
        self.bundle.freezeJoint("jawOpen", jaw)
        self.bundle.forceUpdate()
        return max((a - b).length() for a, b in zip(opened, closed, strict=True))

    def _skin(self):
        data = self.skin.getVertexData().animateVertices(True, Thread.getCurrentThread())
        reader, places = GeomVertexReader(data, "vertex"), []
        while not reader.isAtEnd():
            places.append(LVecBase3f(reader.getData3()))
        return places


def records(endpoint, character):
    """Yield the records of a character, as maps, until stdin ends."""
    topic = character.encode() + b"\0"
    stream = zmq.Context.instance().socket(zmq.SUB)
    stream.rcvhwm = 10_000
    stream.subscribe(topic)
    stream.connect(endpoint)
    while not select.select([sys.stdin], [], [], 0)[0]:
        if stream.poll(50):
            packet = stream.recv()
            assert packet[len(topic)] == 1, "another major version"
            yield msgpack.unpackb(packet[len(topic) + 2 :])


def rows(packed, width):
    """Return little-endian floats in rows."""
    return list(struct.iter_unpack(f"<{width}f", packed))


def main():
    """Show every frame, and say what came of it; measure the skin at every tenth."""
    file, endpoint, character = sys.argv[1:]
    face = Face(file)
    rig = None
    print("{}", file=OUT, flush=True)
    for record in records(endpoint, character):
        if record["record"] == "describe":
            rig = record["rig"]
        elif record["record"] == "frame" and rig:
            weights = [weight for (weight,) in rows(record["weights"], 1)]
            face.pose(
                dict(zip(rig["shape_names"], weights, strict=True)),
                dict(zip(rig["bone_names"], rows(record["bones"], 4), strict=True)),
            )
            seen = {"seq": record["seq"], **face.seen()}
            if record["seq"] % 10 == 0:
                seen["jaw_metres"] = face.jaw_metres()
            print(json.dumps(seen), file=OUT, flush=True)


main()
