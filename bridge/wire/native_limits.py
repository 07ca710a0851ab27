"""How large anything on the native wire may be, and why."""

__all__ = [
    "MAJOR",
    "MAX_AUDIO_SAMPLES",
    "MAX_CHARACTER_BYTES",
    "MAX_FRAME_RATE",
    "MAX_KEYS",
    "MAX_MICROS",
    "MAX_NAMES",
    "MAX_NAME_CHARS",
    "MAX_PACKET_BYTES",
    "MAX_REQUEST_BYTES",
    "MAX_SAMPLE_RATE",
    "MAX_TEXT_CHARS",
    "MINOR",
]

MAJOR = 1
"""A packet of another major version is refused."""

MINOR = 0
"""Grows when keys or kinds are added; a decoder of any minor version reads the others."""

MAX_MICROS = 2**53 - 1
"""Largest time and sequence number: JavaScript and Lua keep integers exactly up to here."""

MAX_CHARACTER_BYTES = 64
"""A character's name in UTF-8; the decoder looks for the end of the topic no further."""

MAX_NAME_CHARS = 128
"""Ids, names, labels, endpoints: ten times what is in use, and a log line still holds one."""

MAX_TEXT_CHARS = 10_000
"""A text to be spoken: a quarter of an hour of speech."""

MAX_NAMES = 512
"""Names in one list: ARKit has 52, Unified Expressions about 150, a large skeleton 300."""

MAX_KEYS = 64
"""Keys in one map: the richest has 10, and the rest is room for later minor versions."""

MAX_AUDIO_SAMPLES = 48_000
"""Samples in one chunk: a second at 48 kHz; a longer one would only add latency."""

MAX_SAMPLE_RATE = 192_000
"""Hz; the highest rate that sound cards offer."""

MAX_FRAME_RATE = 240
"""Frames per second; the highest refresh rate of common displays."""

MAX_PACKET_BYTES = 256 * 1024
"""One stream packet: the largest audio chunk (192,000 bytes) with its names."""

MAX_REQUEST_BYTES = 64 * 1024
"""One request: the longest text at four bytes a character (40,000) with its names."""
