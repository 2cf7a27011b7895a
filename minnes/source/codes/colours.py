"""Codes about a project's colours: not a colour, or too little contrast."""

from __future__ import annotations

from minnes.language.message import say
from minnes.model.theme import LowContrast
from minnes.source.codes.advice import Advice, brief


def bad_colour(text: str) -> Advice:
    """A colour that cannot be read.

    What it checks: that a colour is six digits or letters from a to f, as graphic manuals give it.
    Why: a colour that is not understood would be left out without a word. After a space, the sign #
    makes a comment of what follows, so that nothing is left: write the colour without it.
    Example:
        publish:
          colours: {accent: petrol}
    Instead:
        publish:
          colours: {accent: 0a5566}
    """
    message = (
        say('"{text}" is not a colour', text=brief(text))
        if text
        else say("a colour is missing here; what stands after # is only a comment")
    )
    return Advice(message, say("write its six digits without #, as 0a5566"))


def low_contrast(found: LowContrast) -> Advice:
    """A colour that cannot be read on its background.

    What it checks: that the colours a project chooses have a contrast of at least 4.5 to 1 to what
    they stand on, in light pages and in dark ones.
    Why: the law on accessible public pages asks for it (WCAG 2.2, 1.4.3, level AA); and pale text is
    hard to read for everybody in the sun.
    Example:
        publish:
          colours: {accent: f2b705}
    Instead:
        publish:
          colours: {accent: 866603}
    """
    # Rounded down: 4.46 must not be told as the 4.5 that it falls short of.
    whole, tenth = divmod(int(found.ratio * 10), 10)
    return Advice(
        say(
            "{colour} on {ground} has a contrast of {whole}.{tenth} to 1, too little to be read",
            colour=found.colour,
            ground=found.ground,
            whole=whole,
            tenth=tenth,
        ),
        say(
            "4.5 to 1 is the least (WCAG AA); {better} would do",
            better=found.better.removeprefix("#"),
        ),
    )
