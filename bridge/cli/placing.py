"""Making sure of a place for a file before the work that will fill it."""

from pathlib import Path

from bridge.errors import BridgeError

__all__ = ["require_place"]


def require_place(path: Path | None) -> None:
    """Make the folder of a file to come, and see that it can be written; None is no file.

    Raises ``BridgeError`` now, instead of after a long performance.
    """
    if path is None:
        return
    try:
        is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("ab").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise BridgeError(f"{path}: cannot be written: {error.strerror}") from error
