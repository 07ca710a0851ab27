"""Puts the subcommands together, and turns failures into one clear line."""

import logging
import signal
import sys

import typer

from bridge import __version__
from bridge.cli.bench import bench
from bridge.cli.demo import demo
from bridge.cli.doctor import doctor
from bridge.cli.explain import explain
from bridge.cli.film import film
from bridge.cli.inspect import inspect
from bridge.cli.keys import keys
from bridge.cli.monitor import monitor
from bridge.cli.plugins import plugins
from bridge.cli.record import record
from bridge.cli.replay import replay
from bridge.cli.run import run
from bridge.cli.say import say
from bridge.cli.snapshot import snapshot
from bridge.cli.studio import studio
from bridge.errors import BridgeError

__all__ = ["app", "main"]

app = typer.Typer(
    name="bridge",
    help="Text becomes one frame-synced performance, streamed to a game engine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_LIVE = (demo, studio, run, say, explain, monitor)
_TAKES = (record, replay, inspect, snapshot, film)
_HOUSEKEEPING = (plugins, doctor, bench, keys)
for command in (*_LIVE, *_TAKES, *_HOUSEKEEPING):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"avatar-bridge {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Text becomes one frame-synced performance, streamed to a game engine."""


def _interrupt(number: int, frame: object) -> None:
    """Do what Ctrl-C does; directly, because a process in the background may ignore SIGINT."""
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line: exit status 0 done, 1 failed, 2 wrong usage.

    A request to terminate ends a command as Ctrl-C does: takes complete, avatars at rest.
    """
    # Commands that show log lines say so; the others tell what they found in their own words.
    logging.basicConfig(handlers=[logging.NullHandler()])
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except BridgeError as error:
        print(f"bridge: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except OSError as error:  # a full disk, a folder without rights: nobody's bug
        where = f"{error.filename}: " if error.filename else ""
        print(f"bridge: {where}{error.strerror or error}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
