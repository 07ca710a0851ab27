"""Running commands of the command line: in this process, with a voice that needs no model."""

import json

from typer.testing import CliRunner

from bridge.cli.app import app

CHARACTER = """
name = "Ada"
outputs = []
[voice]
name = "sine"
[dialogue]
name = "scripted"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
[sound]
mode = "off"
"""


def write_character(folder, text=CHARACTER, name="ada.toml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def bridge(*arguments):
    """Run a command; return its result, errors raised as they are."""
    return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)


def bridge_json(*arguments):
    """Run a command that answers with one JSON object; return it."""
    result = bridge(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout, parse_constant=_refuse)


def _refuse(constant):
    raise AssertionError(f"{constant} is no JSON")
