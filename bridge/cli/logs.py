"""How log lines look to a person."""

import logging
import os
from typing import Any

__all__ = ["show_logs"]


def show_logs(least: str = "warning") -> None:
    """Print log lines from the level ``least`` on to stderr, with their details.

    ``BRIDGE_LOG=debug`` and the like set another level.
    """
    import structlog

    wanted = os.environ.get("BRIDGE_LOG", least).upper()
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
