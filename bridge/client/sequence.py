"""What was lost, repeated or late, told from sequence numbers."""

__all__ = ["SequenceCounter"]

_REMEMBERED = 4096  # missing numbers; more are beyond any resend
_NO_SEQ = -1


class SequenceCounter:
    """Counts the records of one stream; every record of it, whatever its kind, has its number."""

    def __init__(self) -> None:
        self.received = self.lost = self.duplicates = 0
        self._newest = _NO_SEQ
        self._missing: dict[int, None] = {}  # a dict for its order

    def note(self, seq: int) -> bool:
        """Take one record's number. Return False for one that was here before."""
        if self._newest == _NO_SEQ or seq > self._newest:
            if self._newest != _NO_SEQ:
                self._miss(self._newest + 1, seq)
            self._newest = seq
        elif seq in self._missing:
            del self._missing[seq]
            self.lost -= 1
        else:
            self.duplicates += 1
            return False
        self.received += 1
        return True

    def missing(self) -> tuple[int, int] | None:
        """Return the first and last number of the newest gap, to ask for by ``resend``."""
        if not self._missing:
            return None
        last = first = next(reversed(self._missing))
        while first - 1 in self._missing:
            first -= 1
        return first, last

    def restart(self) -> None:
        """Begin another session's numbers; the counts go on."""
        self._newest = _NO_SEQ
        self._missing.clear()

    def _miss(self, first: int, end: int) -> None:
        self.lost += end - first
        self._missing.update(dict.fromkeys(range(max(first, end - _REMEMBERED), end)))
        while len(self._missing) > _REMEMBERED:
            del self._missing[next(iter(self._missing))]
