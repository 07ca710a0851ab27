"""Photographs the avatar in the page, one given pose at a time."""

import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from bridge.errors import BridgeError
from bridge.studio.chromium import running_chromium
from bridge.studio.devtools import Tab, open_tab
from bridge.studio.pages import BUILD_LINE, Assets, is_built
from bridge.studio.server import PageServer

__all__ = ["Camera", "Picture", "Size", "open_camera"]

Size = tuple[int, int]
"""Width and height in pixels."""

Picture = Mapping[str, Any]
"""How a picture is to be stored, in words of the DevTools protocol."""

_STILL_PAGE = "?take=1&still=1"

# The page's script may not have run when navigating has ended.
_IS_READY = """new Promise((resolve, reject) => {
  const since = performance.now();
  const look = () => {
    if (window.studio?.ready) window.studio.ready.then(() => resolve(true), reject);
    else if (performance.now() - since < 30000) setTimeout(look, 20);
    else reject(new Error("it offers no window.studio"));
  };
  look();
})"""


class Camera:
    """A page that shows nothing but the avatar."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    async def load(self, url: str, size: Size) -> None:
        """Open the page and wait for its avatar. Raises ``BridgeError`` where there is none."""
        width, height = size
        await self._tab.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        gone = await self._tab.call("Page.navigate", url=url + _STILL_PAGE)
        if failure := gone.get("errorText"):
            raise BridgeError(f"the page cannot be opened: {failure}")
        try:
            await self._tab.evaluate(_IS_READY)
        except BridgeError as error:
            why = "; ".join(self._tab.troubles[:3])
            raise BridgeError(f"{error} ({why})" if why else str(error)) from error

    async def shoot(self, still: Mapping[str, Any], picture: Picture) -> bytes:
        """Return the picture of one pose."""
        await self._tab.evaluate(f"window.studio.still({json.dumps(still)})")
        shot = await self._tab.call("Page.captureScreenshot", **picture)
        return base64.b64decode(shot["data"])


@asynccontextmanager
async def open_camera(assets: Assets, size: Size) -> AsyncIterator[Camera]:
    """Serve the page to a browser of our own and yield a camera in it."""
    if not is_built(assets.static):
        raise BridgeError(f"the page is not built. Run: {BUILD_LINE}")
    async with (
        running_chromium() as address,
        PageServer(assets, port=0) as server,
        open_tab(address) as tab,
    ):
        camera = Camera(tab)
        await camera.load(server.url, size)
        yield camera
