import logging

import pytest

from bridge.cli.logs import show_logs


def printed(capsys, level, **extra):
    logging.getLogger("bridge.test").log(level, "it happened", extra=extra)
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "least", "shown"),
    [
        (None, "warning", "WARNING"),
        (None, "error", "ERROR"),
        ("debug", "error", "DEBUG"),
        ("nonsense", "error", "WARNING"),
    ],
)
def test_lines_from_the_wanted_level_on(capsys, monkeypatch, setting, least, shown):
    monkeypatch.delenv("BRIDGE_LOG", raising=False)
    if setting:
        monkeypatch.setenv("BRIDGE_LOG", setting)
    show_logs(least)
    level = logging.getLevelName(shown)
    assert "it happened" in printed(capsys, level)
    assert printed(capsys, level - 1) == ""


def test_values_are_printed_beside_the_message(capsys, monkeypatch):
    monkeypatch.delenv("BRIDGE_LOG", raising=False)
    show_logs()
    line = printed(capsys, logging.WARNING, reason="too long")
    assert "it happened" in line
    assert "reason='too long'" in line
    assert "\x1b" not in line  # no colours where nobody sees them
