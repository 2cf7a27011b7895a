"""Codes about one-line forms: placeholders, parentheses, colons, commas, groups of people."""

from __future__ import annotations

from minnes.language.message import say
from minnes.source.codes.advice import Advice, brief, write


def placeholder(text: str) -> Advice:
    """A placeholder where something should be filled in.

    What it checks: values that are only a placeholder, such as TODO, xxx, Namn Namn or ÅÅÅÅ-MM-DD.
    Why: somebody meant to fill it in; published, it looks careless, and counted, it is a person.
    Example:
        chair: Namn Namn
    Instead:
        chair: Anna Lind
    """
    return Advice(
        say('"{text}" was never filled in', text=brief(text)),
        say("write what belongs here, or nothing at all after the colon"),
    )


PLACEHOLDERS = frozenset(
    {
        *("TODO", "todo", "XXX", "xxx", "Namn Namn", "Namn Efternamn", "Förnamn Efternamn"),
        *("ÅÅÅÅ-MM-DD", "YYYY-MM-DD", "åååå-mm-dd", "yyyy-mm-dd"),
        *("Fyll i", "fyll i", "Lorem ipsum"),
    }
)
"""Texts that people and other programs leave where something is to be filled in."""


def empty_group(organization: str) -> Advice:
    """A group of participants without names.

    What it checks: an organization among the participants with nobody after it.
    Why: it could mean that nobody came, or that the names were forgotten.
    Example:
        participants:
          Tanum:
    Instead:
        absent:
          - {organization: Tanum}
    """
    return Advice(
        say('nobody is named for "{organization}"', organization=brief(organization)),
        say(
            "write the names after the colon; if nobody came, write under absent, where each line "
            "then begins with a hyphen: - {{organization: {organization}}}",
            organization=brief(organization),
        ),
    )


def unbalanced_parenthesis(text: str) -> Advice:
    """A parenthesis that is not closed, or not opened.

    What it checks: names and short lists whose parentheses do not come in pairs.
    Why: a forgotten parenthesis makes a role of the people who follow.
    Example:
        participants: Anna Lind (Orust, samordnare, Bo Ek
    Instead:
        participants: Anna Lind (Orust, samordnare), Bo Ek
    """
    return Advice(
        say('the parentheses in "{text}" do not come in pairs', text=brief(text)),
        say("close the parenthesis, or take it away"),
    )


def comma_in_braces(part: str, whole: str = "", line: str = "") -> Advice:
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
    if whole and not part:
        message = say(
            '"{whole}": braces hold keys with values, and here is none', whole=brief(whole)
        )
        return Advice(message, write(line))
    if whole:
        message = say('the comma in "{whole}" cuts it in two', whole=brief(whole))
        return Advice(message, write(line))
    return Advice(
        say('nothing stands after "{part}"', part=brief(part)),
        say("write what belongs there, or take it away; within braces every comma divides"),
    )


def colon_in_text(text: str, line: str = "", people: bool = False) -> Advice:
    """A colon inside a text.

    What it checks: texts without quotes in which a word is followed by a colon and a space, or that
        end with a colon.
    Why: what stands before such a colon is taken for a key of the format.
    Example:
        - Beslut: vi ses i mars
    Instead:
        - "Beslut: vi ses i mars"
    """
    message = say('"{text}" is read as a key because of the colon after it', text=brief(text))
    if line:
        return Advice(message, say("put quotes around the whole text: {line}", line=line))
    if people:
        hint = say(
            "an organization begins a line of its own; what is said of a person stands in "
            "parentheses after the name"
        )
        return Advice(message, hint)
    return Advice(
        message,
        say('put quotes around the whole text, or write "text: |" and the text on the next line'),
    )


def missing_colon(name: str, line: str) -> Advice:
    """A colon is missing after a name or a key.

    What it checks: lines that begin with a name and a dash where others have a colon, or with a key
        and none.
    Why: only the colon tells where the name ends; without it, all is read as one text.
    Example:
        updates:
          Orust: Inget nytt.
          Bengtsfors – har avslutat ett ärende.
    Instead:
        updates:
          Orust: Inget nytt.
          Bengtsfors: har avslutat ett ärende.
    """
    return Advice(say('a colon is missing after "{name}"', name=brief(name)), write(line))


def internal_beside(key: str) -> Advice:
    """`internal` beside what it is about.

    What it checks: `internal` and `public_text` among the names of a round or of participants, among
        figures, and alone in an entry of a list.
    Why: there they are read as a name or as an entry of its own; they withhold nothing, and what they
        stand beside would be published.
    Example:
        updates:
          Orust: En familj har sökt stöd.
          internal: sekretess
    Instead:
        updates:
          Orust:
            text: En familj har sökt stöd.
            internal: sekretess
    """
    return Advice(
        say('"{key}" stands beside what it is about, and withholds nothing', key=brief(key)),
        say("give what it is about a key, such as text:, and put this right below it"),
    )


def organization_twice(organization: str) -> Advice:
    """An organization given twice for one person.

    What it checks: a person in a group who also has the key `organization`.
    Why: the group already says where the person comes from.
    Example:
        Orust:
          - {name: Per Lind, organization: Tanum}
    Instead:
        Orust:
          - Per Lind
    """
    return Advice(
        say(
            '"{organization}" stands inside another organization\'s group',
            organization=brief(organization),
        ),
        say("move the person out of the group, or take the organization away"),
    )
