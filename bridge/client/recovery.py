"""Which lost records to ask for again."""

from bridge.client.sequence import SequenceCounter
from bridge.model import Resend

__all__ = ["Recovery"]

_LONGEST_GAP = 256  # records; more than two seconds are past their time before they are back


class Recovery:
    """Asks once for every gap that is short enough to be worth it. Pure."""

    def __init__(self) -> None:
        self.asked = 0
        """Records asked for."""
        self._last_asked = -1

    def request(self, sequence: SequenceCounter) -> Resend | None:
        """Return what to ask for now, if anything."""
        gap = sequence.missing()
        if gap is None or gap[1] <= self._last_asked:
            return None
        first, self._last_asked = max(gap[0], self._last_asked + 1), gap[1]
        count = self._last_asked - first + 1
        if count > _LONGEST_GAP:
            return None
        self.asked += count
        return Resend(first_seq=first, last_seq=self._last_asked)

    def restart(self) -> None:
        """Begin another session's numbers."""
        self._last_asked = -1
