"""The files that a browser asks for: the page, what it is made of, the avatar, a take."""

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.errors import BridgeError
from bridge.studio.avatar_file import our_avatar

__all__ = ["BUILD_LINE", "STATIC", "Assets", "is_built", "page_routes"]

log = logging.getLogger(__name__)

STATIC = Path(__file__).parent / "static"
"""Where the built page is."""

BUILD_LINE = "cd bridge/studio/page && npm ci && npm run build"
"""Builds the page in a source checkout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Which files are served."""

    vrm: Path | None = None
    """The model to show first; None for our own."""
    take: Path | None = None
    """The one take that may be read."""
    static: Path = STATIC


_MODEL_TYPE = "model/gltf-binary"

# Windows may call scripts plain text, and then browsers do not run them.
_SCRIPT_TYPES = {".js": "text/javascript", ".css": "text/css"}


def is_built(static: Path = STATIC) -> bool:
    """Tell whether there is a page to be served."""
    return (static / "index.html").is_file()


def page_routes(assets: Assets) -> list[BaseRoute]:
    """Return the routes to ``assets``."""
    pages = _Pages(assets)
    return [
        Route("/", pages.index),
        Route("/avatar.vrm", pages.avatar),
        Route("/take/{name}", pages.take),
        Route("/static/{path:path}", pages.static),
    ]


class _Pages:
    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._making = asyncio.Lock()

    async def index(self, request: Request) -> Response:
        """Answer with the page, never kept by the browser."""
        if not is_built(self._assets.static):
            return PlainTextResponse(f"The page is not built. Run: {BUILD_LINE}\n", 503)
        fresh = {"Cache-Control": "no-store"}
        return FileResponse(self._assets.static / "index.html", headers=fresh)

    async def static(self, request: Request) -> Response:
        """Answer with a file of the built page, and with none beside it."""
        file = _within(self._assets.static, request.path_params["path"])
        if file is None:
            return PlainTextResponse("no such file\n", 404)
        return _file(file, _SCRIPT_TYPES.get(file.suffix))

    async def avatar(self, request: Request) -> Response:
        """Answer with the model; the first time, it may have to be made."""
        if self._assets.vrm is not None:
            return _file(self._assets.vrm, _MODEL_TYPE)
        try:
            async with self._making:
                return _file(await asyncio.to_thread(our_avatar), _MODEL_TYPE)
        except BridgeError as error:
            log.warning("there is no avatar to show", extra={"reason": str(error)})
            return PlainTextResponse(f"{error}\n", 404)

    async def take(self, request: Request) -> Response:
        """Answer with the take that was chosen on the command line, and with no other."""
        chosen = self._assets.take
        if chosen is None or request.path_params["name"] != chosen.name:
            return PlainTextResponse("no such take\n", 404)
        return _file(chosen, "application/octet-stream")


def _within(folder: Path, path: str) -> Path | None:
    """Return the file that ``path`` names if it is in ``folder``, wherever dots and links lead."""
    try:
        file = (folder / path).resolve()
        is_there = file.is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError):  # too long for a name, or with a zero byte
        return None
    return file if is_there else None


def _file(path: Path, media_type: str | None) -> Response:
    if not path.is_file():
        return PlainTextResponse(f"{path.name} is not there any more\n", 404)
    return FileResponse(path, media_type=media_type)
