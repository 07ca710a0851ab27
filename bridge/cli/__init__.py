"""The ``bridge`` command, one file a subcommand."""


def main() -> None:
    """Run the command line."""
