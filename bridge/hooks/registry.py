"""What is on offer, by role and name."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from bridge.errors import BridgeError, ConfigError, PluginContractError, nearest
from bridge.hooks.roles import (
    ActivityDetector,
    Codec,
    DialogueModel,
    EmotionReader,
    GesturePolicy,
    LipModel,
    Listener,
    Memory,
    Output,
    PoseRefiner,
    Role,
    SafetyFilter,
    StyleTemplate,
    Tap,
    Voice,
)
from bridge.hooks.specs import Factory

__all__ = ["PROTOCOLS", "Offer", "Registry"]

PROTOCOLS: dict[Role, type] = {
    Role.VOICE: Voice,
    Role.DIALOGUE: DialogueModel,
    Role.LISTENER: Listener,
    Role.ACTIVITY: ActivityDetector,
    Role.EMOTION: EmotionReader,
    Role.LIPS: LipModel,
    Role.REFINER: PoseRefiner,
    Role.POLICY: GesturePolicy,
    Role.STYLE: StyleTemplate,
    Role.SAFETY: SafetyFilter,
    Role.MEMORY: Memory,
    Role.CODEC: Codec,
    Role.OUTPUT: Output,
    Role.TAP: Tap,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One part that a plugin offers."""

    role: Role
    name: str
    plugin: str
    factory: Factory
    summary: str
    isolated: bool
    """Runs in a child process at low priority."""
    requires: tuple[str, ...]
    """Modules that must be importable."""
    install: str
    """The command that brings them."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Modules that are not installed."""
        return tuple(module for module in self.requires if not _is_there(module))


class Registry:
    """Every offer of every loaded plugin. Filled by the plugin manager, then only read."""

    def __init__(self) -> None:
        self._offers: dict[tuple[Role, str], Offer] = {}

    def add(self, offer: Offer) -> None:
        """Take an offer. Raise ``PluginContractError`` when its name is taken."""
        taken = self._offers.setdefault((offer.role, offer.name), offer)
        if taken is not offer:
            raise PluginContractError(
                offer.plugin,
                f"offers {offer.role} {offer.name!r}, which {taken.plugin} already offers",
            )

    def withdraw(self, plugin: str) -> None:
        """Forget everything a plugin offered."""
        self._offers = {key: o for key, o in self._offers.items() if o.plugin != plugin}

    def offers(self, role: Role) -> tuple[Offer, ...]:
        """Return the offers of a role, by name."""
        return tuple(self._offers[key] for key in sorted(self._offers) if key[0] is role)

    def find(self, role: Role, name: str) -> Offer:
        """Return one offer. Raise ``ConfigError`` naming what is allowed."""
        offer = self._offers.get((role, name))
        if offer is None:
            names = [known.name for known in self.offers(role)]
            raise ConfigError(
                f"{role}.name",
                found=name,
                allowed=", ".join(names) or f"nothing: no plugin offers a {role}",
                hint=nearest(name, names),
            )
        if offer.missing:
            raise ConfigError(
                f"{role}.name",
                found=name,
                allowed=f"after installing {', '.join(offer.missing)}",
                hint=f"Run: {offer.install}" if offer.install else "",
            )
        return offer

    def create(self, role: Role, name: str, options: Mapping[str, Any]) -> Any:
        """Build a part in this process.

        Raises ``ConfigError`` for an unknown name or bad options and ``PluginContractError``
        when the factory fails otherwise or its object does not fit the role.
        """
        offer = self.find(role, name)
        try:
            part = offer.factory(options)
        except BridgeError:
            raise
        except Exception as error:
            raise PluginContractError(
                offer.plugin, f"cannot build {role} {name!r}: {type(error).__name__}: {error}"
            ) from error
        if not isinstance(part, PROTOCOLS[role]):
            raise PluginContractError(
                offer.plugin,
                f"{role} {name!r} is a {type(part).__name__}, "
                f"which lacks something of {PROTOCOLS[role].__name__}",
            )
        return part


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # the package it would stand in is missing, or half made
        return False
