"""A long life in little memory."""

import asyncio
import gc
import itertools
import tracemalloc

from counting import CountingSampler
from staged import ScriptedPart, staged

from bridge.hooks import OutputCapabilities
from bridge.model import Interrupted, UtteranceEnded
from bridge.testing import FakeVoice, run_virtually

WARM, LONG = 100, 1000
MOST_GROWTH_BYTES = 10_000  # twenty bytes for each utterance would be a leak already


class Counting:
    """An output that keeps nothing but counts."""

    capabilities = OutputCapabilities(ahead=True)

    def __init__(self):
        self.ended = self.cut = 0

    def send(self, record):
        self.ended += isinstance(record, UtteranceEnded)
        self.cut += isinstance(record, Interrupted)

    def close(self):
        pass


async def talk(stage, count):
    """Say ``count`` lines; every tenth is an answer, and every twentieth is interrupted."""
    for index in range(count):
        if index % 10 == 0:
            stage.session.take_turn("go on")
        else:
            stage.session.say("one")
        if index % 20 == 0:
            await asyncio.sleep(0.3)
            stage.session.interrupt()
        await stage.session.wait_until_idle()


def test_a_thousand_utterances_leave_nothing_behind():
    voice = FakeVoice(word_micros=100_000)
    part, dialogue = ScriptedPart(voice.speak), ScriptedPart(lambda c: ["I see."])

    async def main():
        async with staged(part, dialogue, sampler=CountingSampler(), output=Counting()) as stage:
            await talk(stage, WARM)
            kept = [held(part, dialogue, voice)]
            for _ in range(2):
                await talk(stage, LONG // 2)
                kept.append(held(part, dialogue, voice))
            return stage.output, kept

    tracemalloc.start()
    try:
        output, kept = run_virtually(main())
    finally:
        tracemalloc.stop()
    assert output.ended + output.cut >= WARM + LONG
    assert output.cut >= LONG // 20
    # What leaks grows in both halves; what is loaded or cached for good, in one.
    grown = [late.compare_to(early, "lineno") for early, late in itertools.pairwise(kept)]
    least = min(grown, key=lambda lines: sum(line.size_diff for line in lines))
    assert sum(line.size_diff for line in least) < MOST_GROWTH_BYTES, least[:5]


def held(part, dialogue, voice):
    """Return what our own lines hold; interpreters and libraries have caches."""
    for kept in (part.calls, dialogue.calls, voice.spoken):  # for other tests
        kept.clear()
    gc.collect()
    return tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, "*/bridge/*")])
