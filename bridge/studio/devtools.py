"""Asks a browser to do things, over its DevTools protocol."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bridge.errors import BridgeError

__all__ = ["Tab", "open_tab"]

_LARGEST_ANSWER = 128 << 20  # an uncompressed 4K picture in base64 fits


class Tab:
    """One page of a browser. For one task; every call waits for its answer."""

    def __init__(self, socket: ClientConnection) -> None:
        self.troubles: list[str] = []
        """What the page itself complained of: exceptions, errors on its console."""
        self._socket = socket
        self._ids = itertools.count(1)
        self._session = ""

    async def open(self) -> None:
        """Make the page."""
        target = await self.call("Target.createTarget", url="about:blank")
        attached = await self.call(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            await self.call(f"{domain}.enable")

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the result of a method. Raises ``BridgeError`` for a refusal."""
        request_id = next(self._ids)
        asked: dict[str, Any] = {"id": request_id, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        try:
            await self._socket.send(json.dumps(asked))
            answer = await self._answer(request_id)
        except (WebSocketException, OSError) as error:
            raise BridgeError(f"the browser ended during {method}") from error
        if "error" in answer:
            raise BridgeError(f"the browser refused {method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer.get("result", {})
        return result

    async def evaluate(self, expression: str) -> Any:
        """Return the value of JavaScript, awaited. Raises ``BridgeError`` with what it threw."""
        found = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if thrown := found.get("exceptionDetails"):
            raise BridgeError(f"the page failed: {_text_of(thrown)}")
        return found["result"].get("value")

    async def _answer(self, request_id: int) -> dict[str, Any]:
        while True:
            message: dict[str, Any] = json.loads(await self._socket.recv())
            if message.get("id") == request_id:
                return message
            self._note(message.get("method", ""), message.get("params", {}))

    def _note(self, method: str, event: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.troubles.append(_text_of(event["exceptionDetails"]))
        elif method == "Log.entryAdded" and event["entry"]["level"] == "error":
            self.troubles.append(event["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and event["type"] == "error":
            said = (str(each.get("value", each.get("description"))) for each in event["args"])
            self.troubles.append(" ".join(said))


@asynccontextmanager
async def open_tab(address: str) -> AsyncIterator[Tab]:
    """Connect to a browser's DevTools ``address`` and yield a fresh page of it."""
    try:
        socket = await connect(address, max_size=_LARGEST_ANSWER, ping_interval=None)
    except (WebSocketException, OSError) as error:
        raise BridgeError(f"the browser cannot be reached: {error}") from error
    async with socket:
        tab = Tab(socket)
        await tab.open()
        yield tab


def _text_of(details: dict[str, Any]) -> str:
    """Return what was thrown as one line: the message of an error, without its stack."""
    thrown = details.get("exception", {})
    text = thrown.get("description") or thrown.get("value") or details.get("text", "")
    return str(text).split("\n    at ")[0].removeprefix("Error: ")
