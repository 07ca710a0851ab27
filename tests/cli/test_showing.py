import asyncio
import webbrowser

import pytest

from bridge.cli import showing
from bridge.cli.showing import any_server, assets_with, can_show, open_page
from bridge.errors import BridgeError
from bridge.studio import Assets


class Browser(webbrowser.BaseBrowser):
    def __init__(self):
        self.opened = []

    def open(self, url, new=0, autoraise=True):
        self.opened.append(url)
        return True


@pytest.fixture
def browser(monkeypatch):
    """Return a browser that is the default one and only notes what it is shown."""
    browser = Browser()
    monkeypatch.setattr(webbrowser, "_tryorder", ["noting"])
    monkeypatch.setattr(webbrowser, "_browsers", {"noting": [None, browser]})
    return browser


def test_the_page_opens_in_the_default_browser(browser):
    assert asyncio.run(open_page("http://127.0.0.1:5580/"))
    assert browser.opened == ["http://127.0.0.1:5580/"]


@pytest.mark.parametrize(
    ("is_built", "has_display", "shows"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_showing_takes_a_page_and_a_display(browser, monkeypatch, is_built, has_display, shows):
    monkeypatch.setattr(showing, "is_built", lambda: is_built)
    monkeypatch.setattr(showing, "has_display", lambda: has_display)
    assert can_show() is shows


def test_showing_takes_a_browser(monkeypatch):
    monkeypatch.setattr(showing, "is_built", lambda: True)
    monkeypatch.setattr(showing, "has_display", lambda: True)
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    monkeypatch.setattr(webbrowser, "_browsers", {})
    assert not can_show()


def test_a_model_has_to_be_there(tmp_path):
    with pytest.raises(BridgeError, match=r"mine\.vrm: there is no such model"):
        assets_with(tmp_path / "mine.vrm")
    assert assets_with(None) == Assets()


def test_where_the_usual_port_is_taken_any_will_do():
    one, other = any_server(Assets()), any_server(Assets())
    try:
        assert one.port != other.port
    finally:
        one.close()
        other.close()
