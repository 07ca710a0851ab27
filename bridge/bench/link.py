"""A bad network: it delays, jitters and loses what passes, the same way for the same seed."""

from collections.abc import Iterable
from random import Random

__all__ = ["Link"]


class Link:
    """Decides when each packet arrives, if it does.

    The delay is even between ``delay - jitter`` and ``delay + jitter``. ``keeps_order`` is
    what TCP does, and so PUB and SUB: a packet waits for those before it. Without it packets
    overtake each other, as over UDP. Virtual: it only computes.
    """

    def __init__(
        self,
        *,
        delay_micros: int = 60_000,
        jitter_micros: int = 40_000,
        loss: float = 0.02,
        keeps_order: bool = True,
        seed: int = 0,
    ) -> None:
        self._delay, self._jitter, self._loss = delay_micros, jitter_micros, loss
        self._keeps_order = keeps_order
        self._random = Random(seed)  # noqa: S311 - jitter, not secrets
        self._latest = -1

    def arrival(self, sent_micros: int) -> int | None:
        """Return when a packet sent at ``sent_micros`` arrives; None when it is lost."""
        at = sent_micros + self._delay + round(self._random.uniform(-1, 1) * self._jitter)
        if self._random.random() < self._loss:
            return None
        if self._keeps_order:
            at = self._latest = max(at, self._latest)
        return at

    def carry(self, sent: Iterable[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        """Return (arrival, packet) by arrival of (send time, packet) by send time."""
        arrivals = ((self.arrival(at), packet) for at, packet in sent)
        kept = [(at, packet) for at, packet in arrivals if at is not None]
        return sorted(kept, key=lambda arrival: arrival[0])
