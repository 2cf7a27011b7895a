"""Codes about a file as a whole: encoding, limits, emptiness, conflicts, misplaced comments."""

from __future__ import annotations

from math import ceil

from minnes.language.message import say
from minnes.source.codes.advice import Advice, brief


def too_large(size: int) -> Advice:
    """A file that is too large.

    What it checks: that a minute file has at most 5 MB.
    Why: minutes are text; so much of it is a mistake, such as a picture pasted in.
    Example:
        (a file of 20 MB)
    Instead:
        attachments:
          - bilagor/bild.png
    """
    return Advice(
        say("the file has {size} MB, and at most 5 can be read", size=ceil(size / 100_000) / 10),
        say("put pictures and documents beside it, as attachments"),
    )


def too_many_values(limit: int) -> Advice:
    """A file that holds too much to be minutes.

    What it checks: that a file holds at most 50 000 names, texts and other values.
    Why: the longest minutes hold a few thousand; so many are a table or a list pasted in by
        mistake.
    Example:
        tags: [a, b, c, …]
    Instead:
        attachments:
          - bilagor/lista.csv
    """
    return Advice(
        say("the file holds more than {limit} values; it is read no further", limit=limit),
        say("put long tables and lists beside it, as attachments"),
    )


def not_utf8(utf16: bool = False) -> Advice:
    """A file saved in an older encoding.

    What it checks: that the file is UTF-8, as every editor writes today.
    Why: å, ä and ö would turn into other signs.
    Example:
        (a file saved as "ANSI", "Latin-1" or "Unicode")
    Instead:
        (the same file saved as "UTF-8")
    """
    hint = say('open it in your editor and save it again, choosing "UTF-8"')
    if utf16:
        return Advice(say("the file is saved as UTF-16, not as UTF-8"), hint)
    return Advice(say("the file is not saved as UTF-8, so å, ä and ö cannot be read"), hint)


def not_text() -> Advice:
    """A document or a picture instead of text.

    What it checks: that the file is not a Word document, a PDF, a picture or an archive that was
        given another name.
    Why: minutes are plain text, which any editor opens and in which every change can be seen.
    Example:
        (a Word document saved as 2021-12-10.yaml)
    Instead:
        date: 2021-12-10
        title: Nätverksträff
    """
    return Advice(
        say("this is not text, but a document, a picture or an archive"),
        say("minnes new makes a file to fill in; attach the document to it"),
    )


_FILLED = say(
    "minnes new makes a file of a meeting to fill in; minnes init, without a minnes.yaml, a new one"
)


def empty_file() -> Advice:
    """A file without content.

    What it checks: that the file says something; comments alone do not.
    Why: an empty file is most often one that somebody meant to fill in.
    Example:
        # kommer snart
    Instead:
        date: 2021-12-10
        title: Nätverksträff
        status: planned
    """
    return Advice(say("the file is empty"), _FILLED)


def not_minutes() -> Advice:
    """A file that holds text, but no keys.

    What it checks: that a file holds keys with values.
    Why: plain text does not say what is a decision and what is a name.
    Example:
        Minnesanteckningar 10 december
    Instead:
        date: 2021-12-10
        title: Nätverksträff
    """
    return Advice(
        say("the file holds no keys such as date: and title:"),
        _FILLED,
    )


def too_deep(limit: int) -> Advice:
    """Too many levels inside each other.

    What it checks: that nothing stands more than 100 levels deep.
    Why: minutes need fewer than ten; more is a mistake, or meant to do harm.
    Example:
        [[[[[[[[[[ … ]]]]]]]]]]
    Instead:
        items:
          - title: Nuläget
    """
    return Advice(
        say("there are more than {limit} levels inside each other here", limit=limit),
        say("take away brackets, braces or hyphens, or move the lines to the left"),
    )


def several_documents() -> Advice:
    """A line that divides the file in two.

    What it checks: lines of three hyphens or three dots in the middle of a file.
    Why: such a line ends the minutes, and nothing after it is read.
    Example:
        date: 2021-12-10
        title: Nätverksträff
        ---
        place: Teams
    Instead:
        date: 2021-12-10
        title: Nätverksträff
        place: Teams
    """
    return Advice(
        say("nothing after this line is read: it ends the minutes"),
        say("take the line away; minutes of another meeting go to a file of their own"),
    )


def conflict_left() -> Advice:
    """A conflict that nobody has settled.

    What it checks: lines that git puts around two versions of the same place when two people have
        changed it: `<<<<<<<`, `=======` and `>>>>>>>`.
    Why: only a person knows which of the two is right.
    Example:
        <<<<<<< ours
        place: Uddevalla
        =======
        place: Teams
        >>>>>>> theirs
    Instead:
        place: Uddevalla
    """
    return Advice(
        say("two people changed this place, and nobody has chosen between their versions"),
        say(
            "keep what is right of the two, and take away the lines with <<<<<<<, ======= and >>>>>>>"
        ),
    )


def directive_line(line: str) -> Advice:
    """A line that begins with a percent sign.

    What it checks: lines such as `%YAML 1.1` at the top of a file.
    Why: they change how the rest is read, and minutes are read in one way only.
    Example:
        %YAML 1.1
        ---
        date: 2021-12-10
    Instead:
        date: 2021-12-10
    """
    return Advice(
        say('lines such as "{line}" are not part of the minute format', line=brief(line)),
        say("take the line away"),
    )


def unreadable_line() -> Advice:
    """A line that cannot be read.

    What it checks: that the file follows the rules of typing.
    Why: nothing after the line can be trusted.
    Example:
        items: ]
    Instead:
        items: []
    """
    return Advice(
        say("this line cannot be read"),
        say("minnes help rules shows the five rules of typing"),
    )


def misplaced_ignore(reason: str, code: str = "") -> Advice:
    """A comment that should silence something, and silences nothing.

    What it checks: comments `# minnes: ignore[…]`: that they name codes in brackets, that the codes
        exist and can be silenced, and that something stands before them on their line.
    Why: somebody believes that a finding is silenced.
    Example:
        chair: Anna  # minnes: ignore
    Instead:
        chair: Anna  # minnes: ignore[first-name-only]
    """
    if reason == "unknown":
        return Advice(
            say('there is no code "{code}" to silence', code=code),
            say("the code stands in brackets at the end of the finding"),
        )
    if reason == "reading":
        return Advice(
            say('"{code}" cannot be silenced: what is read wrongly could be published', code=code),
            say("mend the line instead: minnes explain {code}", code=code),
        )
    if reason == "sealed":
        return Advice(
            say('"{code}" cannot be silenced: approved minutes stay as they are', code=code),
            say("minnes verify tells what was changed"),
        )
    if reason == "alone":
        return Advice(
            say("this comment stands on a line of its own, and silences nothing"),
            say("put it at the end of the line that it is about"),
        )
    return Advice(
        say("this comment does not say which code it silences"),
        say("write the code in brackets: # minnes: ignore[unknown-person]"),
    )
