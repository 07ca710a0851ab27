"""What a command says when the packages that it alone needs are not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from bridge.errors import BridgeError

__all__ = ["extra"]


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn a failed import into the command that mends it; ``name`` is the extra."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "bridge":
            raise
        raise BridgeError(
            f"{error.name} is not installed. Run: pip install 'avatar-bridge[{name}]'"
        ) from error
