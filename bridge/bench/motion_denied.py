"""Ten thousand random utterances under every policy: does anything denied get performed?"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from random import Random

from bridge.bench.babble import babble
from bridge.bench.motion_lines import LINES
from bridge.model import (
    Anchor,
    Behaviour,
    DialogueAct,
    Emotion,
    EmotionLabel,
    Policy,
    SentenceType,
    Style,
    Utterance,
)
from bridge.performance import performed
from bridge.performance.passage import Passage, read_passage
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["UTTERANCES", "denied_cues"]

UTTERANCES = 10_000
_TEXTS = 120  # said in many ways: other acts, forms, feelings, seeds and wishes
_MOST_WORDS = 7
_ASKED_CHANCE = 0.3  # that a model or an author asks for something by name
_MANNERS = (Style(), Style(activation=0.95, gestures_per_minute=24.0), Style(is_formal=True))


def denied_cues(
    policies: Sequence[Policy], *, count: int = UTTERANCES, workers: int = 1
) -> tuple[int, int]:
    """Return how many utterances were performed under each policy, and how many cues broke it.

    Args:
        policies: Each is tried on every utterance.
        count: Utterances.
        workers: Processes that share the policies; 0 for as many as there are cores.
    """
    workers = min(workers or os.cpu_count() or 1, len(policies))
    work = partial(_broken, count)
    if workers < 2:
        return count, work(policies)
    shares = [policies[k::workers] for k in range(workers)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return count, sum(pool.map(work, shares))


def _broken(count: int, policies: Sequence[Policy]) -> int:
    rng = Random(1)  # noqa: S311 - made-up talk, not secrets
    return sum(
        cue.name in policy.deny
        for passage in _passages(rng, count)
        for policy in policies
        for cue in performed(replace(passage, policy=policy))
    )


def _passages(rng: Random, count: int) -> Iterator[Passage]:
    texts = [_text(rng) for _ in range(min(_TEXTS, count))]
    bases = [_base(language, text) for language, text in texts]
    for _ in range(count):
        base = rng.choice(bases)
        utterance = replace(
            base.utterance,
            act=rng.choice(list(DialogueAct)),
            sentence_type=rng.choice(list(SentenceType)),
            emotion=Emotion(label=rng.choice(list(EmotionLabel)), intensity=rng.random()),
            behaviours=_asked(rng, base.utterance.text),
            opens_turn=rng.random() < 0.5,
            ends_turn=rng.random() < 0.5,
        )
        yield replace(
            base, utterance=utterance, seed=rng.getrandbits(30), style=rng.choice(_MANNERS)
        )


def _text(rng: Random) -> tuple[str, str]:
    language, _ = rng.choice(LINES)
    words = [w for lang, text in LINES if lang == language for w in _pieces(language, text)]
    glue = " " if language == "en" else ""
    chosen = (rng.choice(words) for _ in range(rng.randint(1, _MOST_WORDS)))
    return language, glue.join(chosen) + rng.choice(".!?")


def _pieces(language: str, text: str) -> list[str]:
    if language == "en":
        return text.split()
    return text.replace("。", "，").rstrip("，").split("，")


def _base(language: str, text: str) -> Passage:
    utterance = Utterance(utterance_id="u", turn_id="t", text=text, language=language)
    return read_passage(utterance, babble(text), style=Style(), policy=Policy(), seed=0)


def _asked(rng: Random, text: str) -> tuple[Behaviour, ...]:
    if rng.random() > _ASKED_CHANCE:
        return ()
    wanted = rng.choice(list(REPERTOIRE.values()))
    place = Anchor(at_char=rng.randrange(len(text)))
    return (
        Behaviour(
            layer=wanted.layer, name=wanted.name, stroke=place, because="asked for",
            weight=rng.choice((-1.0, 1.0)),
        ),
    )  # fmt: skip
