import asyncio
import io

import matplotlib.image
import numpy as np
import pytest
from browsers import NEEDS_CHROMIUM, tiny_page
from openings import footage

from bridge.errors import BridgeError
from bridge.studio.camera import open_camera
from bridge.studio.pages import Assets
from bridge.studio.stills import still_at

PNG = {"format": "png"}


def shot(static, *instants, size=(64, 48)):
    """Return a picture of each instant of a two-second take, as arrays in [0, 1]."""
    take = footage(2.0)

    async def main():
        async with open_camera(Assets(static=static), size) as camera:
            return [await camera.shoot(still_at(take, at), PNG) for at in instants]

    return [matplotlib.image.imread(io.BytesIO(data)) for data in asyncio.run(main())]


@NEEDS_CHROMIUM
def test_each_picture_is_of_its_pose_and_size(tmp_path):
    pictures = shot(tiny_page(tmp_path), 0, 1_000_000, 2_000_000, 500_000)
    assert {picture.shape[:2] for picture in pictures} == {(48, 64)}
    greys = [float(picture[..., 0].mean()) for picture in pictures]
    assert greys == pytest.approx([0, 0.5, 1, 0.25], abs=0.004)
    assert all(np.ptp(picture[..., 0]) == 0 for picture in pictures)


@NEEDS_CHROMIUM
@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("window.studio = {ready: Promise.reject(new Error('no WebGL here'))};", "no WebGL here"),
        (
            "window.studio = {ready: Promise.resolve(), "
            "async still() { throw new Error('bad pose') }};",
            "bad pose",
        ),
    ],
)
def test_a_page_that_cannot_show_says_why(tmp_path, script, why):
    with pytest.raises(BridgeError, match=why):
        shot(tiny_page(tmp_path, script), 0)


def test_a_page_that_is_not_built_says_how(tmp_path):
    with pytest.raises(BridgeError, match="npm ci && npm run build"):
        shot(tmp_path, 0)
