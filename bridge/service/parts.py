"""Parts shared by the characters of one process."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from bridge.hooks import Registry, Role
from bridge.workers import Part, open_part

__all__ = ["PartPool"]


class PartPool:
    """Opens parts, and those in child processes once for each different configuration.

    A neural voice costs hundreds of megabytes and speaks a hundred times faster than one
    listens, so characters that want the same one take turns at it. A part of this process may
    remember its character, so each character gets its own.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._shared: dict[str, asyncio.Task[Part]] = {}
        self._own: list[Part] = []

    async def get(self, role: Role, name: str, options: Mapping[str, Any]) -> Part:
        """Return the part, opening it unless it is there to be shared."""
        if not self._registry.find(role, name).isolated:
            part = await open_part(self._registry, role, name, options)
            self._own.append(part)
            return part
        key = json.dumps([role, name, dict(options)], sort_keys=True, default=str)
        if key not in self._shared:
            opening = open_part(self._registry, role, name, options)
            self._shared[key] = asyncio.create_task(opening)
        return await self._shared[key]

    async def close(self) -> None:
        """Let go of every part."""
        shared = await asyncio.gather(*self._shared.values(), return_exceptions=True)
        parts = [*self._own, *(part for part in shared if not isinstance(part, BaseException))]
        self._shared.clear()
        self._own.clear()
        await asyncio.gather(*(part.stop() for part in parts))
