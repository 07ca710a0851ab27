"""Loads a character: lays the sources over each other, then checks the result."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bridge.errors import ConfigError
from bridge.hooks import Registry, Role, read_toml
from bridge.session.character_record import (
    Character,
    LoadedCharacter,
    OutputChoice,
    PartChoice,
    SoundMode,
    SoundSettings,
    StreamChoice,
)
from bridge.session.character_sources import (
    COMMAND_LINE,
    Settings,
    environment_settings,
    from_text,
)

__all__ = [
    "Character",
    "LoadedCharacter",
    "OutputChoice",
    "PartChoice",
    "SoundMode",
    "SoundSettings",
    "StreamChoice",
    "load_character",
]

_PERSONA = "A friendly guide who likes to help and answers in one or two short sentences."

_KINDS: dict[str, type] = {
    "name": str,
    "language": str,
    "persona": str,
    "persona_file": str,
    "seed": int,
    "voice.name": str,
    "dialogue.name": str,
    "style.name": str,
    "policy.name": str,
    "lips.name": str,
    "emotion.name": str,
    "memory.name": str,
    "safety.name": str,
    "refiner.name": str,
    "stream.endpoint": str,
    "stream.control": str,
    "stream.frame_rate": int,
    "stream.lead_ms": int,
    "stream.insecure": bool,
    "stream.keys_folder": str,
    "sound.mode": str,
    "sound.device": str,
    "sound.offset_ms": int,
}
_ROLES = {
    "voice": Role.VOICE,
    "dialogue": Role.DIALOGUE,
    "style": Role.STYLE,
    "policy": Role.POLICY,
    "lips": Role.LIPS,
    "emotion": Role.EMOTION,
    "memory": Role.MEMORY,
    "safety": Role.SAFETY,
    "refiner": Role.REFINER,
}


def load_character(
    path: Path | None,
    overrides: Mapping[str, object] = MappingProxyType({}),
    environment: Mapping[str, str] = os.environ,
    *,
    registry: Registry,
) -> LoadedCharacter:
    """Return the character of a file, or the default one.

    Later sources win: defaults, file, environment, ``overrides`` by dotted key (text is read as
    TOML would read it). Paths in the file, a part's ``path`` among them, start at its folder.
    Raises one ``ConfigError``.
    """
    settings = Settings(_defaults(registry))
    try:
        _fill(settings, path, overrides, environment)
        _read_persona(settings, path)
        from bridge.session.character_schema import check_character

        character = check_character(settings.tree, path.parent if path else Path())
        _check_names(settings.tree, registry)
    except ConfigError as error:
        if error.file:
            raise
        source = settings.source_of(error.key, error.found)
        raise error.in_file(source or (str(path) if path else "")) from None
    return LoadedCharacter(character=character, sources=MappingProxyType(dict(settings.sources)))


def _defaults(registry: Registry) -> dict[str, Any]:
    ready = {offer.name for offer in registry.offers(Role.VOICE) if not offer.missing}
    return {
        "name": "ada",
        "language": "en",
        "persona": _PERSONA,
        "seed": 0,
        "voice": {"name": "hibari" if "hibari" in ready else "sine"},
        "dialogue": {"name": "scripted"},
        "style": {"name": "neutral"},
        "policy": {"name": "intl_neutral"},
        "lips": {"name": "phones"},
        "emotion": {"name": "lexicon"},
        "memory": {"name": "recent"},
        "refiner": {"name": "rules"},
        "outputs": [{"name": "vmc"}],
        "stream": {
            "endpoint": "tcp://127.0.0.1:5570",
            "control": "tcp://127.0.0.1:5571",
            "frame_rate": 60,
            "lead_ms": 150,
            "insecure": False,
            "keys_folder": "",
        },
        "sound": {"mode": "auto", "device": "", "offset_ms": 0},
    }


def _fill(
    settings: Settings,
    path: Path | None,
    overrides: Mapping[str, object],
    environment: Mapping[str, str],
) -> None:
    if path is not None:
        tree = read_toml(path, what="character file")
        if "persona" in tree and "persona_file" in tree:
            raise ConfigError(
                "persona_file", found=tree["persona_file"], allowed="it or persona, not both"
            )
        settings.put_tree(tree, str(path))
    for key, value, source in environment_settings(environment, _KINDS):
        settings.put(key, value, source)
    for key, given in overrides.items():
        known = _KINDS.get(key, str if key in _ROLES else object)
        settings.put(
            key, from_text(given, known) if isinstance(given, str) else given, COMMAND_LINE
        )


def _read_persona(settings: Settings, path: Path | None) -> None:
    if "persona_file" not in settings.tree:
        return
    named = settings.tree.pop("persona_file")
    source = settings.sources.pop("persona_file")
    if not isinstance(named, str):
        raise ConfigError(
            "persona_file", found=named, allowed="the path of a text file, as text", file=source
        )
    # The command line means a path from where it is typed; a file, one from where it stands.
    folder = path.parent if path and source == str(path) else Path()
    try:
        settings.tree["persona"] = (folder / named).read_bytes().decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(
            "persona_file",
            found=named,
            allowed=f"a text file ({folder / named}: {reason})",
            file=source,
        ) from None
    settings.sources["persona"] = f"{source}, {named}"


def _check_names(tree: Mapping[str, Any], registry: Registry) -> None:
    wanted = [
        (f"{key}.name", role, tree[key]["name"]) for key, role in _ROLES.items() if key in tree
    ]
    for index, output in enumerate(tree["outputs"]):
        key, name = f"outputs[{index}].name", output["name"]
        if name == "native":
            raise ConfigError(
                key,
                found=name,
                allowed="outputs beside the native stream",
                hint="It is always on; its settings stand in [stream].",
            )
        wanted.append((key, Role.OUTPUT, name))
    for key, role, name in wanted:
        try:
            registry.find(role, name)
        except ConfigError as error:
            raise ConfigError(
                key, found=error.found, allowed=error.allowed, hint=error.hint
            ) from None
