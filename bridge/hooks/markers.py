"""The two decorators of the plugin system: ``@hookspec`` here, ``@hookimpl`` in a plugin."""

import pluggy

__all__ = ["PROJECT", "hookimpl", "hookspec"]

PROJECT = "bridge"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
