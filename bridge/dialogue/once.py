"""Logs a mistake once, however often it is made."""

import logging
from functools import lru_cache

__all__ = ["log_once"]

log = logging.getLogger(__name__)


@lru_cache(maxsize=256)  # a model repeats its mistakes; a log line for each would drown the rest
def log_once(message: str, found: str) -> None:
    """Warn about what an author or a model wrote, once for each thing found."""
    log.warning(message, extra={"found": found})
