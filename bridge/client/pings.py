"""When to ask for the session's clock, and which answer belongs to which question."""

from bridge.model import Ping

__all__ = ["Pings"]

_FIRST = 8  # quick ones, so that the offset is good within half a second
_FIRST_EVERY_MICROS = 50_000
_EVERY_MICROS = 1_000_000
_MOST_WAITING = 64  # unanswered ones remembered


class Pings:
    """A schedule of pings: some at once, then one a second. Pure."""

    request = Ping()

    def __init__(self) -> None:
        self._count = 0
        self._next_at: int | None = None
        self._waiting: dict[int, int] = {}
        self._session_id = ""

    def is_due(self, now_micros: int) -> bool:
        """Tell whether it is time for one."""
        return self._next_at is None or now_micros >= self._next_at

    def sent(self, request_id: int, now_micros: int) -> None:
        """Note a question."""
        self._count += 1
        every = _FIRST_EVERY_MICROS if self._count < _FIRST else _EVERY_MICROS
        self._next_at = now_micros + every
        self._waiting[request_id] = now_micros
        if len(self._waiting) > _MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]

    def answered(self, request_id: int) -> int | None:
        """Return when the question was sent; None when the answer is to something else."""
        return self._waiting.pop(request_id, None)

    def meet(self, session_id: str) -> bool:
        """Note the session; return True, and start over, when another one took its place."""
        is_another = bool(self._session_id) and session_id != self._session_id
        self._session_id = session_id
        if is_another:
            self._waiting.clear()
            self._count, self._next_at = 0, None
        return is_another
