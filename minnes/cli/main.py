"""The front door: answers `--version` at once, and hands everything else to the commands."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run minnes with the arguments of the process, and exit with its status."""
    arguments = sys.argv[1:]
    _open_closed_streams()
    if arguments == ["--version"]:
        from minnes.version import VERSION

        print(f"minnes {VERSION}")
        return
    # What is imported stays: looking through it for garbage again and again is a tenth of a start.
    gc.set_threshold(200_000)
    # Looking for plugins of Pydantic in every installed package costs as much as bare Python.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from minnes.cli.scout import send

    send(arguments)
    from minnes.cli.app import run

    status = run(arguments)
    # Nor is it looked through once more at the end, which is a sixth of a short run. But DuckDB
    # complains at length of all that is then left of it.
    if "duckdb" not in sys.modules:
        gc.freeze()
    sys.exit(status)


def _open_closed_streams() -> None:
    """Give the streams that were closed at the start (`>&-`, some services) a place to go.

    Else the next file that is opened would take their numbers.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
