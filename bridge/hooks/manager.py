"""Finds plugins, loads each on its own, and keeps a record of those that failed."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from inspect import iscoroutinefunction
from typing import Any

import pluggy

from bridge.errors import PluginContractError, PluginError, PluginLoadError, nearest
from bridge.hooks.markers import PROJECT
from bridge.hooks.registry import Offer, Registry
from bridge.hooks.roles import Role
from bridge.hooks.specs import (
    ChoiceSpecs,
    Factory,
    Register,
    RegistrySpecs,
    SessionSpecs,
    TurnSpecs,
)

__all__ = ["ENTRY_POINT_GROUP", "REGISTER_HOOKS", "PluginManager", "PluginReport"]

ENTRY_POINT_GROUP = "bridge.plugins"

REGISTER_HOOKS: dict[str, Role] = {
    "register_voices": Role.VOICE,
    "register_dialogue_models": Role.DIALOGUE,
    "register_listeners": Role.LISTENER,
    "register_activity_detectors": Role.ACTIVITY,
    "register_emotion_readers": Role.EMOTION,
    "register_lip_models": Role.LIPS,
    "register_pose_refiners": Role.REFINER,
    "register_policies": Role.POLICY,
    "register_styles": Role.STYLE,
    "register_safety_filters": Role.SAFETY,
    "register_memories": Role.MEMORY,
    "register_codecs": Role.CODEC,
    "register_outputs": Role.OUTPUT,
    "register_taps": Role.TAP,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginReport:
    """How loading one plugin went."""

    name: str
    source: str
    """The distribution it came from, or ``built-in``."""
    error: str
    """Why it is not there; empty when it is."""


class PluginManager:
    """Loads plugins into a registry and calls observers one by one.

    Not a global: every process that needs plugins makes its own. Loading is done before any
    thread is started; observers may be called from any thread.
    """

    def __init__(self) -> None:
        self.registry = Registry()
        self.reports: list[PluginReport] = []
        self.failures: Counter[str] = Counter()
        """Calls of ``on_*`` and ``choose_*`` hooks that raised, by plugin."""
        self._pm = pluggy.PluginManager(PROJECT)
        for specs in (RegistrySpecs, SessionSpecs, TurnSpecs, ChoiceSpecs):
            self._pm.add_hookspecs(specs)

    def load_installed(self) -> None:
        """Load every plugin that an installed distribution offers; never raises."""
        for entry_point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda e: e.name):
            self._load_entry_point(entry_point)

    def load(self, plugin: object, name: str, *, source: str = "built-in") -> None:
        """Load one plugin object; a broken one is reported, never raised."""
        error = ""
        if self._pm.has_plugin(name):
            # Not to be undone below: the first of that name works.
            error = f"a plugin named {name!r} is loaded already"
        else:
            try:
                self._pm.register(plugin, name)
                self._check(plugin, name)
                self._collect(plugin, name)
            except (Exception, SystemExit) as caught:
                if self._pm.has_plugin(name):
                    self._pm.unregister(name=name)
                self.registry.withdraw(name)
                error = _reason(caught)
        if error:
            log.warning("a plugin failed to load", extra={"plugin": name, "reason": error})
        self.reports.append(PluginReport(name=name, source=source, error=error))

    def notify(self, hook: str, **arguments: Any) -> None:
        """Call every observer of an ``on_*`` hook; one that raises is counted and logged."""
        for implementation in self._newest_first(hook):
            self._call(implementation, hook, arguments)

    def choose(self, hook: str, **arguments: Any) -> Any:
        """Return the first answer to a ``choose_*`` hook, or None; never raises.

        The plugin loaded last is asked first. One that raises is counted, and has no answer.
        """
        for implementation in self._newest_first(hook):
            answer = self._call(implementation, hook, arguments)
            if answer is not None:
                return answer
        return None

    def _newest_first(self, hook: str) -> Iterator[pluggy.HookImpl]:
        caller: pluggy.HookCaller = getattr(self._pm.hook, hook)
        return reversed(caller.get_hookimpls())

    def _call(self, implementation: pluggy.HookImpl, hook: str, arguments: dict[str, Any]) -> Any:
        plugin = implementation.plugin_name
        try:
            return implementation.function(**{k: arguments[k] for k in implementation.argnames})
        except Exception as caught:
            self.failures[plugin] += 1
            if self.failures[plugin] == 1:
                log.warning(
                    "a hook raised; further failures of its plugin are only counted",
                    extra={"plugin": plugin, "hook": hook, "reason": _reason(caught)},
                )
            return None

    def _load_entry_point(self, entry_point: EntryPoint) -> None:
        source = entry_point.dist.name if entry_point.dist else "unknown"
        try:
            plugin = entry_point.load()
        except (Exception, SystemExit) as caught:  # some modules parse arguments when imported
            error = _reason(caught)
            self.reports.append(PluginReport(name=entry_point.name, source=source, error=error))
            log.warning(
                "a plugin failed to import", extra={"plugin": entry_point.name, "reason": error}
            )
            return
        self.load(plugin, entry_point.name, source=source)

    def _check(self, plugin: object, name: str) -> None:
        """Raise ``PluginLoadError`` for what pluggy lets pass."""
        callers = self._pm.get_hookcallers(plugin) or []
        if not callers:
            raise PluginLoadError(name, "it has no hooks; decorate functions with @hookimpl")
        known = [hook for hook, caller in vars(self._pm.hook).items() if caller.has_spec()]
        for caller in callers:
            if not caller.has_spec():
                raise PluginLoadError(
                    name, f"there is no hook {caller.name!r}. {nearest(caller.name, known)}"
                )
            for implementation in caller.get_hookimpls():
                if implementation.plugin is plugin and iscoroutinefunction(implementation.function):
                    raise PluginLoadError(
                        name, f"{caller.name} is async, and hooks are not awaited: use def"
                    )

    def _collect(self, plugin: object, name: str) -> None:
        for hook, role in REGISTER_HOOKS.items():
            for implementation in getattr(self._pm.hook, hook).get_hookimpls():
                if implementation.plugin is plugin:
                    offer = {"register": _register(self.registry, role, name)}
                    implementation.function(**{k: offer[k] for k in implementation.argnames})


def _register(registry: Registry, role: Role, plugin: str) -> Register:
    def register(
        name: str,
        factory: Factory,
        *,
        summary: str = "",
        isolated: bool = False,
        requires: tuple[str, ...] = (),
        install: str = "",
    ) -> None:
        if not (isinstance(name, str) and name.strip() == name != ""):
            raise PluginContractError(plugin, f"offers a {role} without a usable name: {name!r}")
        if not callable(factory):
            raise PluginContractError(
                plugin, f"offers {role} {name!r} with {factory!r}, which cannot be called"
            )
        registry.add(
            Offer(
                role=role,
                name=name,
                plugin=plugin,
                factory=factory,
                summary=summary,
                isolated=isolated,
                requires=requires,
                install=install,
            )
        )

    return register


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"
