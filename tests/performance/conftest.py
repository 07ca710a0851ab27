from dataclasses import replace

import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.model import Policy, Style, Utterance
from bridge.performance.passage import read_passage


@pytest.fixture(scope="session")
def passage_of():
    """Read a text, spoken whole or so far, as the rules are given it."""

    def make(text, *, until=None, style=None, policy=None, seed=1, language="en", **meaning):
        utterance = Utterance(
            utterance_id="u", turn_id="t", text=text, language=language, **meaning
        )
        speech = babble(text)
        if until is not None:
            speech = so_far(speech, until)
        return read_passage(
            utterance, speech, style=style or Style(), policy=policy or Policy(), seed=seed
        )

    return make


@pytest.fixture(scope="session")
def prefix():
    return so_far


def so_far(speech, until_micros):
    """Return the part of a speech that has arrived; a chunk never ends inside a word."""
    until_micros = min(
        [w.start_micros for w in speech.words if w.start_micros < until_micros < w.end_micros],
        default=until_micros,
    )
    phones = tuple(p for p in speech.phones if p.end_micros <= until_micros)
    end = phones[-1].end_micros if phones else 0
    return replace(
        speech,
        samples=speech.samples[: end * speech.sample_rate // 1_000_000],
        phones=phones,
        words=tuple(w for w in speech.words if w.end_micros <= end),
        f0_hz=np.asarray(speech.f0_hz[: end // speech.f0_hop_micros]),
        is_complete=end == speech.phones[-1].end_micros,
    )
