"""The axes of Unity in C# are those of the sidecar's one place for axes."""

import json

import numpy as np
import unity
from packets import lengths_before

from bridge.rigs.rotations import normalise
from bridge.rigs.spaces import unity_from_bridge_position, unity_from_bridge_rotation

pytestmark = unity.needs_tools


def test_random_places_and_turns_are_mirrored_as_in_python_and_back(run_program, runtime):
    rng = np.random.default_rng(1)
    positions = rng.uniform(-3, 3, (500, 3)).astype(np.float32)
    rotations = normalise(rng.standard_normal((500, 4)).astype(np.float32))
    packets = lengths_before([positions.tobytes(), rotations.tobytes()])
    mirrored = json.loads(run_program("SpaceMirror", runtime, stdin=packets))
    wanted = unity_from_bridge_position(positions), unity_from_bridge_rotation(rotations)
    for ours, theirs in zip(mirrored, wanted, strict=True):
        np.testing.assert_array_equal(np.array(ours, np.float32), theirs.ravel())
