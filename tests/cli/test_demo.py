import os
import re
import select
import subprocess
import sys
import time

import pytest
from commands import bridge

from bridge.errors import ConfigError


def kept(folder):
    return sorted(path.suffix for path in folder.iterdir())


def test_without_a_terminal_it_tells_and_keeps(ada, tmp_path):
    folder = tmp_path / "takes"
    result = bridge("demo", "--character", ada, "--folder", folder, "--seconds", "1.5")
    assert result.exit_code == 0
    assert "Ada: Hello!" in result.stdout
    assert "frame clock p99" in result.stdout
    assert "see it again with: bridge replay" in result.stdout
    assert kept(folder) == [".png", ".take", ".wav"]


def test_without_matplotlib_the_rest_is_kept(ada, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    folder = tmp_path / "takes"
    result = bridge("demo", "--character", ada, "--folder", folder, "--seconds", "0.8")
    assert "no picture: pictures need matplotlib" in result.stdout
    assert kept(folder) == [".take", ".wav"]


def test_a_demo_that_could_not_begin_leaves_nothing(tmp_path):
    with pytest.raises(ConfigError):
        bridge("demo", "--character", tmp_path / "none.toml", "--folder", tmp_path / "takes")
    assert not (tmp_path / "takes").exists()


class Terminal:
    """A command behind a pseudo-terminal: what it shows, and a keyboard."""

    def __init__(self, *arguments):
        import pty

        self.keyboard, screen = pty.openpty()
        sizes = {"COLUMNS": "100", "LINES": "40", "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bridge", *map(str, arguments)],
            stdin=screen, stdout=screen, stderr=screen,
            # Its own terminal, so that Ctrl-C reaches it whether or not a prompt is open.
            env=os.environ | sizes, preexec_fn=lambda: os.login_tty(screen),
        )  # fmt: skip
        os.close(screen)
        self.shown = ""

    def type(self, text):
        os.write(self.keyboard, text.encode())

    def wait_for(self, pattern):
        self.read_until(lambda: re.search(pattern, self.shown))

    def finish(self):
        self.read_until(lambda: self.process.poll() is not None)
        return self.process.returncode

    def read_until(self, is_enough, seconds=60.0):
        end = time.monotonic() + seconds
        while not is_enough():
            assert time.monotonic() < end, self.shown[-2000:]
            self.read()
        self.read()

    def read(self):
        """Read what is there, waiting a little for it."""
        if not select.select([self.keyboard], [], [], 0.2)[0]:
            return
        try:
            piece = os.read(self.keyboard, 65536)
        except OSError:  # Linux says so when the other end is closed
            return
        self.shown += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", piece.decode(errors="replace"))

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.keyboard)


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has pseudo-terminals")
def test_with_a_terminal_it_answers_what_is_typed_and_ctrl_c_ends_it(ada, tmp_path):
    folder = tmp_path / "takes"
    terminal = Terminal("demo", "--character", ada, "--no-sound", "--folder", folder)
    try:
        terminal.wait_for(r"avatar-bridge · Ada")
        terminal.type("What is your name?\r")
        terminal.wait_for(r"you › What is your name\?")
        terminal.wait_for(r"(?s)you › What is your name\?.*Ada › \w+")
        terminal.type("\x03")
        assert terminal.finish() == 0
    finally:
        terminal.close()
    assert "Traceback" not in terminal.shown
    assert "kept:" in terminal.shown
    assert kept(folder) == [".png", ".take", ".wav"]
