"""Models on the page: real ones load and move, broken ones leave the old one on stage."""

import asyncio

import pytest
from studio_page import asset, need_browser, page_in_browser, served

need_browser()

FACES, TURNED = 4, 1e-3  # what shows that a mouth moves and a head does
HEAD = """(() => {
  const { viewer } = window.studio;
  const node = viewer.avatar.vrm.humanoid.getRawBoneNode("head");
  return node.getWorldQuaternion(node.quaternion.clone()).toArray();
})()"""
MORPHS = """(() => {
  const open = [];
  window.studio.viewer.avatar.vrm.scene.traverse((node) => {
    for (const weight of node.morphTargetInfluences ?? []) open.push(weight);
  });
  return open;
})()"""


@pytest.mark.parametrize(
    ("name", "version"), [("Godette_vrm_v4.vrm", "0"), ("cool_loops.vrm", None)]
)
def test_a_real_model_loads_turns_its_head_and_opens_its_mouth(tmp_path, name, version):
    with served(tmp_path, "--vrm", str(asset(name))) as studio:
        facts, turned, faces, troubles = asyncio.run(perform(studio.url))
    assert troubles == []
    assert version in (None, facts["version"])
    assert turned > TURNED
    assert len(set(faces)) >= FACES
    assert len(facts["missingShapes"]) > 0


def test_our_own_avatar_lacks_no_shape_and_is_moved_by_shapes(tmp_path):
    with served(tmp_path) as studio:
        facts, *_ = asyncio.run(perform(studio.url))
    assert facts["missingShapes"] == []
    assert facts["moves"]["mouth"] == "shapes"


def test_a_model_whose_smile_overrides_the_blink_is_obeyed(tmp_path):
    """Its ``happy`` is all or nothing, and leaves the lids nothing while it shows."""
    with served(tmp_path, "--vrm", str(asset("isBinary_Overrides.vrm"))) as studio:
        shown = asyncio.run(smile(studio.url))
    assert shown == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"hello", "not a VRM"),
        (b"glTF" + bytes(40), "damaged"),
        (b"glTF\2\0\0\0" + (10**6).to_bytes(4, "little") + bytes(40), "damaged"),
    ],
)
def test_a_file_that_is_no_avatar_says_so_once_and_the_old_one_stays(tmp_path, content, expected):
    file = tmp_path / "wrong.vrm"
    file.write_bytes(content)
    with served(tmp_path) as studio:
        notice, name, troubles = asyncio.run(offer(studio.url, file))
    assert expected in notice
    assert notice.endswith("The avatar before stays.")
    assert name
    assert troubles == []


def test_a_file_of_300_megabytes_is_refused_unread(tmp_path):
    file = tmp_path / "large.vrm"
    with file.open("wb") as large:
        large.truncate(300 << 20)
    with served(tmp_path) as studio:
        notice, name, _ = asyncio.run(offer(studio.url, file))
    assert "too large (300 MB)" in notice
    assert name


async def perform(url):
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        first = await page.js(HEAD)
        await page.say("Aha, I see you and me, oh no!")
        faces, turned = [], 0.0
        for _ in range(250):  # a busy machine draws few pictures a second
            if len(set(faces)) >= FACES and turned > TURNED:
                break
            faces.append(tuple(round(each, 2) for each in await page.js(MORPHS)))
            now = await page.js(HEAD)
            turned = max(turned, *(abs(a - b) for a, b in zip(first, now, strict=True)))
            await asyncio.sleep(0.1)
        return await page.js("window.studio.viewer.model"), turned, faces, page.troubles


async def smile(url):
    """Return the smile as shown, and what is left for the lids, without and with a smile."""
    shown = """((weight) => {
      const manager = window.studio.viewer.avatar.vrm.expressionManager;
      manager.setValue("happy", weight);
      const lids = manager._calculateWeightMultipliers().blink;
      return [window.studio.viewer.expression("happy"), lids];
    })"""
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        return [await page.js(f"{shown}({weight})") for weight in (0.4, 0.6)]


async def offer(url, file):
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        await page.pick(file)
        return await page.notice(), await page.js("window.studio.viewer.model.name"), page.troubles
