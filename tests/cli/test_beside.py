import asyncio
import webbrowser

import pytest
from commands import write_character
from websockets.sync.client import connect

from bridge.cli import beside
from bridge.cli.beside import PageBeside
from bridge.cli.staging import Staging


class Browser(webbrowser.BaseBrowser):
    """Joins the stream, as the page it is asked to open would."""

    def __init__(self):
        self.sockets, self.first = [], []

    def open(self, url, new=0, autoraise=True):
        address = url.replace("http", "ws") + "stream"
        self.sockets.append(connect(address, origin=url.rstrip("/"), close_timeout=1, legacy=True))
        self.first.append(self.sockets[-1].recv())
        return True


@pytest.fixture
def browser(monkeypatch):
    browser = Browser()
    monkeypatch.setattr(webbrowser, "_tryorder", ["joining"])
    monkeypatch.setattr(webbrowser, "_browsers", {"joining": [None, browser]})
    monkeypatch.setattr(beside, "_DRESSING_SECS", 0.0)
    return browser


def opened(page, folder):
    """Put a character on stage with a page beside it; return how many pages came."""
    staging = Staging([write_character(folder)], overrides={}, no_sound=True, sinks=page.sinks)
    seen = []

    async def play(host):
        async with page.open(host, staging):
            seen.append(len(page._fan_out.lines) if page._fan_out else 0)

    asyncio.run(staging.run(play))
    return seen[0]


def test_the_page_is_there_before_the_first_word(tmp_path, browser, capsys):
    page = PageBeside(is_wanted=True, can_show=lambda: True)
    assert opened(page, tmp_path) == 1
    assert b'"sound":"off"' in browser.first[0]
    assert "see it at http://127.0.0.1:" in capsys.readouterr().out
    for socket in browser.sockets:
        socket.close()


@pytest.mark.parametrize(("is_wanted", "can_show"), [(False, True), (True, False)])
def test_unwanted_or_unseen_there_is_no_page(tmp_path, browser, is_wanted, can_show):
    page = PageBeside(is_wanted=is_wanted, can_show=lambda: can_show)
    assert page.sinks == ()
    assert opened(page, tmp_path) == 0
    assert browser.sockets == []
