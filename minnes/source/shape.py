"""What can be wrong with the shape of minutes: lists, keys and one-line forms.

Each function is one code, named as it is (`unknown_key` is `unknown-key`); its docstring is the page
that `minnes explain` prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from minnes.language.message import Message, say


class Said(NamedTuple):
    """What is said of a problem; `replacement` is what to type there, if only one reading exists."""

    message: Message
    hint: Message | None = None
    replacement: str | None = None


@dataclass(slots=True)
class Problems:
    """Problems met while a file is read: which one, and the value it was met at."""

    found: list[tuple[Callable[[Any], Said], Any]] = field(default_factory=list)

    def add(self, code: Callable[[Any], Said], at: Any) -> None:
        """Remember a problem of the value `at`, which knows its place if the file is read carefully."""
        self.found.append((code, at))


def quoted(text: str) -> str:
    """Return a text in the quotes that make it one value whatever it holds."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def brief(text: object) -> str:
    """Return a value as it is shown in a message: on one line, and not all of it if it is long."""
    shown = " ".join(str(text).split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def blank_item(_at: str) -> Said:
    """An entry of a list is empty.

    What it checks: a hyphen with nothing after it.
    Why: somebody meant to write something there; or the line is left over and says nothing.
    Example:
        decisions:
          -
    Instead:
        decisions:
          - Frågan tas upp på nästa möte.
    """
    return Said(
        say("this list entry is empty"),
        say("write something after the hyphen, or take the line away"),
    )


def empty_group(organization: str) -> Said:
    """A group of participants without names.

    What it checks: an organisation among the participants with nobody after it.
    Why: it could mean that nobody came, or that the names were forgotten.
    Example:
        participants:
          Tanum:
    Instead:
        absent:
          - {organization: Tanum}
    """
    return Said(
        say('nobody is named for "{organization}"', organization=brief(organization)),
        say(
            "write the names after the colon; if nobody came, write under absent: "
            "- {{organization: {organization}}}",
            organization=brief(organization),
        ),
    )


def list_dash(_text: str) -> Said:
    """A list with Word's dashes.

    What it checks: a list whose lines begin with a dash (–) or a dot (•) instead of a hyphen (-).
    Why: the lines would run together into one text.
    Example:
        decisions:
          – Frågan tas upp på nästa möte.
          – Nätverket möts på distans.
    Instead:
        decisions:
          - Frågan tas upp på nästa möte.
          - Nätverket möts på distans.
    """
    return Said(
        say("the lines of this list begin with a dash, and run together into one text"),
        say('begin each line with a hyphen and a blank: "- "'),
    )


def unbalanced_parenthesis(text: str) -> Said:
    """A parenthesis that is not closed, or not opened.

    What it checks: names and short lists whose parentheses do not come in pairs.
    Why: within [ ] a comma always divides, so `[Anna Lind (X, Y)]` becomes two broken entries; a
        forgotten parenthesis makes a role of the people who follow.
    Example:
        participants: [Anna Lind (Orust, samordnare)]
    Instead:
        participants: Anna Lind (Orust, samordnare)
    """
    return Said(
        say('the parentheses in "{text}" do not come in pairs', text=brief(text)),
        say("close the parenthesis; a comma within [ ] always divides, so leave [ ] out"),
    )


def comma_in_braces(part: str, whole: str = "", line: str = "") -> Said:
    """A comma inside braces or brackets that cuts something in two.

    What it checks: keys without a value within { }, figures whose label is only digits, and parentheses
        that begin and end in different entries within [ ].
    Why: within { } and [ ] a comma always divides, so `{familjebehandlare: 1,8}` becomes two figures.
    Example:
        figures: {familjebehandlare: 1,8}
    Instead:
        figures:
          familjebehandlare: 1,8
    """
    if whole:
        message = say('the comma in "{whole}" cuts it in two', whole=brief(whole))
        return Said(message, say("write it so: {line}", line=line))
    return Said(
        say('"{part}" has no value: within braces every comma divides', part=brief(part)),
        say("write each key on a line of its own, without braces"),
    )


def colon_in_text(text: str, line: str = "") -> Said:
    """A colon inside a text.

    What it checks: texts without quotes in which a word is followed by a colon and a blank, or that
        end with a colon.
    Why: what stands before such a colon is taken for a key of the format.
    Example:
        - Beslut: vi ses i mars
    Instead:
        - "Beslut: vi ses i mars"
    """
    message = say('"{text}" is read as a key because of the colon after it', text=brief(text))
    if line:
        return Said(message, say("put quotes around the whole text: {line}", line=line))
    return Said(
        message,
        say('put quotes around the whole text, or write "text: |" and the text on the next line'),
    )


def organization_twice(organization: str) -> Said:
    """An organisation given twice for one person.

    What it checks: a person in a group who also has the key `organization`.
    Why: the group already says where the person comes from.
    Example:
        Orust:
          - {name: Per Lind, organization: Tanum}
    Instead:
        Orust:
          - Per Lind
    """
    return Said(
        say(
            '"{organization}" stands inside another organisation\'s group',
            organization=brief(organization),
        ),
        say("move the person out of the group, or take the organisation away"),
    )


def repeated_name(name: str) -> Said:
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
    return Said(say('"{name}" is already said before the colon', name=brief(name)))


def expected_text(_at: Any) -> Said:
    """Several lines with keys where a text should stand.

    What it checks: fields that hold text.
    Why: lines with a colon, or with hyphens, are taken for keys or a list instead of text.
    Example:
        text:
          Två saker: lokal och fika
    Instead:
        text: |
          Två saker: lokal och fika
    """
    return Said(say("text should stand here"), say('write a bar after the colon, "text: |"'))


def expected_list(_at: Any) -> Said:
    """A list is missing.

    What it checks: fields that hold several things.
    Why: each needs a line of its own that begins with a hyphen.
    Example:
        items:
          title: Nuläget
    Instead:
        items:
          - title: Nuläget
    """
    return Said(
        say("a list should stand here"), say('begin each entry with a hyphen and a blank: "- "')
    )


def expected_keys(_at: Any) -> Said:
    """Keys are missing.

    What it checks: fields that hold keys of their own.
    Why: text alone does not say what it is.
    Example:
        vote: enhälligt
    Instead:
        vote: {for: 9, against: 0}
    """
    return Said(
        say("keys with values should stand here"),
        say("write each key on a line of its own, two blanks further in"),
    )


def missing_key(key: str) -> Said:
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
    return Said(
        say('"{key}" is missing here', key=brief(key)), say('add a line "{key}: …"', key=brief(key))
    )


def unknown_key(key: str, near: str = "", belongs: str = "", certain: bool = False) -> Said:
    """A key that the format does not have.

    What it checks: the word before a colon, where a key of the format should stand.
    Why: what stands under a misspelt key would be lost, or published though it was meant to be
        internal.
    Example:
        internl: ja
    Instead:
        internal: ja
    """
    hint = say("if it is part of a text, put quotes around the whole text")
    if near:
        hint = say('did you mean "{near}"?', near=near)
    elif belongs:
        hint = say('it belongs under "{belongs}"', belongs=belongs)
    return Said(
        say('there is no key "{key}" here', key=brief(key)), hint, near if certain else None
    )


def missing_date(_at: Any) -> Said:
    """Minutes without a date.

    What it checks: that a meeting has a `date`, and a case story a `published`.
    Why: it is the one thing every list and every reference needs.
    Example:
        series: bim
    Instead:
        series: bim
        date: 2021-12-10
    """
    return Said(say("the meeting has no date"), say('add a line "date: 2021-12-10"'))


def missing_title(_at: Any) -> Said:
    """Minutes without a title.

    What it checks: that a meeting has a `title`, or belongs to a `series` that has one.
    Why: nobody would know what it was.
    Example:
        date: 2021-12-10
    Instead:
        series: bim
        date: 2021-12-10
    """
    return Said(
        say("the meeting has neither a title nor a series"),
        say('add a line "title: …" or "series: …"'),
    )
