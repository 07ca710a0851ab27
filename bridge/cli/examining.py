"""What ``bridge doctor`` looks at."""

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from bridge import __version__
from bridge.cli.checks import Check, picture_checks
from bridge.errors import BridgeError, TransportError
from bridge.flow import SystemClock
from bridge.hooks import PluginManager, Role
from bridge.session.builtins import load_plugins
from bridge.session.character import load_character
from bridge.session.character_record import Character
from bridge.transport import Publisher
from bridge.transport.sound import SoundDevice

__all__ = ["Findings", "examine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the doctor found."""

    system: str
    settings: dict[str, Any]
    """By dotted key: the value in force."""
    sources: dict[str, str]
    """By dotted key: where it comes from."""
    plugins: list[str]
    checks: list[Check]

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield headings and lines for a person."""
        yield "system", [self.system]
        width = max(map(len, self.settings), default=0)
        yield (
            "character",
            [
                f"{key:<{width}}  {_short(value):<34} {self.sources.get(key, 'default')}"
                for key, value in self.settings.items()
            ],
        )
        yield "plugins", self.plugins
        yield "checks", [_line(check) for check in self.checks]


def examine(file: Path | None) -> Findings:
    """Look at everything a character needs. Raises ``ConfigError`` for a file that is wrong."""
    plugins = load_plugins()
    loaded = load_character(file, {}, os.environ, registry=plugins.registry)
    character = loaded.character
    return Findings(
        system=f"avatar-bridge {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}, {os.cpu_count()} cores",
        settings=_settings(character),
        sources=dict(loaded.sources),
        plugins=[
            f"{report.name} ({report.source}): {report.error or 'loaded'}"
            for report in plugins.reports
        ],
        checks=[
            *_plugin_checks(plugins),
            *_part_checks(plugins, character),
            *_port_checks(character),
            _sound_check(character),
            *picture_checks(),
        ],
    )


def _settings(character: Character) -> dict[str, Any]:
    """Return every setting by its dotted key, as a file would spell it."""
    return dict(_flat("", character))


def _flat(prefix: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        items = [(field.name, getattr(value, field.name)) for field in fields(value)]
    elif isinstance(value, Mapping):
        items = list(value.items())
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _flat(f"{prefix}[{index}]", item)
        return
    else:
        yield prefix, value
        return
    for key, item in items:
        # A part's options stand in its own table of the file.
        inner = prefix if key == "options" else f"{prefix}.{key}".lstrip(".")
        yield from _flat(inner, item)


def _plugin_checks(plugins: PluginManager) -> list[Check]:
    return [
        Check(name=f"plugin {r.name}", is_fine=False, is_needed=False, detail=r.error)
        for r in plugins.reports
        if r.error
    ]


def _part_checks(plugins: PluginManager, character: Character) -> list[Check]:
    wanted = {
        (Role.VOICE, character.voice.name),
        (Role.DIALOGUE, character.dialogue.name),
    }
    checks = []
    for role in (Role.VOICE, Role.DIALOGUE):
        for offer in plugins.registry.offers(role):
            missing = ", ".join(offer.missing)
            detail = f"missing {missing}; run: {offer.install}" if missing else offer.summary
            checks.append(
                Check(
                    name=f"{role} {offer.name}",
                    is_fine=not missing,
                    is_needed=(role, offer.name) in wanted,
                    detail=detail,
                )
            )
    return checks


def _port_checks(character: Character) -> list[Check]:
    stream = character.stream
    return [
        _port_check("stream", stream.endpoint),
        _port_check("requests", stream.control),
    ]


def _port_check(name: str, endpoint: str) -> Check:
    """Bind the address as a sidecar would, and let it go again."""
    try:
        Publisher(endpoint, insecure=True).close()
    except BridgeError as error:
        why = str(error).removeprefix("stream: ")
        return Check(name=f"port for {name}", is_fine=False, is_needed=True, detail=why)
    return Check(name=f"port for {name}", is_fine=True, is_needed=True, detail=f"{endpoint} free")


def _sound_check(character: Character) -> Check:
    is_needed = character.sound.mode == "on"
    try:
        device = SoundDevice.open(
            24_000, clock=SystemClock(), device=character.sound.device or None
        )
    except TransportError as error:
        return Check(name="sound", is_fine=False, is_needed=is_needed, detail=str(error))
    device.close()
    return Check(
        name="sound",
        is_fine=True,
        is_needed=is_needed,
        detail=character.sound.device or "the default device",
    )


def _short(value: Any) -> str:
    """Return a value as a file would spell it, or the beginning of a long one."""
    text = str(value).lower() if isinstance(value, bool | None) else str(value) or '""'
    return text if len(text) <= 34 else text[:31] + "…"


def _line(check: Check) -> str:
    mark = "ok" if check.is_fine else ("MISSING" if check.is_needed else "optional")
    return f"{mark:<9} {check.name:<22} {check.detail}"
