"""What a page is told beside the stream: who is there, what can be asked for."""

from collections.abc import Iterable, Sequence, Set
from enum import StrEnum
from typing import Any

from bridge.hooks import Registry, Role
from bridge.model import EmotionLabel
from bridge.performance import denied
from bridge.rigs.repertoire import REPERTOIRE, Kind
from bridge.service import Attendee, Host, Seat

__all__ = ["Sound", "is_news", "note_of"]

_FIGURES = ("outputs", "clients")  # these count up, and alone are no news
_KINDS = tuple(sorted(Kind, key=lambda kind: kind in {Kind.EVENT, Kind.FACE, Kind.GAZE}))


class Sound(StrEnum):
    """Who plays the voice."""

    PAGE = "page"
    """Every page that is open, unless it is muted."""
    SIDECAR = "sidecar"
    """The sidecar's own device, so pages start muted."""
    OFF = "off"
    """Nobody, until a page is unmuted."""


def note_of(
    host: Host, seat: Seat, *, registry: Registry, pages: Sequence[str], sound: Sound
) -> dict[str, Any]:
    """Return the note for pages of one character; ``pages`` are those that show it."""
    direction = seat.direction
    audience = seat.audience.present(host.clock.now_micros())
    return {
        "characters": list(host.seats),
        "character": seat.session.name,
        "outputs": [f"{line.name} · {line.sent} sent" for line in seat.lines],
        "clients": _clients(pages, audience),
        "style": direction.style.name,
        "policy": direction.policy.name,
        "styles": _names(registry, Role.STYLE),
        "policies": _names(registry, Role.POLICY),
        "emotions": [label.value for label in EmotionLabel],
        "gestures": _movements(denied(direction.policy, direction.style)),
        "listenerReason": _listener_reason(registry),
        "endpoints": [host.endpoint, host.control.endpoint],
        "sound": sound.value,
    }


def is_news(note: dict[str, Any], before: dict[str, Any]) -> bool:
    """Tell whether more than figures differ."""
    return any(note[key] != before.get(key) for key in note if key not in _FIGURES) or _subjects(
        note
    ) != _subjects(before)


def _movements(refused: Set[str]) -> dict[str, list[str]]:
    """Return what may be asked for, by kind: hands first, the order of the repertoire within."""
    kinds = {
        kind.value: [name for name, each in REPERTOIRE.items() if each.kind is kind]
        for kind in _KINDS
    }
    allowed = {kind: [n for n in names if n not in refused] for kind, names in kinds.items()}
    return {kind: names for kind, names in allowed.items() if names}


def _names(registry: Registry, role: Role) -> list[str]:
    return [offer.name for offer in registry.offers(role) if not offer.missing]


def _clients(pages: Iterable[str], audience: Iterable[Attendee]) -> list[str]:
    """Return a line for each client; one that reports says how well it keeps time."""
    lines = dict.fromkeys(pages, "")
    for each in audience:
        report = each.report
        lines[each.name] = (
            f" · {report.skew_micros / 1e3:+.1f} ms · {report.underruns} underruns"
            if report
            else ""
        )
    return [name + figures for name, figures in lines.items()]


def _listener_reason(registry: Registry) -> str:
    if not registry.offers(Role.LISTENER):
        return "no plugin that is installed can listen"
    return "the studio cannot carry a microphone to a listener"


def _subjects(note: dict[str, Any]) -> list[str]:
    return [line.split(" · ")[0] for key in _FIGURES for line in note.get(key, ())]
