"""Putting characters on stage for a command."""

import os
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bridge.errors import TransportError
from bridge.flow import Clock, run_until_ended
from bridge.hooks import PluginManager
from bridge.model import StreamRecord
from bridge.record import TakeWriter
from bridge.service import Host
from bridge.session.builtins import load_plugins
from bridge.session.character import Character, load_character
from bridge.session.stream import Sound
from bridge.transport.sound import SilentDevice, SoundDevice
from bridge.transport.sound_offset import OffsetSound

__all__ = ["TAKE_VERSION", "Staging", "run_on_stage"]

TAKE_VERSION = 1


class Staging:
    """What a command wants on stage, and what became of its sound."""

    def __init__(
        self,
        files: Sequence[Path | None],
        *,
        overrides: dict[str, object],
        no_sound: bool,
        record: Path | None = None,
        watch: Callable[[StreamRecord], None] = lambda record: None,
        sinks: Sequence[Callable[[bytes], None]] = (),
    ) -> None:
        self.plugins: PluginManager = load_plugins()
        registry = self.plugins.registry
        self.characters = [
            load_character(file, overrides, os.environ, registry=registry).character
            for file in files
        ]
        self.sound_notes: dict[str, str] = {}
        """How each character sounds, for a person."""
        self.sounding: set[str] = set()
        """Characters whose voice is played here."""
        self.is_silent = no_sound
        """True when no sound was wanted."""
        self._record = record
        self._watch = watch
        self._sinks = sinks

    def sound_for(self, character: Character, sample_rate: int, clock: Clock) -> Sound:
        """Open the sound of a character, or go on in silence and say why.

        Raises ``TransportError`` where the character insists on sound.
        """
        settings, notes = character.sound, self.sound_notes
        needs_sound = bool(character.outputs)  # they carry none, so nobody else would play it
        if self.is_silent or settings.mode == "off" or not (needs_sound or settings.mode == "on"):
            notes[character.name] = "off"
            return SilentDevice(sample_rate, clock)
        try:
            device = SoundDevice.open(sample_rate, clock=clock, device=settings.device or None)
        except TransportError as error:
            if settings.mode == "on":
                raise
            notes[character.name] = f"silent: {error}"
            return SilentDevice(sample_rate, clock)
        notes[character.name] = settings.device or "on the default device"
        self.sounding.add(character.name)
        return OffsetSound(device, settings.offset_ms * 1000)

    async def run(self, play: Callable[[Host], Coroutine[Any, Any, None]]) -> None:
        """Open the host, let ``play`` use it, and close everything."""
        with ExitStack() as stack:
            sinks = list(self._sinks)
            if self._record is not None:
                header = {
                    "take": TAKE_VERSION,
                    "characters": [character.name for character in self.characters],
                    "recorded": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
                }
                sinks.append(stack.enter_context(TakeWriter(self._record, header)).write)
            async with Host(
                self.characters,
                plugins=self.plugins,
                sound_for=self.sound_for,
                sinks=sinks,
                watch=self._watch,
            ) as host:
                await play(host)


def run_on_stage(staging: Staging, play: Callable[[Host], Coroutine[Any, Any, None]]) -> None:
    """Run a command's event loop; Ctrl-C or a request to terminate ends it in order."""
    run_until_ended(staging.run(play))
