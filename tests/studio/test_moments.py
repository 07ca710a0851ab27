"""Five moments of a spoken sentence, drawn: is the mouth shut where lips must meet?"""

import asyncio
from itertools import pairwise

import matplotlib.image
import numpy as np
import pytest
from browsers import NEEDS_CHROMIUM, NEEDS_PAGE
from commands import CHARACTER, bridge_json, write_character

from bridge.client.footage import read_footage
from bridge.studio.camera import open_camera
from bridge.studio.pages import Assets
from bridge.studio.stills import still_at

SIZE = (360, 360)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Return pictures (H, W, 3) by moment, of a take with the real voice."""
    folder = tmp_path_factory.mktemp("moments")
    ada = write_character(folder, CHARACTER.replace('"sine"', '"hibari"'))
    take = folder / "pie.take"
    bridge_json("say", "Mama made pie.", "--character", ada, "--record", take, "--json")
    return asyncio.run(_shoot(read_footage(take), folder))


async def _shoot(footage, folder):
    phones = [event for event in footage.events if event.kind == "phone" and event.name]
    named = {
        "rest": int(footage.times_micros[6]),
        "m": _middle(phones, "m"),
        "ɑ": _middle(phones, "ɑ"),
        "p": _middle(phones, "p"),
        "aɪ": _middle(phones, "aɪ", 0.35),
    }
    pictures = {}
    async with open_camera(Assets(), SIZE) as camera:
        for name, at in named.items():
            still = still_at(footage, at - int(footage.times_micros[0]))
            path = folder / f"{len(pictures)}.png"
            path.write_bytes(await camera.shoot(still, {"format": "png"}))
            pictures[name] = matplotlib.image.imread(path)[..., :3]
    return pictures


def _middle(phones, symbol, share=0.5):
    phone = next(phone for phone in phones if phone.name == symbol)
    # The mouth is about 30 ms ahead of the sound.
    return round(phone.pts_micros + share * (phone.end_micros - phone.pts_micros)) - 20_000


def inside_of_mouth(picture):
    """Return how many pixels show the dark of the mouth."""
    red, green, blue = np.moveaxis(picture, 2, 0)
    return int(((red > 1.8 * green) & (red > 1.6 * blue) & (red < 0.6)).sum())


@NEEDS_CHROMIUM
@NEEDS_PAGE
def test_the_mouth_is_open_in_a_vowel_and_shut_where_lips_meet(drawn):
    opened = {name: inside_of_mouth(picture) for name, picture in drawn.items()}
    beyond_rest = {name: count - opened["rest"] for name, count in opened.items()}
    shut = max(beyond_rest["m"], beyond_rest["p"])
    assert beyond_rest["ɑ"] > 60
    assert shut < beyond_rest["ɑ"] / 3


@NEEDS_CHROMIUM
@NEEDS_PAGE
def test_every_moment_is_another_picture(drawn):
    pictures = list(drawn.values())
    for one, other in pairwise(pictures):
        assert np.abs(one - other).max() > 0.1
