"""Parts shared by the characters of one process."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from bridge.hooks import Registry, Role
from bridge.workers import Part, open_part

__all__ = ["PartPool"]


class PartPool:
    """Opens each differently configured part once.

    A voice costs hundreds of megabytes and speaks a hundred times faster than one listens, so
    characters that want the same one take turns at it.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._parts: dict[str, asyncio.Task[Part]] = {}

    async def get(self, role: Role, name: str, options: Mapping[str, Any]) -> Part:
        """Return the part, opening it if it is the first time it is wanted."""
        key = json.dumps([role, name, dict(options)], sort_keys=True, default=str)
        if key not in self._parts:
            opening = open_part(self._registry, role, name, options)
            self._parts[key] = asyncio.create_task(opening)
        return await self._parts[key]

    async def close(self) -> None:
        """Let go of every part."""
        parts = await asyncio.gather(*self._parts.values(), return_exceptions=True)
        self._parts.clear()
        await asyncio.gather(
            *(part.stop() for part in parts if not isinstance(part, BaseException))
        )
