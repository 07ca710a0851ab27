"""The reference client, made to follow a scenario step by step."""

import base64

from bridge import wire
from bridge.client import Monitor, SoundCard
from bridge.client.sound_card import Callback
from bridge.model import Describe

_LATENCY = 0  # a block's time is that at which it is heard


class _Card(SoundCard):
    """A sound device whose blocks are asked for by the scenario."""

    def __init__(self, rate):
        super().__init__(sample_rate=rate, block_samples=rate // 50, latency_micros=_LATENCY)
        self.due = []
        self._last = None

    def callbacks(self, now_micros):
        while self.due:
            self._last = self.due.pop(0)
            yield self._last

    def heard_sample(self, now_micros):
        if self._last is None:
            return -1.0
        since = now_micros - self._last.at_micros
        return self._last.first_sample + since * self.sample_rate / 1e6


class ScenarioClient:
    """Plays steps; what ``draw`` and ``lost`` return is what a client must show and ask for."""

    def __init__(self, device_rate):
        self._card = _Card(device_rate)
        self._monitor = Monitor(card=self._card)
        self._is_described = False

    def step(self, kind, at, content=None):
        """Do one step and return what came of it."""
        return getattr(self, f"_{kind}")(at, content)

    def counts(self):
        """Return what was counted."""
        monitor = self._monitor
        return {
            "received": monitor.sequence.received,
            "lost": monitor.sequence.lost,
            "duplicates": monitor.sequence.duplicates,
            "asked": monitor.recovery.asked,
            "late_frames": int(monitor.buffer.late),
            "stale_frames": int(monitor.buffer.stale),
            "stale_chunks": monitor.player.stale,
            "underruns": int(monitor.player.underruns),
            "starved_micros": round(float(monitor.player.starved_micros)),
        }

    def _take(self, at, packet):
        record = wire.decode(packet if isinstance(packet, bytes) else base64.b64decode(packet))
        self._is_described |= isinstance(record, Describe)
        if self._is_described:  # what comes before has no names
            self._monitor.take(record, at)

    def _pong(self, at, pong):
        self._monitor.pong(
            sent_micros=pong["sent"],
            session_micros=pong["session"],
            received_micros=pong["received"],
        )

    def _render(self, at, block):
        if self._monitor.offset.is_known:
            self._card.due.append(Callback(block["first_sample"], block["heard_at"]))
            self._monitor.player.advance(at, self._monitor.offset.session_at)

    def _draw(self, at, wanted):
        position = self._monitor.player.position(at) if self._monitor.offset.is_known else None
        shown = self._monitor.tick(at)
        if shown is None or position is None:
            return None
        return {
            "position": round(float(position), 1),
            "state": str(shown.state),
            "utterance": shown.utterance_id,
            "weights": _rounded(shown.weights),
            "head": _rounded(shown.head),
            "bones": _rounded(shown.bones.ravel()),
            "hips": _rounded(shown.hips),
        }

    def _lost(self, at, wanted):
        gap = self._monitor.recovery.request(self._monitor.sequence)
        return [gap.first_seq, gap.last_seq] if gap else None


def _rounded(numbers):
    return [round(float(number), 5) for number in numbers]
