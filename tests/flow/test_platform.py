import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bridge.flow.platform import (
    browser_places,
    cache_folder,
    event_loop_factory,
    has_display,
    is_superuser,
    lower_priority,
)

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only; Windows has its own")


@ON_POSIX
def test_a_worker_goes_behind_everybody():
    script = (
        "import os; from bridge.flow.platform import lower_priority; "
        "lower_priority(); print(os.getpriority(os.PRIO_PROCESS, 0))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert found.stdout.strip() == b"19"


def test_on_windows_a_worker_asks_the_kernel(monkeypatch):
    calls = []

    class Kernel:
        def GetCurrentProcess(self):
            return 42

        def SetPriorityClass(self, process, priority):
            calls.append((process, priority))

    import ctypes

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(
        ctypes, "windll", type("Libraries", (), {"kernel32": Kernel()}), raising=False
    )
    lower_priority()
    assert calls == [(42, 0x4000)]


def test_the_event_loop_suits_sockets_of_every_sort(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    # The proactor loop of Windows has no add_reader, which ZeroMQ needs.
    assert event_loop_factory() is asyncio.SelectorEventLoop
    monkeypatch.setattr(sys, "platform", "linux")
    assert event_loop_factory() is asyncio.new_event_loop


@pytest.mark.parametrize(
    ("system", "variable", "folder"),
    [
        ("linux", "XDG_CACHE_HOME", "/there/avatar-bridge"),
        ("win32", "LOCALAPPDATA", "/there/avatar-bridge"),
    ],
)
def test_the_cache_is_where_the_user_wants_it(monkeypatch, system, variable, folder):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setitem(os.environ, variable, "/there")
    assert cache_folder() == Path(folder)


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ".cache/avatar-bridge"),
        ("darwin", "Library/Caches/avatar-bridge"),
        ("win32", "avatar-bridge"),
    ],
)
def test_the_cache_is_at_home_otherwise(monkeypatch, system, folder):
    monkeypatch.setattr(sys, "platform", system)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    assert cache_folder() == Path.home() / folder


@pytest.mark.parametrize(
    ("system", "names", "there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_needs_a_display(monkeypatch, system, names, there):
    monkeypatch.setattr(sys, "platform", system)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert has_display() is there


def test_browsers_stand_in_their_systems_places(monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", "/programs")
    monkeypatch.setattr(sys, "platform", "win32")
    assert Path("/programs/Microsoft/Edge/Application/msedge.exe") in browser_places()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert Path("/Applications/Chromium.app/Contents/MacOS/Chromium") in browser_places()
    monkeypatch.setattr(sys, "platform", "linux")
    assert browser_places() == []


@ON_POSIX
def test_only_user_zero_may_do_anything(monkeypatch):
    for user, may in ((0, True), (1000, False)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        assert is_superuser() is may
    monkeypatch.setattr(sys, "platform", "win32")
    assert not is_superuser()
