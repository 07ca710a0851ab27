"""A long life in little memory."""

import json
import subprocess
import sys

import long_life

WARM, LONG = 100, 1000
MOST_GROWTH_BYTES = 20_000  # twenty bytes for each utterance would be a leak already


def test_a_thousand_utterances_leave_nothing_behind():
    line = [sys.executable, long_life.__file__, str(WARM), str(LONG)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ended"] + found["cut"] >= WARM + LONG
    assert found["cut"] >= LONG // 20
    assert found["grown_bytes"] < MOST_GROWTH_BYTES, found["most"]
