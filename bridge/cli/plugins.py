"""``bridge plugins``: every plugin and what it offers."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from bridge.hooks import PluginManager, Role

__all__ = ["as_data", "lines_of", "plugins"]


def plugins(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List the plugins, what each offers, and why a broken one is not there.

    Example: bridge plugins --json
    """
    from bridge.session.builtins import load_plugins

    manager = load_plugins()
    if as_json:
        typer.echo(json.dumps(as_data(manager), ensure_ascii=False, indent=2))
        return
    for line in lines_of(manager):
        typer.echo(line)


def lines_of(manager: PluginManager) -> Iterator[str]:
    """Yield what is there as lines for a person, role by role."""
    for role in Role:
        offers = manager.registry.offers(role)
        if offers:
            yield typer.style(role.value, bold=True)
        for offer in offers:
            missing = f"  needs {', '.join(offer.missing)}: {offer.install}" * bool(offer.missing)
            yield f"  {offer.name:<18} {offer.summary}{missing}  ({offer.plugin})"
    for report in manager.reports:
        if report.error:
            broken = f"broken: {report.name} from {report.source}: {report.error}"
            yield typer.style(broken, fg="red")


def as_data(manager: PluginManager) -> dict[str, object]:
    """Return what is there as ``--json`` prints it."""
    return {
        "plugins": [asdict(report) for report in manager.reports],
        "offers": [
            {
                "role": offer.role.value,
                "name": offer.name,
                "plugin": offer.plugin,
                "summary": offer.summary,
                "isolated": offer.isolated,
                "missing": list(offer.missing),
                "install": offer.install,
            }
            for role in Role
            for offer in manager.registry.offers(role)
        ],
    }
