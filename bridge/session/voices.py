"""Which voice says an utterance."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bridge.errors import BridgeError
from bridge.hooks import PluginManager, Role
from bridge.model import Utterance
from bridge.speech import Joiner
from bridge.workers import Part

__all__ = ["OpenVoice", "Voices"]

log = logging.getLogger(__name__)

OpenVoice = Callable[[str], Awaitable[Part]]
"""Opens a voice by name; raises ``BridgeError`` when it cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenVoice:
    part: Part
    joiner: Joiner


class Voices:
    """The character's own voice, and any other that a plugin chooses for an utterance."""

    def __init__(
        self, name: str, part: Part, *, plugins: PluginManager, open_voice: OpenVoice
    ) -> None:
        self._own = name
        self._plugins = plugins
        self._open_voice = open_voice
        self._voices = {name: _OpenVoice(part=part, joiner=Joiner(name))}

    async def choose(self, utterance: Utterance) -> tuple[Part, Joiner]:
        """Return the voice for an utterance; the character's own where a choice fails."""
        names = tuple(offer.name for offer in self._plugins.registry.offers(Role.VOICE))
        chosen = self._plugins.choose("choose_voice", utterance=utterance, voices=names)
        name = chosen if isinstance(chosen, str) else self._own
        if name not in self._voices:
            try:
                part = await self._open_voice(name)
                self._voices[name] = _OpenVoice(part=part, joiner=Joiner(name))
            except BridgeError as error:
                details = {"voice": name, "reason": str(error)}
                log.warning("a chosen voice cannot be had", extra=details)
                name = self._own
        voice = self._voices[name]
        return voice.part, voice.joiner
