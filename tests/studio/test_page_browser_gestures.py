"""Movements on the page, in a real browser: by kind, found by letters, and asked for by keys."""

import asyncio

from studio_page import need_browser, page_in_browser, served

need_browser()

LISTED = "document.querySelectorAll('.groups details').length >= 8"
SEEK = """(words) => {
  const search = document.querySelector('#gesture-search');
  search.value = words;
  search.dispatchEvent(new Event('input'));
}"""
SEEN = """[...document.querySelectorAll('.groups details[open]:not([hidden]) .chip:not([hidden])')]
  .map((chip) => chip.value)"""
ENTER = """document.querySelector('#gesture-search')
  .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))"""
# The right elbow is bent as far as an arm bends that shows something.
SHOWN = """(() => {
  const { client } = window.studio;
  const at = 4 * client.description.boneNames.indexOf('rightLowerArm');
  return Math.abs(client.pose().bones[at + 3]) < 0.85;
})()"""


def test_a_movement_is_found_by_its_letters_and_made_by_return(tmp_path):
    with served(tmp_path) as studio:
        asyncio.run(find_and_make(studio.url))


async def find_and_make(url):
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        await page.until(LISTED)
        assert await page.js(SEEN) == []  # the groups are closed until one is asked for
        await page.js(f"({SEEK})('show three')")
        assert await page.js(SEEN) == ["show-three", "show-three-low"]
        await page.js(f"({SEEK})('no such thing')")
        assert await page.js(SEEN) == []
        assert await page.js("document.querySelector('.gestures .hint').textContent") != ""
        await page.js(f"({SEEK})('show three')")
        await page.js(ENTER)
        await page.until(SHOWN)
        await page.js(f"({SEEK})('')")
        assert await page.js(SEEN) == []
        assert page.troubles == []
