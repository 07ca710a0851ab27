"""How a character is told to move: style, policy, feeling, gaze, stillness, gestures."""

import itertools
from dataclasses import replace

from bridge.errors import RequestError, nearest
from bridge.hooks import Registry
from bridge.model import Emotion, EmotionLabel, Policy, Style
from bridge.performance import allow, denied, gesture_timeline
from bridge.session.manners import read_policy, read_style
from bridge.session.stream import CharacterStream

__all__ = ["Direction"]

FURTHEST_GAZE_METRES = 1000.0


class Direction:
    """Keeps what holds until told otherwise, and passes it to the stream.

    Belongs to the session's event loop. Every method raises a ``BridgeError`` for what cannot
    be done, and then changes nothing.
    """

    def __init__(
        self, *, style: Style, policy: Policy, registry: Registry, stream: CharacterStream
    ) -> None:
        self.style = style
        self.policy = policy
        self._registry = registry
        self._stream = stream
        self._gestures = itertools.count(1)

    def set_style(self, name: str) -> None:
        """Move in another way: eased from the next frame on, decided from the next utterance on."""
        self.style = read_style(self._registry, name, {})
        self._stream.arrange(style=self.style)

    def set_policy(self, name: str) -> None:
        """Follow another culture's rules from the next utterance on."""
        self.policy = read_policy(self._registry, name, {})
        self._stream.arrange(policy=self.policy)

    def set_emotion(self, label: str, intensity: float) -> None:
        """Hold a feeling until told otherwise."""
        known = [known.value for known in EmotionLabel]
        if label not in known:
            hint = nearest(label, known)
            allowed = ", ".join(known)
            raise RequestError("unknown-emotion", f"{label!r}; allowed: {allowed}. {hint}".strip())
        self._stream.arrange(emotion=Emotion(label=EmotionLabel(label), intensity=intensity))

    def look_at(self, target: tuple[float, float, float] | None) -> None:
        """Look at a point in metres in the character's space; None looks ahead again."""
        _require_reach(target)
        self._stream.arrange(gaze=target)

    def set_stillness(self, amount: float) -> None:
        """Quiet the body; 0 moves as styled, 1 keeps still."""
        self._stream.arrange(stillness=amount)

    def set_listening(self, is_listening: bool) -> None:
        """Attend to the user while they speak; a turn of the character's own ends it."""
        self._stream.arrange(is_listening=is_listening)

    def play_gesture(
        self, name: str, weight: float, target: tuple[float, float, float] | None = None
    ) -> None:
        """Perform a movement by name, without words; a pointing or a look goes to ``target``."""
        _require_reach(target)
        asked = gesture_timeline(f"gesture-{next(self._gestures)}", name, weight, target)
        if name in denied(self.policy, self.style):
            raise RequestError("denied", f"the policy {self.policy.name} never performs {name!r}")
        cues = tuple(allow(asked.cues, self.policy, self.style))
        self._stream.gesture(replace(asked, cues=cues))


def _require_reach(target: tuple[float, float, float] | None) -> None:
    if target is not None and max(map(abs, target)) > FURTHEST_GAZE_METRES:
        raise RequestError("too-far", f"a target within {FURTHEST_GAZE_METRES:.0f} m")
