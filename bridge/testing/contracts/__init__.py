"""Contract tests: one class for each role, which every implementation runs.

Subclass one in a test module under a name that pytest collects, and override ``part``::

    class TestMyVoice(VoiceContract):
        @pytest.fixture
        def part(self):
            return MyVoice()
"""

import pytest

_MODULES = ("clock", "dialogue", "hearing", "manner", "motion", "output", "voice")

# So that a broken promise shows its values, as an assertion in a test does.
pytest.register_assert_rewrite(*(f"{__name__}.{module}" for module in _MODULES))

from bridge.testing.contracts.clock import ClockContract  # noqa: E402
from bridge.testing.contracts.dialogue import (  # noqa: E402
    DialogueModelContract,
    MemoryContract,
    SafetyFilterContract,
)
from bridge.testing.contracts.hearing import (  # noqa: E402
    ActivityDetectorContract,
    EmotionReaderContract,
    ListenerContract,
)
from bridge.testing.contracts.manner import PolicyContract, StyleContract  # noqa: E402
from bridge.testing.contracts.motion import LipModelContract, RefinerContract  # noqa: E402
from bridge.testing.contracts.output import (  # noqa: E402
    CodecContract,
    OutputContract,
    TapContract,
)
from bridge.testing.contracts.voice import VoiceContract  # noqa: E402

__all__ = [
    "ActivityDetectorContract",
    "ClockContract",
    "CodecContract",
    "DialogueModelContract",
    "EmotionReaderContract",
    "LipModelContract",
    "ListenerContract",
    "MemoryContract",
    "OutputContract",
    "PolicyContract",
    "RefinerContract",
    "SafetyFilterContract",
    "StyleContract",
    "TapContract",
    "VoiceContract",
]
