import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from bridge.rigs import BONE_NAMES, RIG, SHAPE_NAMES
from bridge.studio.avatar import build_avatar, write_avatar

PAGE = Path(__file__).parents[3] / "bridge/studio/page"
VALIDATE = """
const validator = require("gltf-validator");
const bytes = new Uint8Array(require("fs").readFileSync(process.argv[1]));
validator.validateBytes(bytes).then((report) => console.log(JSON.stringify(report.issues)));
"""


def test_it_is_the_same_every_time(avatar_bytes):
    assert build_avatar() == avatar_bytes


def test_it_is_written_as_it_is_built(avatar_bytes, tmp_path):
    write_avatar(tmp_path / "avatar.vrm")
    assert (tmp_path / "avatar.vrm").read_bytes() == avatar_bytes


def test_it_is_of_moderate_size(avatar, avatar_bytes):
    accessors = avatar.document["accessors"]
    primitives = [p for mesh in avatar.document["meshes"] for p in mesh["primitives"]]
    assert sum(accessors[p["indices"]]["count"] // 3 for p in primitives) <= 25_000
    assert len(avatar_bytes) <= 5_000_000
    assert len(primitives) <= 8


def test_khronos_finds_no_error(avatar_bytes, tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    file = tmp_path / "avatar.glb"
    file.write_bytes(avatar_bytes)
    done = subprocess.run(
        [node, "-e", VALIDATE, str(file)], cwd=PAGE, capture_output=True, text=True, check=False
    )
    if "Cannot find module 'gltf-validator'" in done.stderr:
        pytest.skip("the npm package gltf-validator is not installed beside the page")
    assert done.returncode == 0, done.stderr
    issues = json.loads(done.stdout)
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues["messages"][:5]


def test_bones_stand_in_a_t_pose_without_rotations(avatar):
    nodes = avatar.document["nodes"]
    for row, name in enumerate(BONE_NAMES):
        node = nodes[row]
        assert node["name"] == name
        assert node.get("rotation", [0, 0, 0, 1]) == [0, 0, 0, 1]
        assert node.get("scale", [1, 1, 1]) == [1, 1, 1]
        if not name.endswith("Eye"):
            assert np.allclose(node["translation"], RIG.rest_positions[row], atol=1e-5)


def test_bones_hang_on_their_parents(avatar):
    nodes = avatar.document["nodes"]
    found = {
        child: row for row in range(len(BONE_NAMES)) for child in nodes[row].get("children", ())
    }
    parents = tuple(found.get(row, -1) for row in range(len(BONE_NAMES)))
    assert parents == RIG.bone_parents


def test_weights_of_every_vertex_sum_to_one(avatar):
    for mesh in avatar.document["meshes"]:
        for primitive in mesh["primitives"]:
            weights = avatar.array(primitive["attributes"]["WEIGHTS_0"])
            assert np.allclose(weights.sum(axis=1), 1.0, atol=1e-5)
            assert avatar.array(primitive["attributes"]["JOINTS_0"]).max() < len(BONE_NAMES)


def test_every_shape_moves_something(avatar):
    mesh = avatar.document["meshes"][0]
    assert mesh["extras"]["targetNames"] == list(SHAPE_NAMES)
    for index, name in enumerate(SHAPE_NAMES):
        moved = max(
            np.abs(avatar.array(primitive["targets"][index]["POSITION"])).max()
            for primitive in mesh["primitives"]
        )
        assert 0.0005 < moved < 0.05, f"{name} moves {moved * 1000:.2f} mm"


def test_it_stands_on_the_ground_and_is_as_tall_as_the_rig(avatar):
    places = np.concatenate(
        [
            avatar.array(primitive["attributes"]["POSITION"])
            for mesh in avatar.document["meshes"]
            for primitive in mesh["primitives"]
        ]
    )
    assert abs(places[:, 1].min()) < 0.004
    assert 1.60 < places[:, 1].max() < 1.70
    assert np.isfinite(places).all()
