import asyncio
from contextlib import asynccontextmanager

import pytest
from studios import get

from bridge.studio import pages
from bridge.studio.pages import Assets, is_built
from bridge.studio.server import PageServer


@pytest.fixture
def static(tmp_path):
    """Return a folder with a page in it, and something private beside it."""
    folder = tmp_path / "static"
    (folder / "parts").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>studio</title>", encoding="utf-8")
    (folder / "main.js").write_text("export {};", encoding="utf-8")
    (folder / "parts" / "main.css").write_text("body {}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@asynccontextmanager
async def served(assets):
    async with PageServer(assets, port=0) as server:
        yield lambda path, **how: asyncio.to_thread(get, server.port, path, **how)


def answers(assets, *paths):
    """Return status, content type and body for each path."""

    async def main():
        async with served(assets) as ask:
            found = [await ask(path) for path in paths]
        return [(a.status, a.headers["Content-Type"], body) for a, body in found]

    return asyncio.run(main())


def test_the_page_and_its_parts_are_served_with_types_that_browsers_run(static):
    found = answers(Assets(static=static), "/", "/static/main.js", "/static/parts/main.css")
    assert [status for status, _, _ in found] == [200, 200, 200]
    types = [kind.split(";")[0] for _, kind, _ in found]
    assert types == ["text/html", "text/javascript", "text/css"]


def test_the_page_is_never_kept_by_the_browser(static):
    async def main():
        async with served(Assets(static=static)) as ask:
            return (await ask("/"))[0].headers["Cache-Control"]

    assert asyncio.run(main()) == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret.txt",
        "/static/%2e%2e/secret.txt",
        "/static/..%2fsecret.txt",
        "/static/parts/../../secret.txt",
        "/static//etc/passwd",
        "/static/%00",
        "/static/..\\secret.txt",
        "/static/" + "a" * 5000,
        "/static/parts",
        "/static/nothing.js",
        "/secret.txt",
    ],
)
def test_nothing_beside_the_page_is_served(static, path):
    ((status, _, body),) = answers(Assets(static=static), path)
    assert status == 404
    assert b"secret" not in body


def test_a_link_out_of_the_folder_is_not_followed(static, tmp_path):
    try:
        (static / "link.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("links cannot be made here")
    assert answers(Assets(static=static), "/static/link.txt")[0][0] == 404


def test_a_page_that_is_not_built_says_how(tmp_path):
    ((status, _, body),) = answers(Assets(static=tmp_path), "/")
    assert status == 503
    assert b"npm ci && npm run build" in body
    assert not is_built(tmp_path)


def test_a_model_that_was_chosen_is_the_avatar(static, tmp_path):
    model = tmp_path / "mine.vrm"
    model.write_bytes(b"glTF of mine")
    assert answers(Assets(static=static, vrm=model), "/avatar.vrm") == [
        (200, "model/gltf-binary", b"glTF of mine")
    ]
    model.unlink()
    assert answers(Assets(static=static, vrm=model), "/avatar.vrm")[0][0] == 404


def test_an_avatar_that_cannot_be_made_says_why(static, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(pages, "our_avatar", _no_avatar)
    ((status, _, body),) = answers(Assets(static=static), "/avatar.vrm")
    assert (status, body) == (404, b"no avatar today\n")


def _no_avatar():
    from bridge.errors import BridgeError

    raise BridgeError("no avatar today")


def test_one_take_is_served_and_no_other(static, tmp_path):
    for name in ("sure.take", "other.take"):
        (tmp_path / name).write_bytes(name.encode())
    assets = Assets(static=static, take=tmp_path / "sure.take")
    found = answers(assets, "/take/sure.take", "/take/other.take", "/take/..%2fother.take")
    assert [status for status, _, _ in found] == [200, 404, 404]
    assert found[0][2] == b"sure.take"
    assert answers(Assets(static=static), "/take/sure.take")[0][0] == 404
