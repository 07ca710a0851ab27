"""The page when things go wrong: reloads, companions, a lost sidecar, strangers, no WebGL."""

import asyncio
from urllib.parse import urlsplit

from studio_page import need_browser, page_in_browser, served, two_pages

need_browser()

LONG = "One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve. " * 2
JAW = 'window.studio.viewer.expression("jawOpen")'
STATUS = "window.studio.client.status"
KNOWN = "window.studio.client.utterances().length"


def test_a_page_reloaded_in_mid_sentence_goes_on_with_it(tmp_path):
    with served(tmp_path) as studio:
        assert asyncio.run(reload(studio.url)) == []


def test_two_pages_show_the_same_line(tmp_path):
    with served(tmp_path) as studio:
        said = asyncio.run(both(studio.url))
    assert said[0] == said[1] != []


def test_a_sidecar_that_is_gone_is_missed_and_found_again(tmp_path):
    with served(tmp_path) as studio:
        asyncio.run(lose(tmp_path, studio))


def test_a_page_of_another_origin_gets_no_stream(tmp_path):
    with served(tmp_path) as studio:
        assert asyncio.run(intrude(studio.url)) == "refused"


def test_without_webgl_the_page_says_so_and_keeps_its_curves(tmp_path):
    with served(tmp_path) as studio:
        message, drawn, troubles = asyncio.run(flat(studio.url))
    assert "no WebGL" in message
    assert drawn
    assert troubles == []


async def reload(url):
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        await page.say(LONG)
        await page.until(f"{JAW} > 0.1")
        await page.tab.call("Page.reload")
        await page.settle()
        await page.until(f"{KNOWN} > 0 && {JAW} > 0.1")
        return page.troubles


async def both(url):
    texts = "window.studio.client.utterances().map((each) => each.text)"
    async with two_pages() as (first, second):
        for page in (first, second):
            await page.open(url)
            await page.settle()
        await first.say("We are two.")
        for page in (first, second):
            await page.until(f"{KNOWN} > 0")
        return await first.js(texts), await second.js(texts)


async def lose(folder, studio):
    async with page_in_browser() as page:
        await page.open(studio.url)
        await page.settle()
        await page.say(LONG)
        await page.until(f"{JAW} > 0.1")
        await asyncio.to_thread(studio.end)
        await page.until(f'{STATUS} === "lost"')
        await page.until(f"{JAW} < 0.01")
        with served(folder, port=urlsplit(studio.url).port):
            await page.until(f'{STATUS} === "open"')
            await page.say("I am back.")
            await page.until(f"{KNOWN} > 0 && {JAW} > 0.1")


async def intrude(url):
    """Try to open the stream from a page whose origin is opaque."""
    address = url.replace("http", "ws") + "stream"
    async with page_in_browser() as page:
        await page.open("data:text/html,<title>elsewhere</title>")
        return await page.js(f"""new Promise((resolve) => {{
          const socket = new WebSocket("{address}");
          socket.onopen = () => resolve("let in");
          socket.onerror = () => resolve("refused");
        }})""")


async def flat(url):
    async with page_in_browser() as page:
        await page.tab.call(
            "Page.addScriptToEvaluateOnNewDocument",
            source="""{
              const get = HTMLCanvasElement.prototype.getContext;
              HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
                return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
              };
            }""",
        )
        await page.open(url, size=(1280, 720))
        await page.until("window.studio?.client.pose()")
        message = await page.until('document.querySelector(".no-webgl")?.textContent')
        await page.js('document.querySelector("#tab-curves").click()')
        await page.say("Aha!")
        drawn = await page.until(
            """[...document.querySelectorAll(".curve output")]
               .some((each) => Number(each.textContent) > 0.1)"""
        )
        return message, drawn, page.troubles
