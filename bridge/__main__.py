"""``python -m bridge``: the command line, where the ``bridge`` script is not on the path."""

from bridge.cli import main

if __name__ == "__main__":
    main()
