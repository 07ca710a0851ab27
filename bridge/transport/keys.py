"""CURVE key pairs: made, kept in files, read back."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import zmq

from bridge.errors import ConfigError

__all__ = ["KeyPair", "ServerKeys", "load_keys", "load_public", "make_keys", "save_keys"]

_Z85_CHARS = 40  # 32 bytes, five characters for every four

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """One party's keys, both Z85."""

    public: bytes
    """40 characters that others may know."""
    secret: bytes
    """40 characters that nobody else may know."""

    def __repr__(self) -> str:
        return f"KeyPair(public={self.public!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerKeys:
    """What a sidecar needs to listen beyond this machine."""

    own: KeyPair
    clients: frozenset[bytes] = frozenset()
    """Public keys of the clients let in; empty lets in whoever knows ``own.public``."""


def make_keys() -> KeyPair:
    """Return a new key pair."""
    public, secret = zmq.curve_keypair()
    return KeyPair(public=public, secret=secret)


def save_keys(keys: KeyPair, folder: Path, name: str) -> tuple[Path, Path]:
    """Write ``NAME.public`` and ``NAME.secret`` and return their paths.

    The secret file is the owner's alone where the system knows such a thing. Raises
    ``ConfigError`` rather than write over keys that others may rely on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    public, secret = folder / f"{name}.public", folder / f"{name}.secret"
    _write_new(secret, keys.secret, 0o600)
    _write_new(public, keys.public, 0o644)
    return public, secret


def load_keys(secret_file: Path) -> KeyPair:
    """Read a secret file; the public key follows from it. Raise ``ConfigError``."""
    secret = _read(secret_file)
    if os.name == "posix" and secret_file.stat().st_mode & 0o077:
        log.warning("others on this machine can read a secret key", extra={"file": secret_file})
    return KeyPair(public=zmq.curve_public(secret), secret=secret)


def load_public(public_file: Path) -> bytes:
    """Read a public key file. Raise ``ConfigError``."""
    return _read(public_file)


def _write_new(path: Path, key: bytes, mode: int) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        raise ConfigError(
            "keys",
            found=str(path),
            allowed="a name that is not in use",
            hint="Delete the old keys first; clients that use them must then get the new ones.",
        ) from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(key + b"\n")


def _read(path: Path) -> bytes:
    try:
        key = path.read_bytes()[:1024].strip()
    except OSError as error:
        raise ConfigError(
            "keys", found=str(path), allowed="a readable key file", hint=str(error)
        ) from error
    try:
        # Z85 has no checksum, so a key is as good as its length and alphabet.
        zmq.curve_public(key)
    except (ValueError, zmq.ZMQError):
        raise ConfigError(
            "keys", found=str(path), allowed=f"a file of one line of {_Z85_CHARS} Z85 characters"
        ) from None
    return key
