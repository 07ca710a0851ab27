"""Stands before every answer: refuses strangers, and tells the browser what to allow."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bridge.studio.origin import is_own_host, is_own_origin

__all__ = ["Gate", "policy_for"]


def policy_for(host: str) -> str:
    """Return what a page from ``host`` may load and run: its own files, and what it is given.

    Textures of a model become ``blob:`` addresses that are fetched again; nothing else leaves
    the page, so a model that somebody drops on it cannot call home.
    """
    rules = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob: data:",
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "worker-src": "'self'",
        # Not every browser takes 'self' to mean WebSockets as well.
        "connect-src": f"'self' ws://{host} blob: data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


class Gate:
    """Wraps an application; ``port`` is the one that it is reached by."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 403."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        is_stranger = not is_own_host(host, self._port)
        if scope["type"] == "websocket":
            if is_stranger or not is_own_origin(headers.get("origin", ""), host):
                await send({"type": "websocket.close", "code": 1008})  # becomes a 403
                return
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _guard(MutableHeaders(scope=message), host)
            await send(message)

        if is_stranger:
            refusal = PlainTextResponse(f"open http://127.0.0.1:{self._port}/ instead\n", 403)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send_guarded)


def _guard(headers: MutableHeaders, host: str) -> None:
    headers["Content-Security-Policy"] = policy_for(host)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    # Asked for again each time: after an update the old page must not speak to the new server.
    headers.setdefault("Cache-Control", "no-cache")
