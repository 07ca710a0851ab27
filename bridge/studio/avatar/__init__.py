"""An avatar of our own, a stylised VRM 1.0 humanoid made by arithmetic alone."""

from bridge.studio.avatar.build import build_avatar, write_avatar

__all__ = ["build_avatar", "write_avatar"]
