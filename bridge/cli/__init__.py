"""The ``bridge`` command, one file a subcommand."""

from bridge.cli.app import main

__all__ = ["main"]
