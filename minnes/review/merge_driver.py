"""How git is told to merge minutes by their meaning: `git config merge.minnes.driver`."""

from __future__ import annotations

NAME = "minnes"
"""What `.gitattributes` calls the driver: `*.yaml merge=minnes`."""

TITLE = "minutes, merged by their meaning"

DRIVER = (
    "minnes merge -o %A --path=%P --marker-size=%L %O %A %B; s=$?; test $s -le 1 && exit $s; "
    "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
)
"""The command git runs in a shell; it leaves what it made in %A, and exits with 0 if all went well.

Where minnes is not installed, or fails, git merges line by line: otherwise it would take %A as it
is for the result, and what the others wrote would be lost (gitattributes(5), merge drivers).
"""
