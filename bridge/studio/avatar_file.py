"""The file of the avatar that the page shows first."""

import zlib
from importlib import import_module
from pathlib import Path

from bridge import __version__
from bridge.errors import BridgeError
from bridge.flow import cache_folder

__all__ = ["our_avatar"]

_GENERATOR = Path(__file__).parent / "avatar"


def our_avatar(folder: Path | None = None) -> Path:
    """Return the file of the avatar that this repository generates; made once, then kept.

    Takes seconds the first time. Raises ``BridgeError`` where it cannot be made.
    """
    folder = folder or cache_folder()
    file = folder / f"avatar-{__version__}-{_fingerprint():08x}.vrm"
    if not file.exists():
        made = _build()
        folder.mkdir(parents=True, exist_ok=True)
        half_done = file.with_suffix(".part")
        half_done.write_bytes(made)
        half_done.replace(file)
    return file


def _fingerprint() -> int:
    """Return what changes when the generator does, so that nobody sees yesterday's avatar."""
    digest = 0
    for source in sorted(_GENERATOR.rglob("*.py")):
        digest = zlib.crc32(source.read_bytes(), digest)
    return digest


def _build() -> bytes:
    try:
        build_avatar = import_module("bridge.studio.avatar").build_avatar
    except (ImportError, AttributeError) as error:
        raise BridgeError(
            f"the avatar cannot be made: {error}. Run: pip install 'avatar-bridge[studio]', "
            "or show a model of your own with --vrm FILE"
        ) from error
    made: bytes = build_avatar()
    return made
