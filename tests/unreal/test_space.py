"""The axes of Unreal in C++ are those of the sidecar's one place for axes."""

import json

import numpy as np
import unreal

import bridge.rigs.spaces
from bridge.rigs.rotations import normalise

pytestmark = unreal.needs_tools

_TEN_STEPS = {"rtol": 1.2e-6, "atol": 0}  # a division here is a product there


def test_random_places_and_turns_change_axes_as_in_python(run_program):
    rng = np.random.default_rng(1)
    positions = rng.uniform(-300, 300, (500, 3)).astype(np.float32)
    rotations = normalise(rng.standard_normal((500, 4)).astype(np.float32))
    packet = np.concatenate([np.float32([500]), positions.ravel(), rotations.ravel()])
    changed = json.loads(run_program("space_mirror", stdin=packet.tobytes()))
    assert len(changed) == 10
    for name, ours in changed.items():
        given = positions if name.endswith("_position") else rotations
        theirs = getattr(bridge.rigs.spaces, name)(given).ravel()
        np.testing.assert_allclose(np.float32(ours), theirs, err_msg=name, **_TEN_STEPS)
