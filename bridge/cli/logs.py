"""How log lines look to a person."""

import logging
import os
from typing import Any

__all__ = ["show_logs"]


def show_logs() -> None:
    """Print warnings, and with ``BRIDGE_LOG=debug`` more, to stderr with their details."""
    import structlog

    wanted = os.environ.get("BRIDGE_LOG", "warning").upper()
    level = getattr(logging, wanted, logging.WARNING)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
    ]
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(colors=handler.stream.isatty()),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
