"""The studio: characters live in a browser, and pictures of their takes."""

from bridge.studio.fan_out import FanOut
from bridge.studio.notes import Sound
from bridge.studio.pages import BUILD_LINE, Assets, is_built
from bridge.studio.server import PageServer, Studio

__all__ = ["BUILD_LINE", "Assets", "FanOut", "PageServer", "Sound", "Studio", "is_built"]
