import asyncio
import json

import pytest
from browsers import NEEDS_CHROMIUM
from websockets.asyncio.server import serve

from bridge.errors import BridgeError
from bridge.studio.chromium import running_chromium
from bridge.studio.devtools import open_tab


def in_tab(scenario):
    async def main():
        async with running_chromium() as address, open_tab(address) as tab:
            return await scenario(tab)

    return asyncio.run(main())


@NEEDS_CHROMIUM
def test_a_page_is_asked_and_its_troubles_are_heard():
    async def scenario(tab):
        found = [await tab.evaluate("1 + 1"), await tab.evaluate("Promise.resolve('later')")]
        for wrong in ("Promise.reject(new Error('no model'))", "throw 'a text'", "syntax error("):
            with pytest.raises(BridgeError) as failure:
                await tab.evaluate(wrong)
            found.append(str(failure.value))
        with pytest.raises(BridgeError, match=r"refused Page\.fly"):
            await tab.call("Page.fly")
        await tab.evaluate("console.error('red', 7); setTimeout(() => { throw Error('late') }, 0)")
        await tab.evaluate("new Promise((done) => setTimeout(done, 50))")
        return found, tab.troubles

    (two, later, rejected, thrown, syntax), troubles = in_tab(scenario)
    assert (two, later) == (2, "later")
    assert rejected == "the page failed: no model"
    assert thrown == "the page failed: a text"
    assert "SyntaxError" in syntax
    assert troubles == ["red 7", "late"]


def faked(*answers):
    """Return what opening a tab raises when a browser gives these answers, then leaves."""

    async def browser(socket):
        for answer in answers:
            asked = json.loads(await socket.recv())
            await socket.send(json.dumps({"id": asked["id"]} | answer))
        await socket.close()

    async def main():
        async with serve(browser, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with open_tab(f"ws://127.0.0.1:{port}"):
                pass

    with pytest.raises(BridgeError) as failure:
        asyncio.run(main())
    return str(failure.value)


def test_a_browser_that_leaves_is_named_with_what_was_asked():
    assert faked() == "the browser ended during Target.createTarget"


def test_a_refusal_is_quoted():
    message = faked({"error": {"code": -32000, "message": "too busy"}})
    assert message == "the browser refused Target.createTarget: too busy"


def test_a_browser_that_is_not_there_cannot_be_reached():
    async def main():
        async with open_tab("ws://127.0.0.1:1"):
            pass

    with pytest.raises(BridgeError, match="cannot be reached"):
        asyncio.run(main())
