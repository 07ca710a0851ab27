import os
import re
import subprocess
import sys

import pytest
from commands import bridge, write_character
from typer.main import get_command

from bridge import __version__
from bridge.cli.app import app

COMMANDS = sorted(get_command(app).commands)


def python_m_bridge(*arguments):
    command = [sys.executable, "-m", "bridge", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_that_names_the_command(command):
    result = bridge(command, "--help")
    assert result.exit_code == 0
    assert f"Example: bridge {command}" in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_keeps_what_stands_in_brackets(command):
    options = get_command(app).commands[command].params
    output = re.sub(r"[\s│]+", "", bridge(command, "--help").output)
    for option in options:
        wanted = re.sub(r"\s+", "", (option.help or "").replace("\\[", "["))
        assert wanted in output


def test_every_command_of_the_page_is_there():
    assert {"demo", "run", "say", "monitor", "record", "replay"} <= set(COMMANDS)
    assert {"inspect", "plugins", "doctor", "bench", "keys"} <= set(COMMANDS)


def test_the_version_is_told():
    assert bridge("--version").output.strip() == f"avatar-bridge {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["say"],
        ["say", "hi", "--loud"],
        ["say", "hi", "--seed", "some"],
        ["run"],
        ["demo", "--seconds", "-1"],
        ["bench", "speed"],
    ],
)
def test_wrong_usage_is_2(arguments):
    assert bridge(*arguments).exit_code == 2


def test_a_failure_is_one_line_on_stderr_and_1(tmp_path):
    done = python_m_bridge("inspect", tmp_path / "none.take")
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"bridge: .*none\.take: cannot be read: .*\n", done.stderr)


def test_what_the_system_refuses_is_one_line_too(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = python_m_bridge("keys", tmp_path / "file" / "keys")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(tmp_path / "file") in done.stderr


def test_a_bad_file_is_told_with_its_place(tmp_path):
    done = python_m_bridge("doctor", write_character(tmp_path, "name = \n"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"bridge: {tmp_path / 'ada.toml'}: line 1")
    assert done.stderr.count("\n") == 1
