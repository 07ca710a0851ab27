"""The speech room: from an utterance's text to sound with timings."""

from bridge.speech.joining import Joiner, join
from bridge.speech.prosody import loudness_db, pitch_hz
from bridge.speech.text import SpokenText, speakable

__all__ = ["Joiner", "SpokenText", "join", "loudness_db", "pitch_hz", "speakable"]
