"""Which movement a meaning is performed by, here and in this style."""

from collections.abc import Mapping, Sequence

from bridge.model import Policy, Style
from bridge.performance.allowing import denied
from bridge.performance.sense import Meaning
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["BEAT", "NO", "PROMISE", "QUESTION", "YES", "choose", "forms_of", "openness"]

BEAT, QUESTION, PROMISE, YES, NO = "beat", "question", "promise", "yes", "no"

_M = Meaning
_EVERYWHERE: Mapping[str, tuple[str, ...]] = {
    BEAT: ("beat", "beat-both", "beat-out", "precision", "offer"),
    QUESTION: ("offer-both", "offer", "other"),
    PROMISE: ("hand-on-heart",),
    _M.GREETING: ("wave-small", "wave"),
    "greeting-formal": ("nod",),
    _M.GOODBYE: ("wave", "wave-small"),
    _M.THANKS: ("hand-on-heart",),
    "thanks-formal": ("nod",),
    _M.APOLOGY: ("bow-15",),
    "apology-formal": ("bow-30",),
    _M.NEGATION: ("sweep-away", "dismiss"),
    _M.AFFIRMATION: ("offer", "beat", "open-up"),
    _M.INTENSITY: ("beat", "beat-both", "precision"),
    _M.INCLUSIVITY: ("sweep-out", "open-up", "offer-both"),
    _M.SELF: ("self",),
    _M.OTHER: ("other", "offer"),
    _M.BIG: ("size-big", "open-up", "rise"),
    _M.SMALL: ("size-small", "precision"),
    _M.TALL: ("size-tall", "rise"),
    _M.MORE: ("rise", "open-up"),
    _M.LESS: ("fall", "size-small"),
    _M.LIST_ITEM: ("beat-out", "beat", "offer"),
    _M.CONTRAST: ("flip-side", "weigh"),
    _M.POSSIBILITY: ("shrug", "offer", "offer-both", "weigh"),
    _M.OBLIGATION: ("chop", "precision"),
    _M.QUESTION_WORD: ("offer-both", "offer", "open-up"),
    _M.HERE: ("point-here", "offer"),
    _M.THERE: ("point-hand", "point-there"),
    _M.BECKON: ("come-down",),
    _M.PAST: ("time-back", "point-thumb"),
    _M.FUTURE: ("time-forward", "roll", "offer"),
    _M.CYCLE: ("roll",),
    _M.WORD_SEARCH: ("circle-search",),
    _M.GOOD: ("open-up", "offer", "beat-out"),
    _M.BAD: ("dismiss", "sweep-away"),
}
"""Movements by meaning, the most usual first."""

_COUNTING = ("show-index", "show-two", "show-three", "show-four", "show-five")
_WIDE = frozenset(
    {"beat-both", "dismiss", "open-up", "point-there", "roll", "shrug", "size-big", "size-tall"}
    | {"sweep-away", "sweep-out", "wave", "weigh"}
)
"""Movements that take room, or both arms."""
_SMALLER = {"wave": "wave-small"}
_OPEN = 0.25  # from which a manner is an open one; below its negative, a reserved one
_ROOM_SHARE = 2.0  # of a policy's room beside a style's extent
_RECENT = 3  # gestures in which a name should not come again


def forms_of(key: str, policy: Policy, style: Style, *, value: int = 0) -> tuple[str, ...]:
    """Return the movements that may perform a meaning, the preferred one first.

    The policy's own form comes before everybody's, and the formal one first in a formal style.
    A reserved manner leaves out what takes room, an open one prefers it.
    What the policy denies is left out as long as something else remains: the deny-list has the
    last word elsewhere, and says so.
    """
    found = _suited(_named(key, policy, style, value), openness(policy, style))
    forbidden = denied(policy, style)
    return tuple(name for name in found if name not in forbidden) or found


def openness(policy: Policy, style: Style) -> float:
    """Return how much room a manner takes: 0 is neutral, lively people about 0.5, shy -0.6."""
    return style.extent + _ROOM_SHARE * (policy.gesture_space - 1.0)


def choose(options: Sequence[str], recent: Sequence[str], chance: float) -> str:
    """Return one of ``options``, twice as likely the first, and none that has just been made.

    When all of them have, it is the one made longest ago.
    """
    latest = recent[-_RECENT:]
    fresh = [name for name in options if name not in latest]
    if not fresh:
        return min(options, key=lambda name: len(latest) - 1 - latest[::-1].index(name))
    chances = [*([fresh[0]] if fresh[0] == options[0] else []), *fresh]
    return chances[int(chance * len(chances))]


def _named(key: str, policy: Policy, style: Style, value: int) -> tuple[str, ...]:
    if key == _M.NUMBER:
        return _counted(policy, value)
    keys = [f"{key}-formal", key] if style.is_formal else [key]
    for each in keys:
        if each in policy.forms:
            return _known(policy.forms[each])
    if key == _M.THERE and "point" in policy.forms:
        return _known(policy.forms["point"])
    return next((_EVERYWHERE[each] for each in keys if each in _EVERYWHERE), ())


def _suited(names: tuple[str, ...], open_by: float) -> tuple[str, ...]:
    """Return the forms that a manner would use, the likeliest first; never none of them."""
    if open_by < -_OPEN:
        smaller = tuple(_SMALLER.get(name, name) for name in names)
        contained = tuple(dict.fromkeys(name for name in smaller if name not in _WIDE))
        return contained or smaller
    if open_by > _OPEN:
        return tuple(sorted(names, key=lambda name: name not in _WIDE))
    return names


def _known(name: str) -> tuple[str, ...]:
    """Return a policy's form; none for an empty name, or for one of a newer repertoire."""
    return (name,) if name in REPERTOIRE else ()


def _counted(policy: Policy, value: int) -> tuple[str, ...]:
    counting = policy.counting or _COUNTING
    return _known(counting[value - 1]) if 1 <= value <= len(counting) else ()
