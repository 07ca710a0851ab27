"""``bridge bench``: figures, each beside what it is compared with."""

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["BENCHES", "bench"]

BENCHES = {
    "latency": "text in to first sound and first speaking frame at a client",
    "clock": "how late frames leave, idle and beside a language model",
    "wire": "the cost and size of one full frame, VMC and native",
    "sample": "speaking characters one core can sample and encode",
    "sync": "skew between sound and pose at a client, on good and bad links",
    "interrupt": "from the event to silence and to a closed mouth",
    "lips": "closures, sibilants, pauses, onsets and smoothness of the mouth",
    "unity": "the Unity client on .NET and Mono: cost of a picture, sync, recovery",
    "unreal": "the Unreal client's C++ core: cost of a picture, sync, recovery",
    "motion": "head, hands, feet, gestures and lids in every style and under every policy",
}

_DRAWN = ("motion",)
_TELLING = ("motion",)  # long enough that one wants to see how far it is


def bench(
    name: Annotated[str, typer.Argument(help=f"One of {', '.join(BENCHES)}; none: all.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a bench.")] = False,
    png: Annotated[Path | None, typer.Option(help="Draw it too; only motion can.")] = None,
) -> None:
    """Measure, and print each figure beside the peer or limit it is compared with.

    Example: bridge bench lips --json
    """
    from importlib import import_module

    from rich.console import Console

    from bridge.bench.report import as_data
    from bridge.cli.bench_table import bench_table

    if name and name not in BENCHES:
        raise typer.BadParameter(f"{name!r}; there are {', '.join(BENCHES)}")
    if png and name not in _DRAWN:
        raise typer.BadParameter(f"--png: only {', '.join(_DRAWN)} can be drawn")
    errors, console = Console(stderr=True), Console()
    for wanted in [name] if name else BENCHES:
        with errors.status(f"{wanted}: {BENCHES[wanted]} …") as status:
            module = import_module(f"bridge.bench.{wanted}")
            telling = (status.update,) if wanted in _TELLING else ()
            rows = module.measure(*telling)
            if png:
                module.draw(png)
        if as_json:
            typer.echo(json.dumps(as_data(wanted, rows), ensure_ascii=False, allow_nan=False))
        else:
            console.print(bench_table(f"{wanted}: {BENCHES[wanted]}", rows))
