"""A character that says a thousand things; prints what its life has left in memory, as JSON.

A program, for memory is counted for a whole process: nothing else must live in it.
"""

import asyncio
import gc
import json
import sys
import tracemalloc

from counting import CountingSampler
from staged import ScriptedPart, staged

from bridge.hooks import OutputCapabilities
from bridge.model import Interrupted, UtteranceEnded
from bridge.testing import FakeVoice, run_virtually


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


async def live(warm, long):
    """Say ``warm`` lines, then ``long`` ones; return the output, and what the latter left."""
    voice = FakeVoice(word_micros=100_000)
    part, dialogue = ScriptedPart(voice.speak), ScriptedPart(lambda c: ["I see."])
    kept = (part.calls, dialogue.calls, voice.spoken)  # for other tests
    async with staged(part, dialogue, sampler=CountingSampler(), output=Counting()) as stage:
        await talk(stage, warm)
        before = held(kept)
        await talk(stage, long)
        return stage.output, held(kept).compare_to(before, "lineno")


def held(kept):
    """Return what our own lines hold; interpreters and libraries have caches."""
    for notes in kept:
        notes.clear()
    gc.collect()
    return tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, "*/bridge/*")])


if __name__ == "__main__":
    tracemalloc.start()
    output, lines = run_virtually(live(*map(int, sys.argv[1:])))
    found = {
        "ended": output.ended,
        "cut": output.cut,
        "grown_bytes": sum(line.size_diff for line in lines),
        "most": [str(line) for line in lines[:5]],
    }
    print(json.dumps(found))
