"""``bridge plugins``: every plugin and what it offers."""

import json
from dataclasses import asdict

import typer

from bridge.hooks import PluginManager, Role

__all__ = ["plugins"]


def plugins(
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
) -> None:
    """List the plugins, what each offers, and why a broken one is not there.

    Example: bridge plugins --json
    """
    from bridge.session.builtins import load_plugins

    manager = load_plugins()
    if as_json:
        typer.echo(json.dumps(_as_data(manager), indent=2))
        return
    for role in Role:
        offers = manager.registry.offers(role)
        if not offers:
            continue
        typer.secho(f"{role}", bold=True)
        for offer in offers:
            missing = f"  needs {', '.join(offer.missing)}: {offer.install}" * bool(offer.missing)
            typer.echo(f"  {offer.name:<14} {offer.summary}{missing}  ({offer.plugin})")
    broken = [report for report in manager.reports if report.error]
    for report in broken:
        typer.secho(f"broken: {report.name} from {report.source}: {report.error}", fg="red")


def _as_data(manager: PluginManager) -> dict[str, object]:
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
