import asyncio
import subprocess

import matplotlib.image
import numpy as np
import pytest
from browsers import NEEDS_CHROMIUM, NEEDS_FFMPEG, NEEDS_PAGE, tiny_page
from openings import footage

from bridge.studio.filming import make_film, take_contact_sheet, take_snapshot
from bridge.studio.pages import Assets


def film_of(take, path, assets, size=(64, 48), rate=30):
    heard = []
    asyncio.run(
        make_film(
            take,
            path,
            frames_per_sec=rate,
            size=size,
            assets=assets,
            progress=lambda done, total: heard.append((done, total)),
        )
    )
    return heard


def pictures(path, width, height):
    """Return every picture of a film, decoded, as (T, H, W) greys in [0, 255]."""
    found = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "gray", "-"],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(found.stdout, np.uint8).reshape(-1, height, width)


@NEEDS_CHROMIUM
@NEEDS_FFMPEG
def test_every_picture_of_a_film_is_of_its_own_instant(tmp_path):
    path = tmp_path / "new folder" / "film.mp4"
    heard = film_of(footage(1.0, sound_secs=0.8), path, Assets(static=tiny_page(tmp_path)))
    greys = pictures(path, 64, 48).mean(axis=(1, 2))
    assert heard == [(done, 30) for done in range(1, 31)]
    # One picture too early or too late would be 8.5 off.
    assert greys == pytest.approx(np.arange(30) / 30 * 255, abs=3)


@NEEDS_CHROMIUM
@NEEDS_PAGE
def test_the_avatar_opens_its_mouth_in_a_snapshot(tmp_path):
    seen = []
    for at_micros in (0, 1_000_000):
        path = tmp_path / f"{at_micros}.png"
        taking = take_snapshot(
            footage(1.0), path, at_micros=at_micros, size=(240, 240), assets=Assets()
        )
        asyncio.run(taking)
        seen.append(matplotlib.image.imread(path)[..., :3])
    closed, opened = seen
    assert closed.shape == (240, 240, 3)
    differs = np.abs(opened - closed).max(axis=2) > 0.1
    rows = np.flatnonzero(differs.any(axis=1))
    assert differs.sum() > 50
    assert rows.min() > 40, "only the mouth and the chin move"


@NEEDS_CHROMIUM
@NEEDS_FFMPEG
@NEEDS_PAGE
def test_a_film_of_the_avatar_moves(tmp_path):
    path = tmp_path / "film.mp4"
    film_of(footage(0.4, sound_secs=0.4), path, Assets(), size=(160, 160), rate=10)
    seen = pictures(path, 160, 160).astype(float)
    assert len(seen) == 4
    moved = np.abs(seen[1:] - seen[0]).mean(axis=(1, 2))
    assert (np.diff(moved) > 0).all(), "the jaw opens further in every picture"


@NEEDS_CHROMIUM
def test_a_contact_sheet_has_a_picture_for_every_quarter_of_a_second(tmp_path):
    path, heard = tmp_path / "sheet.png", []
    asyncio.run(
        take_contact_sheet(
            footage(1.0),
            path,
            every_micros=250_000,
            size=(64, 48),
            assets=Assets(static=tiny_page(tmp_path)),
            progress=lambda done, total: heard.append((done, total)),
        )
    )
    assert heard == [(done, 5) for done in range(1, 6)]
    assert matplotlib.image.imread(path).std() > 0.01
