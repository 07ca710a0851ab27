import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOWN = {
    "01_print_frames.py": "#####",
    "02_ask_from_a_game.py": "  Nobody",
    "03_send_vmc.py": "/VMC/Ext/Blend/Apply",
    "05_record_and_replay.py": "the same bones:   True",
    "06_direct_with_bml.py": "gesture  point-there",
}


def test_every_example_file_is_run():
    assert sorted(SHOWN) == sorted(path.name for path in EXAMPLES.glob("0*.py"))


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_an_example_shows_what_it_promises(name):
    done = subprocess.run(
        [sys.executable, EXAMPLES / name], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert SHOWN[name] in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_an_example_is_short_and_says_what_one_will_see(name):
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) <= 60
    assert "You see" in text
