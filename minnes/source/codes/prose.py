"""Codes about running text: quotes, bars, indentation, and characters with a meaning in YAML.

`line` is the corrected line, ready to paste.
"""

from __future__ import annotations

from minnes.language.message import say
from minnes.source.codes.advice import Advice, brief, write


def comment_in_text(cut: str, line: str) -> Advice:
    """A number sign that cuts off the rest of a line.

    What it checks: a `#` after a space and directly before a word, after text without quotes.
    Why: from there on the line is a comment, and what it says is lost without a word.
    Example:
        - Maria Ek: svarar på ärende #12
    Instead:
        - Maria Ek: "svarar på ärende #12"
    """
    return Advice(
        say('"{cut}" is lost: after a space, # begins a comment', cut=brief(cut)),
        say(
            "if it belongs to the text: {line}\nif it is a comment, write a space after #",
            line=line,
        ),
    )


def text_after_quote(line: str) -> Advice:
    """Text that begins with a quote, and goes on after it.

    What it checks: words after a closing quotation mark.
    Why: a text that begins with a quotation mark ends at the next one.
    Example:
        text: "Klinik" med barn
    Instead:
        text: '"Klinik" med barn'
    """
    return Advice(say("the text goes on after its closing quotation mark"), write(line))


def unclosed_quote(line: str) -> Advice:
    """A quotation mark that is never closed.

    What it checks: texts that begin with a quotation mark, double or single.
    Why: everything up to the next such sign becomes one text, however far away that is.
    Example:
        title: "Nuläget
    Instead:
        title: "Nuläget"
    """
    return Advice(say("the quotation mark here is never closed"), write(line))


def unclosed_bracket(bracket: str, line: str) -> Advice:
    """A bracket or a brace that is never closed.

    What it checks: values that begin with `[` or `{`.
    Why: everything after it is read as a part of it.
    Example:
        tags: [våld, barn
    Instead:
        tags: [våld, barn]
    """
    return Advice(say('"{bracket}" is opened here and never closed', bracket=bracket), write(line))


def text_begins_with_sign(sign: str, line: str) -> Advice:
    """A text that begins with a sign that means something else.

    What it checks: texts that begin with one of `* & ! @ % > | [ { - ?` or a backtick.
    Why: at the beginning of a text these signs have meanings of their own; the text would be lost,
        or not be read at all.
    Example:
        text: **Nästa steg** är att fråga Orust.
    Instead:
        text: |
          **Nästa steg** är att fråga Orust.
    """
    return Advice(
        say('a text that begins with "{sign}" is not read as text', sign=sign), write(line)
    )


def text_without_bar(line: str) -> Advice:
    """Text on lines of its own without a bar.

    What it checks: lines of running text that hold a colon, hyphens or signs, and several
        paragraphs, after a key without a bar.
    Why: such lines are taken for keys and lists, and paragraphs become one. Below a bar everything
        is text.
    Example:
        text:
          Två saker: lokal
          och fika
    Instead:
        text: |
          Två saker: lokal
          och fika
    """
    return Advice(say("text on lines of its own needs a bar after the colon"), write(line))


def text_beside_bar(line: str) -> Advice:
    """Text on the same line as the bar.

    What it checks: that nothing stands after the bar on its line.
    Why: the bar says that the text begins on the next line.
    Example:
        text: | Mötet öppnades.
    Instead:
        text: |
          Mötet öppnades.
    """
    return Advice(say("the text below a bar begins on the next line"), write(line))


def text_not_indented(key: str, line: str) -> Advice:
    """Text that is not far enough in.

    What it checks: that text below a key or a bar stands two spaces further in than the key.
    Why: only so it shows where the text ends and the next key begins.
    Example:
        text: |
        Mötet öppnades.
    Instead:
        text: |
          Mötet öppnades.
    """
    return Advice(
        say('the text of "{key}" must stand two spaces further in than "{key}"', key=brief(key)),
        write(line),
    )


def backslash_in_quotes(line: str) -> Advice:
    r"""A backslash within double quotes.

    What it checks: texts within double quotes that hold a backslash, such as the path of a file.
    Why: within double quotes a backslash begins a special sign.
    Example:
        file: "C:\mapp\bilaga.pdf"
    Instead:
        file: 'C:\mapp\bilaga.pdf'
    """
    return Advice(say("a backslash within double quotes begins a special sign"), write(line))


def mark_with_blank(mark: str, line: str) -> Advice:
    """A space inside `due:` or `id:` at the end of a line.

    What it checks: that the day or the name follows directly upon the colon there.
    Why: with a space it is a key of its own, and a line can only begin with a key.
    Example:
        - Per Lind: ringer skolan due: 2022-03-11
    Instead:
        - Per Lind: ringer skolan due:2022-03-11
    """
    return Advice(
        say('"{mark}:" within a line is written without a space after the colon', mark=mark),
        write(line),
    )


def missing_blank(after: str, line: str) -> Advice:
    """A space is missing after a colon or a hyphen.

    What it checks: keys of the format directly followed by their value, and hyphens directly
        followed by text.
    Why: a colon or a hyphen inside a word is a part of the word.
    Example:
        date:2021-12-10
    Instead:
        date: 2021-12-10
    """
    return Advice(say('a space is missing after "{after}"', after=after), write(line))


def wrong_indentation(below: str, line: str) -> Advice:
    """A line that begins in the wrong column.

    What it checks: that keys which belong together begin in the same column.
    Why: how far in a line begins says what it belongs to.
    Example:
        items:
          - title: Nuläget
             lead: Anna Lind
    Instead:
        items:
          - title: Nuläget
            lead: Anna Lind
    """
    return Advice(
        say("the line begins in the wrong column"),
        say(
            'if it belongs with "{below}", begin it right below:\n{lines}',
            below=brief(below),
            lines=line,
        ),
    )


def stray_line(people: str = "") -> Advice:
    """A line that belongs to nothing.

    What it checks: lines that are neither a key with a colon, nor a list entry with a hyphen, nor
        text that goes on from above.
    Why: it does not say what it is.
    Example:
        title: Nätverksträff
        Mötet öppnades av Anna Lind.
    Instead:
        title: Nätverksträff
        summary: Mötet öppnades av Anna Lind.
    """
    message = say("this line belongs to nothing: it has no key, and it is no list entry")
    hint = say("write a key and a colon before it, or move it below the text it belongs to")
    if people:
        hint = say(
            'below "{key}:", begin each line two spaces further in, with a hyphen: '
            '"  - Anna Lind (Orust)", or by organization: "  Orust: Anna Lind, Bo Ek"',
            key=people,
        )
    return Advice(message, hint)


def text_without_key(key: str, line: str) -> Advice:
    """Text beside keys, without a key of its own.

    What it checks: that a report that has keys has one for its text too.
    Why: beside keys, text is read as a part of one of them.
    Example:
        Orust:
          Inget nytt.
          need: stöd i upphandlingen
    Instead:
        Orust:
          text: Inget nytt.
          need: stöd i upphandlingen
    """
    return Advice(say('beside keys, this text needs the key "{key}"', key=key), write(line))
