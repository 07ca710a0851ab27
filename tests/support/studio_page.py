"""The studio in a real browser: a sidecar process, a headless page, what one does on it."""

import asyncio
import base64
import os
import signal
import subprocess
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

START_SECS = 60.0
PATIENCE_SECS = 40.0  # pictures drawn without a graphics card come slowly
SMALL = (420, 360)  # so that they come at all
ASSETS = Path(os.environ.get("BRIDGE_TEST_ASSETS", Path(__file__).parents[3] / "shared" / "assets"))
FILE = """
name = "Ada"
seed = 3
[voice]
name = "{voice}"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
"""

# Writes down, for every picture, what was heard when its pose was taken and what was then shown.
WATCH = """(() => {
  const { client, viewer } = window.studio;
  const take = client.pose.bind(client);
  const seen = window.seen = [];
  let now = null;
  client.pose = () => {
    const pose = take();
    now = pose && { head: client.playhead(), pts: pose.ptsMicros, said: pose.utteranceId };
    return pose;
  };
  const look = () => {
    requestAnimationFrame(look);
    if (now) seen.push({ ...now, jaw: viewer.expression("jawOpen") });
  };
  requestAnimationFrame(look);
})()"""


def need_browser():
    """Skip a module where there is no browser or no built page."""
    from bridge.errors import BridgeError
    from bridge.studio.chromium import find_chromium
    from bridge.studio.pages import BUILD_LINE, is_built

    try:
        find_chromium()
    except BridgeError as error:
        pytest.skip(str(error), allow_module_level=True)
    if not is_built():
        pytest.skip(f"the page is not built: {BUILD_LINE}", allow_module_level=True)


def asset(name):
    """Return the path of a real model; skip where it is not."""
    path = ASSETS / name
    if not path.is_file():
        pytest.skip(f"{path} is not there; BRIDGE_TEST_ASSETS says where the models are")
    return path


class Served:
    """A running ``bridge studio``."""

    def __init__(self, process, url):
        self.process, self.url = process, url

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_SECS)


@contextmanager
def served(folder, *options, voice="sine", port=0):
    """Run a studio until the block ends."""
    file = folder / "ada.toml"
    file.write_text(FILE.format(voice=voice), encoding="utf-8")
    line = [sys.executable, "-u", "-m", "bridge", "studio", str(file), "--no-browser"]
    with (folder / "stderr").open("ab") as stderr:
        process = subprocess.Popen(
            [*line, "--port", str(port), *options],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        yield Served(process, _url(process, folder))
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _url(process, folder):
    for line in process.stdout:
        key, _, value = line.partition(" ")
        if key == "studio":
            return value.strip()
    raise AssertionError(f"the studio did not start: {(folder / 'stderr').read_text()}")


class Page:
    """One page, and what a person does with it."""

    def __init__(self, tab):
        self.tab = tab
        self.troubles = tab.troubles

    async def open(self, url, size=SMALL, **media):
        """Load the page at a size, in a language, in a colour scheme; wait for its avatar."""
        width, height = size
        await self.tab.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [
            {"name": f"prefers-{name.replace('_', '-')}", "value": value}
            for name, value in media.items()
        ]
        await self.tab.call("Emulation.setEmulatedMedia", features=features)
        await self.tab.call("Page.navigate", url=url)

    async def settle(self):
        """Wait until the avatar is there and the stream flows."""
        await self.until("window.studio?.client?.pose() && window.studio.viewer?.model")

    async def js(self, expression):
        return await self.tab.evaluate(expression)

    async def until(self, expression, seconds=PATIENCE_SECS):
        """Wait until JavaScript is truthy and return it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := await self.js(expression):
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {expression}; the page says {self.troubles}")

    async def press(self, key):
        """Press and release a key, which to a browser is a person's doing."""
        code = {"Enter": 13, "Escape": 27}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            await self.tab.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **(text if kind == "keyDown" else {}),
            )

    async def say(self, text):
        """Type words as they are to be spoken, and send them."""
        await self.js('document.querySelector("input[value=say]").click()')
        await self.js('document.querySelector("#words").focus()')
        await self.tab.call("Input.insertText", text=text)
        await self.press("Enter")

    async def pick(self, path):
        """Choose an avatar file as the file dialogue would."""
        found = await self.tab.call(
            "Runtime.evaluate", expression='document.querySelector("#avatar-file")'
        )
        await self.tab.call(
            "DOM.setFileInputFiles",
            files=[str(path)],
            objectId=found["result"]["objectId"],
        )

    async def notice(self):
        """Return the message over the stage, once there is one."""
        return await self.until('document.querySelector(".notice span")?.textContent')

    async def shot(self, path):
        picture = await self.tab.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(picture["data"]))
        return path


@asynccontextmanager
async def page_in_browser():
    """Start a browser and yield an empty page of it."""
    from bridge.studio.chromium import running_chromium
    from bridge.studio.devtools import open_tab

    async with running_chromium() as address, open_tab(address) as tab:
        yield Page(tab)


@asynccontextmanager
async def two_pages():
    """Start a browser with two pages."""
    from bridge.studio.chromium import running_chromium
    from bridge.studio.devtools import open_tab

    async with (
        running_chromium() as address,
        open_tab(address) as first,
        open_tab(address) as second,
    ):
        yield Page(first), Page(second)


async def during(coroutine, seconds):
    """Do something and then give it time."""
    await coroutine
    await asyncio.sleep(seconds)
