"""The front door: answers `--version` at once, and hands everything else to the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run minnes with the arguments of the process, and exit with its status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from minnes.version import VERSION

        print(f"minnes {VERSION}")
        return
    from minnes.cli.app import run

    sys.exit(run(arguments))
