import asyncio
import os
import sys
from pathlib import Path

import pytest
from browsers import NEEDS_CHROMIUM

from bridge.errors import BridgeError
from bridge.studio import chromium
from bridge.studio.chromium import find_chromium, running_chromium

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only; Windows has its own")


def test_a_browser_on_the_path_is_found_before_any_other():
    names = {"google-chrome": "/usr/bin/google-chrome", "msedge": "/opt/msedge"}
    assert find_chromium(names.get) == Path("/usr/bin/google-chrome")


def test_a_browser_in_its_usual_place_is_found(tmp_path, monkeypatch):
    there = tmp_path / "chrome.exe"
    there.touch()
    monkeypatch.setattr(chromium, "browser_places", lambda: [tmp_path / "none", there])
    assert find_chromium(lambda name: None) == there


def test_without_a_browser_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(chromium, "browser_places", list)
    with pytest.raises(BridgeError, match="apt-get install chromium"):
        find_chromium(lambda name: None)


def started(program):
    async def main():
        async with running_chromium(program):
            pass

    asyncio.run(main())


@ON_POSIX
def test_a_browser_that_ends_at_once_is_quoted(tmp_path):
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(BridgeError, match="the browser did not start: no display"):
        started(program)


def test_a_program_that_cannot_be_started_is_named(tmp_path):
    with pytest.raises(BridgeError, match=r"nothing: cannot be started"):
        started(tmp_path / "nothing")


@NEEDS_CHROMIUM
def test_a_browser_leaves_nothing_behind(monkeypatch, tmp_path):
    monkeypatch.setattr(chromium.tempfile, "tempdir", str(tmp_path))

    async def main():
        async with running_chromium() as address:
            assert address.startswith("ws://127.0.0.1:")
            assert len(os.listdir(tmp_path)) == 1

    asyncio.run(main())
    assert os.listdir(tmp_path) == []
