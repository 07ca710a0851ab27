"""The one place that knows which operating system this is."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

__all__ = [
    "browser_places",
    "cache_folder",
    "ending_signals",
    "event_loop_factory",
    "has_display",
    "is_superuser",
    "lower_priority",
]


def lower_priority() -> None:
    """Put this process behind every other one, so that models never delay a frame."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), 0x4000)  # BELOW_NORMAL_PRIORITY_CLASS
    else:
        os.nice(19)


def event_loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    """Return the kind of event loop that sockets of every sort work on."""
    if sys.platform == "win32":
        return asyncio.SelectorEventLoop
    return asyncio.new_event_loop


def ending_signals() -> tuple[signal.Signals, ...]:
    """Return the signals by which this system asks a process to end, beside Ctrl-C."""
    if sys.platform == "win32":
        return (signal.SIGTERM, signal.SIGBREAK)  # Ctrl-Break is what other processes can send
    return (signal.SIGTERM, signal.SIGHUP)  # a terminal that is closed sends the second


def cache_folder() -> Path:
    """Return the folder for files that can be made again; it may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return base / "avatar-bridge"


def has_display() -> bool:
    """Tell whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_superuser() -> bool:
    """Tell whether this process may do anything, which Chromium's sandbox refuses to run under."""
    return sys.platform != "win32" and os.geteuid() == 0


def browser_places() -> list[Path]:
    """Return where browsers of the Chromium family stand when they are not on the path."""
    if sys.platform == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        ends = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [
            Path(os.environ[name]) / end for end in ends for name in names if name in os.environ
        ]
    if sys.platform == "darwin":
        apps = ("Google Chrome", "Chromium", "Microsoft Edge")
        folders = (Path("/Applications"), Path.home() / "Applications")
        return [folder / f"{app}.app/Contents/MacOS/{app}" for app in apps for folder in folders]
    return []
