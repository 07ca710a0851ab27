"""A game-engine bridge: text, voice or game events become one frame-synced performance."""

__version__ = "0.1.0"
