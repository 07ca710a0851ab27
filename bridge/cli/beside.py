"""The page beside the demo's terminal, where somebody could see it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import typer

from bridge.cli.staging import Staging
from bridge.service import Host

if TYPE_CHECKING:
    from bridge.studio import FanOut

__all__ = ["PageBeside"]

_COMING_SECS = 8.0  # a browser that has not come by then may not come at all
_DRESSING_SECS = 1.5  # what a page needs after joining until its avatar stands


class PageBeside:
    """Opens the studio for one host; without a page, a browser or a display it does nothing."""

    def __init__(self, *, is_wanted: bool, can_show: Callable[[], bool] | None = None) -> None:
        self._fan_out = _fan_out(can_show) if is_wanted else None

    @property
    def sinks(self) -> Sequence[Callable[[bytes], None]]:
        """What the host has to be given."""
        return () if self._fan_out is None else (self._fan_out.publish,)

    @asynccontextmanager
    async def open(self, host: Host, staging: Staging) -> AsyncIterator[None]:
        """Keep the page served; go on once it shows the character, or will not come."""
        if self._fan_out is None:
            yield
            return
        from bridge.cli.showing import any_server, assets_with, open_page, show
        from bridge.studio import Sound

        sounds = Sound.SIDECAR if staging.sounding else Sound.PAGE
        sound = Sound.OFF if staging.is_silent else sounds
        server = any_server(assets_with(None))
        async with show(host, staging, self._fan_out, server, sound=sound):
            typer.echo(f"see it at {server.url}")
            if await open_page(server.url):
                await self._wait_for_page()
            yield

    async def _wait_for_page(self) -> None:
        assert self._fan_out is not None
        with suppress(TimeoutError):
            await asyncio.wait_for(self._fan_out.joined.wait(), _COMING_SECS)
            await asyncio.sleep(_DRESSING_SECS)


def _fan_out(can_show: Callable[[], bool] | None) -> "FanOut | None":
    try:
        from bridge.cli import showing
        from bridge.studio import FanOut
    except ModuleNotFoundError:  # the studio's packages are an extra
        return None
    return FanOut() if (can_show or showing.can_show)() else None
