"""Small beats of the body on stressed words: what keeps a speaker's rhythm between gestures."""

from collections.abc import Iterator

from bridge.model import Cue
from bridge.performance.passage import Passage
from bridge.performance.rule import cue
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["pulse"]

_PULSE = REPERTOIRE["pulse"]
_LENGTHS = (
    round(_PULSE.prepare_secs * 1e6),
    round(_PULSE.hold_secs * 1e6),
    round(_PULSE.retract_secs * 1e6),
)  # in every style: 180 ms of the vowel tell its accent, so there is no time to be slower
_STRESSED = -0.5  # of accents: words that carry meaning are stressed, little words are not
_LEAST_GAP_MICROS = 300_000
_BEFORE_VOWEL_MICROS = 20_000  # its lowest point; viewers notice a late one first
_USUAL_SIZE, _SIZE_BY_ACCENT = 0.8, 0.2
_MOST_ACCENT = 2.0
_SIZE_BY_POWER = 0.3


def pulse(passage: Passage) -> Iterator[Cue]:
    """Beat with every word that carries stress; the stronger it is, the further."""
    power = 1.0 + _SIZE_BY_POWER * passage.style.power
    latest = -_LEAST_GAP_MICROS
    for spoken in passage.words:
        at, word = spoken.vowel_micros, spoken.word
        if spoken.accent < _STRESSED or at - latest < _LEAST_GAP_MICROS:
            continue
        latest = at
        start = at - _BEFORE_VOWEL_MICROS - _LENGTHS[0]
        size = _USUAL_SIZE + _SIZE_BY_ACCENT * min(spoken.accent, _MOST_ACCENT)
        yield cue(
            _PULSE.layer, _PULSE.name, start, _LENGTHS, weight=size * power,
            because=f"stress {spoken.accent:.1f}: {spoken.plain!r}",
            about=(word.start_char, word.end_char) if word.start_char >= 0 else None,
        )  # fmt: skip
