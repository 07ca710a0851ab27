"""What a part can be asked to do from afar: one streaming call for each role."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.errors import BridgeError, ConfigError, PluginContractError
from bridge.hooks import DialogueCapabilities, Offer, Role, VoiceCapabilities
from bridge.model import Conversation, SpeechChunk, Utterance

__all__ = ["CALLS", "Call", "Recording", "call_of", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a listener is given to listen to."""

    samples: NDArray[np.float32]
    """(N,) mono in [-1, 1]."""
    sample_rate: int
    """Hz."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The one thing that a role does, as a stream of items."""

    argument: type
    item: type
    capabilities: type | None
    """The role's capabilities record; None when it has none."""
    start: Callable[[Any, Any], Iterator[Any]]
    """Starts it: takes the part and the argument."""


CALLS: dict[Role, Call] = {
    Role.VOICE: Call(
        argument=Utterance,
        item=SpeechChunk,
        capabilities=VoiceCapabilities,
        start=lambda part, utterance: part.speak(utterance),
    ),
    Role.DIALOGUE: Call(
        argument=Conversation,
        item=str,
        capabilities=DialogueCapabilities,
        start=lambda part, conversation: part.reply(conversation),
    ),
    Role.LISTENER: Call(
        argument=Recording,
        item=str,
        capabilities=None,
        start=lambda part, heard: iter((part.listen(heard.samples, heard.sample_rate),)),
    ),
}


def call_of(role: Role) -> Call:
    """Return the call of ``role``. Raise ``ConfigError`` for a role that has none."""
    if role not in CALLS:
        raise ConfigError("role", found=str(role), allowed=", ".join(sorted(CALLS)))
    return CALLS[role]


def run(offer: Offer, part: Any, argument: Any) -> Generator[Any, None, None]:
    """Yield the items of one call; closing this closes the part's own iterator.

    Raises ``PluginContractError`` when the part raises something else than a ``BridgeError``,
    or yields something else than its role promises.
    """
    call = call_of(offer.role)
    try:
        with closing(_closable(call.start(part, argument))) as items:
            for item in items:
                if not isinstance(item, call.item):
                    found, wanted = type(item).__name__, call.item.__name__
                    raise PluginContractError(
                        offer.plugin,
                        f"{offer.role} {offer.name!r} yielded a {found}, not a {wanted}",
                    )
                yield item
    except BridgeError:
        raise
    except Exception as error:
        raise PluginContractError(
            offer.plugin, f"{offer.role} {offer.name!r} raised {type(error).__name__}: {error}"
        ) from error


def _closable(items: Iterator[Any]) -> Any:
    """Return an iterator that has ``close``, which a plain iterator lacks."""
    return items if hasattr(items, "close") else (item for item in items)
