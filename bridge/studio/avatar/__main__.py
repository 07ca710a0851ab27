"""Write the avatar: ``python -m bridge.studio.avatar OUT.vrm``."""

import sys
from pathlib import Path

from bridge.studio.avatar.build import write_avatar


def main() -> int:
    """Write the file that is named, and say how it went."""
    if len(sys.argv) != 2:
        print("usage: python -m bridge.studio.avatar OUT.vrm", file=sys.stderr)
        return 2
    write_avatar(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
