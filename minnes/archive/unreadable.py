"""The codes of files that cannot be opened or are misnamed; each function is a code."""

from __future__ import annotations

from minnes.language.message import Message, say
from minnes.source.codes.advice import Advice


def unreadable_file(problem: Message) -> Advice:
    """A file that cannot be opened.

    What it checks: that every file among the minutes can be read.
    Why: a meeting must not be missing from the answers without a word.
    Example:
        (a file that belongs to somebody else, or a link to nothing)
    Instead:
        (the same file, open to you)
    """
    return Advice(
        say("the file cannot be opened ({problem})", problem=problem),
        say("ask the one who looks after the computer, or take the file away"),
    )


def misnamed_file(ending: str, pattern: str) -> Advice:
    """A file among the minutes that is not read.

    What it checks: files in the folder of the minutes whose names end almost as minute files do, and
        those that `meetings` in minnes.yaml leaves out.
    Why: the meeting would be missing from all answers without a word.
    Example:
        meetings/bim/2021-12-10.yml
    Instead:
        meetings/bim/2021-12-10.yaml
    """
    if ending == ".yaml":
        return Advice(
            say("the file is not read: minnes.yaml says meetings: {pattern}", pattern=pattern),
            say(
                'move it to where that is, or let the line be "meetings: {usual}", for all below a folder',
                usual="meetings/**/*.yaml",
            ),
        )
    return Advice(
        say('the file is not read, since its name ends in "{ending}"', ending=ending),
        say('let its name end in ".yaml"'),
    )
