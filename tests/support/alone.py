"""One build at a time in one place, whatever runs side by side."""

import os
import time
from contextlib import contextmanager

_STALE_SECS = 600.0  # no build takes so long: whoever began it was killed


@contextmanager
def alone(lock):
    """Keep other processes out of this block for as long as it runs; ``lock`` is a path."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    while not _take(lock):
        if _age_secs(lock) > _STALE_SECS:
            lock.unlink(missing_ok=True)
        time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock):
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def _age_secs(lock):
    try:
        return time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return 0.0
