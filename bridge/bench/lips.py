"""Our mouth beside openfacefx: the same phones, the same frames, the same figures."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bridge.bench.lips_metrics import Performed, figures
from bridge.bench.lips_peer import PEER_SETTINGS, peer_name, peer_weights
from bridge.bench.report import Row, row
from bridge.hooks import PluginManager, Role, Voice
from bridge.model import Policy, Scene, Speech, Style, Utterance
from bridge.motion import Sampler
from bridge.performance import PhoneLips, perform
from bridge.performance.lips_timing import EARLY_MICROS
from bridge.speech import join

__all__ = ["SENTENCES", "measure", "our_weights"]

SENTENCES = (
    "Please bring my big blue umbrella, because maybe it will rain.",
    "Bob packed pizza, pepper and apples in a paper bag.",
    "My mother made a warm bowl of mushroom soup for me.",
    "Victor gave five voices a favor for a very fine thief.",
    "She sells sea shells on the sunny sea shore.",
    "Wow, what a beautiful morning! Do you want to move to the room above?",
    "Stop. Push the big button, please. Nothing happened.",
    "Judge Sherry chose to measure the azure beige garage.",
    "I am happy to help you. Maybe we should begin again tomorrow.",
    "The boys play football by the beach, but Amy prefers basketball.",
    "Five brave firemen saved a family from the flames before breakfast.",
    "Oh no! You know, nobody told me so. We both hope for more.",
    "Just a moment, my phone is buzzing. Hello? Yes, speaking.",
    "Pip popped up a bump map, Bob.",
)
"""Rich in closures, labiodentals, sibilants, round vowels and pauses."""

_FPS = 60
_BLOCK = 12
_RUN_UP = 30  # frames before the first sound
_ORIGIN_MICROS = 1_000_000

# Units, and what each figure should be: the gates for lips that are in time.
_GATES = {
    "bilabial closure recall": ("", ">= 0.98"),
    "sibilant jaw violation": ("", "<= 0.02"),
    "pause leakage": ("weight", "<= 0.03"),
    "contact onset error, median": ("ms", "<= 20"),
    "contact onset error, p95": ("ms", "<= 45"),
    "jaw apex error in open vowels, median": ("ms", "<= 20"),
    "peak jaw speed": ("1/s", "<= 8"),
    "jaw jerk, RMS": ("1/s3", ""),
    "mouth jerk, RMS": ("1/s3", ""),
    "jaw follows loudness in vowels": ("r", ">= 0.5"),
    "lag of jaw behind loudness": ("ms", "<= 20"),
}


def measure(sentences: Sequence[str] = SENTENCES) -> list[Row]:
    """Speak ``sentences`` with the default voice and judge both mouths.

    The peer shows the best that any of its settings reaches, figure by figure.
    """
    spoken = list(_spoken(sentences))
    ours = figures([_performed(s, our_weights(u, s, _FPS), EARLY_MICROS) for u, s in spoken])
    peer = peer_name()
    theirs = [
        figures([_performed(s, peer_weights(s.phones, setting, _FPS), 0) for _, s in spoken])
        for setting in (PEER_SETTINGS if peer else ())
    ]
    return [
        row(
            metric,
            ours[metric],
            unit,
            reach=reach,
            compared_with=_beside(peer, [their[metric] for their in theirs], metric, reach),
        )
        for metric, (unit, reach) in _GATES.items()
    ]


def our_weights(utterance: Utterance, speech: Speech, fps: int) -> NDArray[np.float32]:
    """Return (T, S) what leaves the motion room, from time 0, block by block as in a session."""
    timeline = perform(
        utterance,
        speech,
        lips=PhoneLips(),
        style=Style(),
        policy=Policy(),
        seed=0,
        origin_micros=_ORIGIN_MICROS,
    )
    scene, sampler = Scene(timelines=(timeline,)), Sampler(seed=0)
    frames = np.arange(-_RUN_UP, speech.phones[-1].end_micros * fps // 1_000_000 + 1)
    times = _ORIGIN_MICROS + frames * 1_000_000 // fps
    state, blocks = sampler.rest(int(times[0]) - 1, scene), []
    for first in range(0, len(times), _BLOCK):
        block, state = sampler.sample(scene, times[first : first + _BLOCK], state)
        blocks.append(block.weights)
    return np.concatenate(blocks)[_RUN_UP:]


def _spoken(sentences: Sequence[str]) -> Iterator[tuple[Utterance, Speech]]:
    manager = PluginManager()
    manager.load_installed()
    voice: Voice = manager.registry.create(Role.VOICE, "hibari", {})
    for number, text in enumerate(sentences):
        utterance = Utterance(utterance_id=f"u{number}", turn_id="bench", text=text, language="en")
        yield utterance, join(utterance, list(voice.speak(utterance)))


def _performed(speech: Speech, weights: NDArray[np.float32], lead_micros: int) -> Performed:
    return Performed(speech=speech, weights=weights, fps=_FPS, lead_micros=lead_micros)


def _beside(
    peer: str, values: Sequence[float], metric: str, reach: str
) -> tuple[str, float] | None:
    if not values:
        return None
    if metric.startswith("lag"):
        return peer, min(values, key=abs)
    return peer, max(values) if reach.startswith(">=") else min(values)
