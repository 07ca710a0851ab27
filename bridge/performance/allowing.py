"""What a policy lets a body do: the deny-list beats everything, whoever asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bridge.model import Cue, Layer, Policy, Style
from bridge.rigs.repertoire import REPERTOIRE, Kind

__all__ = ["Verdict", "allow", "denied", "judge"]

_GIVING = frozenset({Kind.DEICTIC, Kind.EMBLEM, Kind.NUMBER, Kind.PRAGMATIC})

# What says the same without offence. An emblem never stands in for another: whoever forbids one
# sign of the hand may mean another by the next.
_SAFE: Mapping[str, tuple[str, ...]] = {
    "point-index": ("point-hand", "other", "offer"),
    "point-there": ("point-hand", "offer"),
    "point-here": ("point-hand", "offer"),
    "point-thumb": ("point-hand", "offer"),
    "point-hand": ("offer",),
    "other": ("offer",),
    "self-nose": ("self",),
    "beckon-up": ("offer",),
    "come-down": ("offer",),
    "thumbs-up": ("open-up", "offer", "nod"),
    "ok-ring": ("open-up", "offer", "nod"),
    "stop-palm": ("sweep-away", "dismiss"),
    "palm-thrust": ("sweep-away", "dismiss"),
    "hand-wave-no": ("sweep-away",),
    "hand-fan": ("sweep-away",),
    "wave": ("nod",),
    "wave-small": ("nod",),
    "hand-on-heart": ("nod",),
    "shrug": ("offer-both", "offer"),
}
# One of the same kind, for what is not named above.
_SAFE_KIND: Mapping[Kind, tuple[str, ...]] = {
    Kind.BEAT: ("beat", "beat-out", "offer"),
    Kind.PRAGMATIC: ("offer", "offer-both", "beat"),
    Kind.METAPHORIC: ("offer", "beat"),
    Kind.DEICTIC: ("offer",),
}
_HOW = {True: "never performs", False: "in a formal style never performs"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one movement that was asked for."""

    cue: Cue
    start_char: int
    """First character of the words it belongs to; -1 when it belongs to the whole utterance."""
    end_char: int
    """One past their last character; -1 as above."""
    is_performed: bool
    reason: str
    """Why it is performed, or what forbids it."""


def denied(policy: Policy, style: Style) -> frozenset[str]:
    """Return the names that are not performed: a formal style has more of them."""
    return policy.deny | policy.deny_formal if style.is_formal else policy.deny


def judge(cues: Iterable[Cue], policy: Policy, style: Style) -> Iterator[Verdict]:
    """Yield what becomes of every cue, in their order.

    A denied gesture is followed by the safe one that stands in for it, if there is one.
    """
    forbidden = denied(policy, style)
    for cue in cues:
        if cue.name not in forbidden:
            yield _verdict(_handed(cue, policy))
            continue
        reason = f"{policy.name} {_HOW[cue.name in policy.deny]} {cue.name!r}"
        yield _verdict(cue, forbidden=reason)
        safe = _stand_in(cue, forbidden, reason)
        if safe is not None:
            yield _verdict(_handed(safe, policy))


def allow(cues: Iterable[Cue], policy: Policy, style: Style) -> list[Cue]:
    """Return the cues that are performed, in their order."""
    return [verdict.cue for verdict in judge(cues, policy, style) if verdict.is_performed]


def _verdict(cue: Cue, *, forbidden: str = "") -> Verdict:
    start, end = cue.about or (-1, -1)
    return Verdict(
        cue=cue,
        start_char=start,
        end_char=end,
        is_performed=not forbidden,
        reason=forbidden or cue.because,
    )


def _handed(cue: Cue, policy: Policy) -> Cue:
    """Return ``cue`` with the hand that the policy points and gives with."""
    if not policy.right_hand_only or cue.layer is not Layer.GESTURE or cue.weight >= 0.0:
        return cue
    movement = REPERTOIRE.get(cue.name)
    if movement is None or movement.kind not in _GIVING:
        return cue
    because = f"{cue.because}; {policy.name} gives with the right hand"
    return replace(cue, weight=-cue.weight, because=because)


def _stand_in(cue: Cue, forbidden: frozenset[str], reason: str) -> Cue | None:
    movement = REPERTOIRE.get(cue.name)
    if cue.layer is not Layer.GESTURE or movement is None:
        return None
    named = _SAFE.get(cue.name, _SAFE_KIND.get(movement.kind, ()))
    name = next((each for each in named if each not in forbidden), None)
    if name is None:
        return None
    layer = REPERTOIRE[name].layer
    return replace(
        cue,
        layer=layer,
        name=name,
        weight=cue.weight if layer is Layer.GESTURE else abs(cue.weight),
        stroke_micros=cue.stroke_micros if layer is Layer.GESTURE else None,
        because=f"{cue.because}; it stands in, for {reason}",
    )
