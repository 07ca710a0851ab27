"""What tests need, ours and a plugin author's: virtual time, fakes, samples, contracts.

The contract classes need pytest and stand in ``bridge.testing.contracts``.
"""

from bridge.testing.fakes import (
    FakeActivityDetector,
    FakeCodec,
    FakeDialogueModel,
    FakeEmotionReader,
    FakeLipModel,
    FakeListener,
    FakeMemory,
    FakeOutput,
    FakePolicy,
    FakeRefiner,
    FakeSafetyFilter,
    FakeStyle,
    FakeTap,
    FakeVoice,
)
from bridge.testing.samples import (
    sample_block,
    sample_context,
    sample_conversation,
    sample_frame,
    sample_records,
    sample_speech,
    sample_utterance,
)
from bridge.testing.virtual_clock import VirtualClock
from bridge.testing.virtual_loop import VirtualLoop, run_virtually

__all__ = [
    "FakeActivityDetector",
    "FakeCodec",
    "FakeDialogueModel",
    "FakeEmotionReader",
    "FakeLipModel",
    "FakeListener",
    "FakeMemory",
    "FakeOutput",
    "FakePolicy",
    "FakeRefiner",
    "FakeSafetyFilter",
    "FakeStyle",
    "FakeTap",
    "FakeVoice",
    "VirtualClock",
    "VirtualLoop",
    "run_virtually",
    "sample_block",
    "sample_context",
    "sample_conversation",
    "sample_frame",
    "sample_records",
    "sample_speech",
    "sample_utterance",
]
