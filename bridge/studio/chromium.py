"""A headless Chromium of its own: found, started, ended, nothing left behind."""

import asyncio
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bridge.errors import BridgeError
from bridge.flow import browser_places, is_superuser

__all__ = ["find_chromium", "running_chromium"]

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_ADVICE = (
    "no Chromium, Chrome or Edge was found. Install one (Debian, Ubuntu: sudo apt-get install "
    "chromium), or put its folder on the path"
)
_FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--hide-scrollbars",
    "--mute-audio",
    # The same pictures with and without a graphics card.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
_STARTING_SECS = 30.0
_ENDING_SECS = 5.0
_LOOK_SECS = 0.05


def find_chromium(which: Callable[[str], str | None] = shutil.which) -> Path:
    """Return a browser that can draw without a window. Raises ``BridgeError``."""
    on_path = (Path(found) for name in _NAMES if (found := which(name)))
    usual = (place for place in browser_places() if place.is_file())
    for browser in (*on_path, *usual):
        return browser
    raise BridgeError(_ADVICE)


@asynccontextmanager
async def running_chromium(program: Path | None = None) -> AsyncIterator[str]:
    """Start a browser with an empty profile and yield its DevTools address."""
    with tempfile.TemporaryDirectory(prefix="bridge-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        process = _start(program or find_chromium(), profile)
        try:
            yield await _address(process, profile)
        finally:
            await asyncio.to_thread(_end, process)


def _start(program: Path, profile: Path) -> "subprocess.Popen[bytes]":
    flags = [*_FLAGS, f"--user-data-dir={profile}"]
    if is_superuser():
        flags.append("--no-sandbox")
    with (profile / "errors.txt").open("wb") as errors:
        try:
            return subprocess.Popen(  # noqa: S603 - a program from the path, arguments of ours
                [program, *flags, "about:blank"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        except OSError as error:
            raise BridgeError(f"{program}: cannot be started: {error.strerror}") from error


async def _address(process: "subprocess.Popen[bytes]", profile: Path) -> str:
    """Wait until the browser has written where it listens."""
    deadline = time.monotonic() + _STARTING_SECS
    while time.monotonic() < deadline and process.poll() is None:
        lines = _read(profile / "DevToolsActivePort").split()
        if len(lines) == 2:
            port, path = lines
            return f"ws://127.0.0.1:{port}{path}"
        await asyncio.sleep(_LOOK_SECS)
    last = _read(profile / "errors.txt").strip().splitlines()[-1:] or ["it said nothing"]
    raise BridgeError(f"the browser did not start: {last[0][:300]}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_ENDING_SECS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
