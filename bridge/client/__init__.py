"""A client of the native stream: it listens, plays on paper, shows nothing, measures all."""

from bridge.client.buffer import PoseBuffer
from bridge.client.connection import Arrival, Connection
from bridge.client.monitor import Monitor
from bridge.client.offset import OffsetEstimator
from bridge.client.picture import draw_report
from bridge.client.player import Heard, Player
from bridge.client.pose import PoseState, Shown
from bridge.client.report import MonitorReport
from bridge.client.sequence import SequenceCounter
from bridge.client.sound_card import SoundCard
from bridge.client.trace import Tick, Trace
from bridge.client.watch import BackgroundMonitor, watch

__all__ = [
    "Arrival",
    "BackgroundMonitor",
    "Connection",
    "Heard",
    "Monitor",
    "MonitorReport",
    "OffsetEstimator",
    "Player",
    "PoseBuffer",
    "PoseState",
    "SequenceCounter",
    "Shown",
    "SoundCard",
    "Tick",
    "Trace",
    "draw_report",
    "watch",
]
