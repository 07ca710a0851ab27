"""One thing that the doctor looked at, and what pictures and the studio's page need."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bridge.errors import BridgeError

__all__ = ["Check", "module_check", "picture_checks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    is_fine: bool
    is_needed: bool
    """False where the character gets along without it."""
    detail: str
    """What was found, or the command that fixes it."""


def module_check(module: str, name: str, fix: str) -> Check:
    """Look whether an optional module is installed."""
    is_fine = find_spec(module) is not None
    return Check(name=name, is_fine=is_fine, is_needed=False, detail="there" if is_fine else fix)


def picture_checks() -> list[Check]:
    """Look for what draws takes, shows the page, and films."""
    takes = module_check("matplotlib", "pictures", 'pip install "avatar-bridge[pictures]"')
    studio = module_check("starlette", "studio", 'pip install "avatar-bridge[studio]"')
    if not studio.is_fine:
        return [takes, studio]
    from bridge.studio import BUILD_LINE, is_built
    from bridge.studio.chromium import find_chromium
    from bridge.studio.encoder import find_ffmpeg

    built = is_built()
    page = Check(
        name="studio page", is_fine=built, is_needed=False, detail="built" if built else BUILD_LINE
    )
    return [
        takes,
        page,
        _program_check("snapshots", find_chromium),
        _program_check("films", find_ffmpeg),
    ]


def _program_check(name: str, find: Callable[[], Path]) -> Check:
    try:
        found = find()
    except BridgeError as error:
        return Check(name=name, is_fine=False, is_needed=False, detail=str(error))
    return Check(name=name, is_fine=True, is_needed=False, detail=str(found))
