"""Codes about keys: unknown, missing, duplicate, or with a value of the wrong shape."""

from __future__ import annotations

from minnes.language.message import Message, say
from minnes.source.codes.advice import Advice, brief

PROSE = frozenset(
    {"answer", "need", "next_step", "note", "notes", "public_text", "summary", "text"}
)
"""Keys of running text, which is best written as a block scalar."""


def expected_text(key: str) -> Advice:
    """Several lines with keys where a text should stand.

    What it checks: keys that hold one text.
    Why: lines with a colon, or with hyphens, are taken for keys or a list instead of text.
    Example:
        text:
          Två saker: lokal och fika
    Instead:
        text: |
          Två saker: lokal och fika
    """
    hint = say('write it on one line, after "{key}:"', key=brief(key))
    if key in PROSE:
        hint = say('write a bar after the colon: "{key}: |"', key=key)
    elif key == "what":
        hint = say('give each task an entry of its own: "- Anna Lind: …"')
    return Advice(say("text should stand here"), hint)


def expected_keys(known: str = "") -> Advice:
    """Keys are missing.

    What it checks: fields that hold keys of their own.
    Why: text alone does not say what it is.
    Example:
        vote: enhälligt
    Instead:
        vote: {for: 9, against: 0}
    """
    message = say("keys with values should stand here")
    if known:
        hint = say(
            "write each key on a line of its own, two spaces further in: {known}", known=known
        )
        return Advice(message, hint)
    return Advice(message, say("write each key on a line of its own, two spaces further in"))


def missing_key(key: str) -> Advice:
    """Something that must be said is not.

    What it checks: keys that a part cannot be without, such as what an action is about.
    Why: without it, the rest says nothing.
    Example:
        actions:
          - who: Per Lind
    Instead:
        actions:
          - who: Per Lind
            what: ringer skolan
    """
    return Advice(
        say('"{key}" is missing here', key=brief(key)), say('add a line "{key}: …"', key=brief(key))
    )


def unknown_key(
    key: str, near: str = "", certain: bool = False, hint: Message | None = None
) -> Advice:
    """A key that the format does not have.

    What it checks: the word before a colon, where a key of the format should stand.
    Why: what stands under a misspelt key would be lost, or published though it was meant to be
        internal.
    Example:
        internl: ja
    Instead:
        internal: ja
    """
    if near:
        hint = say('did you mean "{near}"?', near=near)
    hint = hint or say("if it is part of a text, put quotes around the whole text")
    return Advice(
        say('there is no key "{key}" here', key=brief(key)), hint, near if certain else None
    )


def repeated_name(name: str) -> Advice:
    """A name given both before the colon and below it.

    What it checks: an entry that is named by what stands before its colon, and has the name again.
    Why: two names for one thing can differ.
    Example:
        updates:
          Orust: {organization: Tanum, text: Inget nytt.}
    Instead:
        updates:
          Orust: Inget nytt.
    """
    return Advice(say('"{name}" is already said before the colon', name=brief(name)))


def missing_date(key: str) -> Advice:
    """Minutes without a date.

    What it checks: that a meeting has a `date`, and a case story a `published`.
    Why: it is the one thing every list and every reference needs.
    Example:
        series: bim
    Instead:
        series: bim
        date: 2021-12-10
    """
    message = say("the meeting has no date")
    if key == "published":
        message = say("the case story has no day of publication")
    return Advice(message, say('add a line "{key}: 2021-12-10"', key=key))


def missing_title() -> Advice:
    """Minutes without a title.

    What it checks: that a meeting has a `title`, or belongs to a `series` that has one.
    Why: nobody would know what it was.
    Example:
        date: 2021-12-10
    Instead:
        series: bim
        date: 2021-12-10
    """
    return Advice(
        say("the meeting has neither a title nor a series"),
        say('add a line "title: …" or "series: …"'),
    )


def merge_key() -> Advice:
    """Keys taken from another place in the file.

    What it checks: the key `<<`.
    Why: a reader of the minutes sees what is written, and must not have to look elsewhere for it.
    Example:
        - <<: *standard
          title: Nuläget
    Instead:
        - title: Nuläget
    """
    return Advice(
        say('"<<" cannot bring in keys from another place'),
        say("write the keys themselves here"),
    )


def key_not_text() -> Advice:
    """Something other than a word before a colon.

    What it checks: that a word or a name stands before each colon, not a list and not nothing.
    Why: what stands before a colon says what stands after it.
    Example:
        [Orust, Tanum]: Inget nytt.
    Instead:
        Orust: Inget nytt.
        Tanum: Inget nytt.
    """
    return Advice(
        say("no word stands before the colon here"),
        say("write a word before the colon; if it is a text, put quotes around all of it"),
    )


def duplicate_key(key: str, line: int) -> Advice:
    """The same key twice.

    What it checks: that each key stands once in its place.
    Why: only one of them would be read, and nobody would see which.
    Example:
        place: Teams
        time: 9-12
        place: Uddevalla
    Instead:
        place: Teams och Uddevalla
        time: 9-12
    """
    return Advice(
        say(
            '"{key}" stands here for the second time, first on line {line}',
            key=brief(key),
            line=line,
        ),
        say("keep one of them, with all that belongs to it"),
    )


def twice_in_round(organization: str, line: int) -> Advice:
    """One organization twice in the same list or round.

    What it checks: that each organization stands once among the participants, and once in a round.
    Why: only one of the two would be read.
    Example:
        updates:
          Orust: Två nya kollegor.
          Tanum: Inget nytt.
          Orust: En tjänst är ledig.
    Instead:
        updates:
          Orust: |
            Två nya kollegor.

            En tjänst är ledig.
          Tanum: Inget nytt.
    """
    return Advice(
        say(
            '"{organization}" stands here for the second time, first on line {line}',
            organization=brief(organization),
            line=line,
        ),
        say("put both under one"),
    )
