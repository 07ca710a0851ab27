"""Keep a performance, read it back as arrays, and send it again to the bit.

You see the take's length, the frames in it, and that the replayed ones are the same.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bridge.client.footage import read_footage

CHARACTER = """
name = "ada"
outputs = []
[voice]
name = "sine"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
"""


def bridge(*arguments: object) -> None:
    """Run the command line, as a person would."""
    subprocess.run([sys.executable, "-m", "bridge", *map(str, arguments)], check=True)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "ada.toml").write_text(CHARACTER, encoding="utf-8")
    first, second = folder / "first.take", folder / "second.take"

    bridge("say", "To be kept.", "--character", folder / "ada.toml", "--record", first)
    bridge("replay", first, "--endpoint", "tcp://127.0.0.1:*", "--no-sound", "--record", second)

    once, again = read_footage(first), read_footage(second)
    print(f"{len(once.frames)} frames, {len(once.samples) / 24_000:.2f} s of sound")
    print("the same weights:", np.array_equal(once.weights, again.weights))
    print("the same bones:  ", np.array_equal(once.bones, again.bones))
