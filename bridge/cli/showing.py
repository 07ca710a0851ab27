"""Showing what is on stage in a browser."""

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import typer

from bridge.cli.staging import Staging
from bridge.errors import BridgeError, TransportError
from bridge.flow import has_display
from bridge.service import Host
from bridge.studio import BUILD_LINE, Assets, FanOut, PageServer, Sound, Studio, is_built

__all__ = ["any_server", "assets_with", "can_show", "open_page", "show"]


def can_show() -> bool:
    """Tell whether a browser of this machine could show the page to somebody."""
    if not (is_built() and has_display()):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


async def open_page(url: str) -> bool:
    """Open a page in the default browser; tell whether that began."""
    return await asyncio.to_thread(webbrowser.open, url)


def assets_with(vrm: Path | None, take: Path | None = None) -> Assets:
    """Return what is to be served. Raises ``BridgeError`` for a model that is not there."""
    if vrm is not None and not vrm.is_file():
        raise BridgeError(f"{vrm}: there is no such model; --vrm wants a .vrm file")
    return Assets(vrm=vrm, take=take)


def any_server(assets: Assets) -> PageServer:
    """Return a server on the usual port, or on any if that is taken."""
    try:
        return PageServer(assets)
    except TransportError:
        return PageServer(assets, port=0)


@asynccontextmanager
async def show(
    host: Host, staging: Staging, fan_out: FanOut, server: PageServer, *, sound: Sound
) -> AsyncIterator[None]:
    """Serve the studio of what is on stage."""
    if not is_built():
        typer.echo(f"The page is not built, so only the stream is served. Run: {BUILD_LINE}")
    async with Studio(server, host, fan_out, staging.plugins.registry, sound=sound):
        yield
