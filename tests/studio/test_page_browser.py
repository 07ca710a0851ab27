"""The page in a real browser: it speaks, moves with the sound, and can be stopped."""

import asyncio

import numpy as np
import pytest
from studio_page import WATCH, need_browser, page_in_browser, served

from bridge.client.footage import read_footage
from bridge.rigs.arkit import SHAPE_INDEX

need_browser()

TEXT = (
    "Mama, are you sure about the beautiful blue moon above our old home by the open water, "
    "or do you believe that nobody ever saw it and that all of us only dreamt of more?"
)
SKEW_REACH_MILLIS = 20.0
ENDED = """(() => {
  const { client } = window.studio;
  const said = client.utterances().at(-1);
  return said && said.endMicros !== null && client.playhead() > said.endMicros;
})()"""

# The mouth has 100 ms to close; then the next picture must show it.
SHOWN_AFTER_100_MILLIS = """new Promise((resolve) => {
  const { client, viewer } = window.studio;
  const end = client.utterances().at(-1).endMicros;
  const look = () => requestAnimationFrame(() => {
    if (client.pose().ptsMicros < end + 100_000) look();
    else requestAnimationFrame(() => {
      requestAnimationFrame(() => resolve(viewer.expression("jawOpen")));
    });
  });
  look();
})"""


def test_the_mouth_that_is_drawn_follows_the_sound_that_is_heard(tmp_path):
    pytest.importorskip("hibari")
    take = tmp_path / "said.take"
    with served(tmp_path, "--record", str(take), voice="hibari") as studio:
        seen, meters, troubles = asyncio.run(speak(studio.url))
        studio.end()
    assert troubles == []
    assert abs(meters["skewP95"]) <= SKEW_REACH_MILLIS
    assert meters["lost"] == 0
    spoken = [each for each in seen if each["said"]]
    assert len(spoken) >= 8, "too few pictures to judge by"
    heard = [each["head"] for each in spoken]
    shown = np.array([each["jaw"] for each in spoken])
    sent = jaw_at(take, heard)
    assert shown.max() > 0.15, "the mouth hardly opened"
    # The first picture after a stall is mixed with the one before it, so not every one is exact.
    errors = np.abs(shown - sent)
    assert np.quantile(errors, 0.9) < 0.02
    assert np.ptp(sent[errors < 0.02]) > 0.1, "the mouth did not move while it was exact"


def test_interrupting_closes_the_mouth_and_the_next_line_opens_it_again(tmp_path):
    with served(tmp_path) as studio:
        jaws, troubles = asyncio.run(interrupt(studio.url))
    assert troubles == []
    assert jaws["closed"] < 0.05
    assert jaws["again"] > 0.1


async def speak(url):
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        await page.js(WATCH)
        await page.say(TEXT)
        await page.until(ENDED)
        return await page.js("window.seen"), await page.js("window.studio.meters()"), page.troubles


async def interrupt(url):
    loud = 'window.studio.viewer.expression("jawOpen") > 0.1'
    async with page_in_browser() as page:
        await page.open(url)
        await page.settle()
        await page.say(TEXT)
        await page.until(loud)
        await page.press("Escape")
        await page.until(ENDED)
        closed = await page.js(SHOWN_AFTER_100_MILLIS)
        await page.say("Aha!")
        await page.until(loud)
        again = await page.js('window.studio.viewer.expression("jawOpen")')
        return {"closed": closed, "again": again}, page.troubles


def jaw_at(take, micros):
    """Return what the stream says about the jaw at the instants that were heard."""
    footage = read_footage(take)
    jaw = footage.weights[:, SHAPE_INDEX["jawOpen"]]
    return np.interp(micros, footage.times_micros, jaw)
