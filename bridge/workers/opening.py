"""Opens a part where it belongs."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bridge.hooks import Registry, Role
from bridge.workers.calls import call_of
from bridge.workers.inline import InlinePart
from bridge.workers.part import Part, Place
from bridge.workers.thread import ThreadPart
from bridge.workers.worker import Worker

__all__ = ["open_part"]


async def open_part(
    registry: Registry,
    role: Role,
    name: str,
    options: Mapping[str, Any],
    *,
    place: Place | None = None,
    plugins: Sequence[str] = (),
) -> Part:
    """Build a part where its offer asks for, and return it ready to be called.

    Args:
        registry: Where the part is on offer.
        role: A role that streams: voice, dialogue or listener.
        name: Which part.
        options: Its options.
        place: Where it runs; None puts isolated offers into a child and others into a thread.
        plugins: Modules that a child loads as plugins, beside the installed ones.

    Raises ``ConfigError`` for an unknown name or bad options, ``PluginContractError`` when the
    part cannot be built, and ``WorkerError`` when its child dies.
    """
    call_of(role)
    offer = registry.find(role, name)
    if place is None:
        place = Place.CHILD if offer.isolated else Place.THREAD
    if place is Place.CHILD:
        return await Worker.start(role, name, options, plugins=plugins)
    if place is Place.INLINE:
        return InlinePart(offer, registry.create(role, name, options))
    # Factories import heavy libraries.
    return ThreadPart(offer, await asyncio.to_thread(registry.create, role, name, options))
