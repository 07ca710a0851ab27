"""The one place that knows which operating system this is."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

__all__ = ["cache_folder", "ending_signals", "event_loop_factory", "lower_priority"]


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
