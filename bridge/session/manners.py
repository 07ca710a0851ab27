"""A character's style and policy, as plugins give them."""

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from bridge.errors import BridgeError, PluginContractError
from bridge.hooks import Registry, Role
from bridge.model import Policy, Style

__all__ = ["read_policy", "read_style"]

_Manner = TypeVar("_Manner", Style, Policy)


def read_style(registry: Registry, name: str, options: Mapping[str, Any]) -> Style:
    """Return a style's numbers.

    Raises ``ConfigError`` for an unknown name or bad options and ``PluginContractError`` when
    the plugin fails or gives something else than a style of finite numbers.
    """
    return _read(registry, Role.STYLE, name, options, Style)


def read_policy(registry: Registry, name: str, options: Mapping[str, Any]) -> Policy:
    """Return a policy's rules; raises as ``read_style`` does."""
    return _read(registry, Role.POLICY, name, options, Policy)


def _read(
    registry: Registry, role: Role, name: str, options: Mapping[str, Any], kind: type[_Manner]
) -> _Manner:
    plugin = registry.find(role, name).plugin
    part = registry.create(role, name, options)
    try:
        manner = getattr(part, role)()  # `style` and `policy` are named for their roles
    except BridgeError:
        raise
    except Exception as error:
        message = f"{role} {name!r} raised {type(error).__name__}: {error}"
        raise PluginContractError(plugin, message) from error
    if not isinstance(manner, kind):
        message = f"{role} {name!r} gave a {type(manner).__name__}, not a {kind.__name__}"
        raise PluginContractError(plugin, message)
    for field in fields(manner):
        value = getattr(manner, field.name)
        if field.type is float and not (isinstance(value, int | float) and math.isfinite(value)):
            message = f"{role} {name!r}: {field.name}: found {value!r}, expected a finite number"
            raise PluginContractError(plugin, message)
    return manner
