"""Rules about text pasted from elsewhere: lists, columns and rounds that run together, numbers and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_parts
from minnes.rules.roll import find_organization
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.codes.advice import write
from minnes.source.diagnostic import Finding

# The last two are the signs of Word's own fonts.
_ROUND = "•●▪‣◦·→➢\uf0b7\uf0a7"
_TIGHT = r"(?=[^\W\d_])"
# Word's `o` begins a point on the second level; lines in between are the rest of a point.
_BULLETS = regex(
    rf"^[ \t]*(?P<sign>[{_ROUND}]|-{_TIGHT})[ \t]*(?P<first>\S[^\n]*)\n(?:[ \t]*\S[^\n]*\n)*?"
    r"[ \t]*(?:(?P=sign)[ \t]*|o[ \t]+)(?P<next>\S[^\n]*)",
    re.MULTILINE,
)
_DASHES = regex(
    r"^[ \t]*(?P<sign>[–—])[ \t]+(?P<first>\S[^\n]*)\n[ \t]*(?P=sign)[ \t]+(?P<next>\S[^\n]*)",
    re.MULTILINE,
)
_POINT = regex(rf"(?P<indent>[ \t]*)(?P<sign>[{_ROUND}-]|o[ \t])[ \t]*(?=\S)")
_LETTERS = regex(
    rf"^[ \t]*(?P<sign>[aA][).](?=[ \t])|1[).]{_TIGHT})[ \t]*(?P<first>\S[^\n]*)\n"
    rf"[ \t]*(?P<second>[bB][).](?=[ \t])|2[).]{_TIGHT})[ \t]*(?P<next>\S[^\n]*)",
    re.MULTILINE,
)
_MAYBE_BULLETS = regex(rf"\n[ \t]+(?:[{_ROUND}]|[–—][ \t]|[aA][).][ \t]|(?:-|1[).]){_TIGHT})")
_PRODUCT = regex(r"(?<!\d)\d+(?:\*\d+)+")
_MAYBE_PRODUCT = regex(r"\*(?<=\d\*)\d")
_PARAGRAPH = regex(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_COLUMNS = regex(r"^[^\t\n]*\S\t[^\n]*\n[^\t\n]*\S\t[^\n]*", re.MULTILINE)
_NAME = r"(?P<name>[A-ZÅÄÖ][^\W\d]*(?:[ -][^\W\d]+){0,2})\s*[–:-]\s"
_REPORT = regex(_NAME)
_NUMBER = regex(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_NEXT_REPORT = regex(rf"\n{_NAME}")


def bullet_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A list in a text whose points begin with another sign than a hyphen.

    What it checks: lines of a text that begin with the round sign or the dash of Word, with
        letters: a), b), or with a hyphen or a number and no space after it.
    Why: only a hyphen and a space begin a point; with other signs all lines become one paragraph.
    Example:
        text: |
          • Lokalen är bokad.
          • Enkäten är ute.
    Instead:
        text: |
          - Lokalen är bokad.
          - Enkäten är ute.
    """
    if not _MAYBE_BULLETS.search(context.text):
        return
    for loc, text, _ in texts(meeting):
        if match := _BULLETS.search(text) or _DASHES.search(text):
            lines, mended = _with_hyphens(text, match.start())
            shown = (
                mended.split("\n")[:2] if mended else [f"- {match[n]}" for n in ("first", "next")]
            )
            yield Finding(
                loc,
                say('"{sign}" begins no list: the lines run together', sign=match["sign"]),
                write("\n".join(shown)),
                piece=lines if mended else match.span("sign"),
                replacement=mended,
            )
        elif match := _LETTERS.search(text):
            hyphen = "" if match["sign"][0].isdigit() else "- "
            yield Finding(
                loc,
                say('"{sign}" begins no list: the lines run together', sign=match["sign"]),
                write(
                    f"{hyphen}{match['sign']} {match['first']}\n"
                    f"{hyphen}{match['second']} {match['next']}"
                ),
                piece=match.span("sign"),
            )


def star_in_number(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Numbers with asterisks between them.

    What it checks: that no paragraph has two asterisks or more, each between digits.
    Why: what stands between two asterisks is set in italics, without them: "2*45 eller 3*30" is
        then read as 245 and 330.
    Example:
        text: Lektionerna är 2*45 eller 3*30 minuter.
    Instead:
        text: Lektionerna är 2 x 45 eller 3 x 30 minuter.
    """
    if not _MAYBE_PRODUCT.search(context.text):
        return
    for loc, text, _ in texts(meeting):
        for paragraph in _PARAGRAPH.finditer(text) if "*" in text else ():
            products = [*_PRODUCT.finditer(text, *paragraph.span())]
            if sum(product[0].count("*") for product in products) > 1:
                first = products[0]
                yield Finding(
                    loc,
                    say('the asterisks of "{product}" disappear on a page', product=first[0]),
                    write(first[0].replace("*", " x ")),
                    piece=first.span(),
                )
                break


def columns_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Columns with tabs between them.

    What it checks: two lines of a text, or more, that hold tabs.
    Why: that is how a table comes from Excel or Word; its rows become one paragraph.
    Example:
        text: |
          Kommun<TAB>Ärenden
          Orust<TAB>3
    Instead:
        text: |
          | Kommun | Ärenden |
          | --- | --- |
          | Orust | 3 |
    """
    if "\t" not in context.text:
        return
    for loc, text, _ in texts(meeting):
        if match := _COLUMNS.search(text):
            head, row = (
                [cell.strip() for cell in line.strip().split("\t")] for line in match[0].split("\n")
            )
            lines = [_row(head), _row(["---"] * len(head)), _row(row)]
            yield Finding(
                loc,
                say("columns with tabs run together"),
                write("\n".join(lines)),
                piece=(match.start(), match.start() + match[0].index("\n")),
            )


def round_in_text(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A round in running text, a line for each organization.

    What it checks: lines of an item's text that follow on one another and begin with an organization
        and a colon or a dash.
    Why: the lines run together, and no report of an organization has what it said.
    Example:
        text: |
          Orust – tre ärenden.
          Tjörn – inget nytt.
    Instead:
        updates:
          Orust: Tre ärenden.
          Tjörn: Inget nytt.
    """
    for loc, item in context.once(gather_parts, meeting).items:
        text = item.text or ""
        for match in _NEXT_REPORT.finditer(text):
            before = _REPORT.match(text, text.rfind("\n", 0, match.start()) + 1)
            reports = (before, match) if before else ()
            if reports and all(find_organization(context.register, m["name"]) for m in reports):
                yield Finding(
                    (*loc, "text"),
                    say(
                        'what "{name}" reports runs together with the line above',
                        name=match["name"],
                    ),
                    say('write it under "updates:", or put a blank line between'),
                    piece=match.span("name"),
                )
                break


def number_in_title(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A number before the title of an item.

    What it checks: titles of items that begin with a number and a full stop or a parenthesis.
    Why: pages number the items by themselves, so that it would be shown with two numbers.
    Example:
        items:
          - 1. Laget runt
          - 2. Övrigt
    Instead:
        items:
          - Laget runt
          - Övrigt
    """
    if meeting.kind == "example":
        return
    for loc, item in context.once(gather_parts, meeting).items:
        number = _NUMBER.match(item.title) if item.title[:1].isdigit() else None
        if number and not item.number:
            title = item.title[number.end() :]
            counted = str(int(loc[-1]) + 1) == number["number"]
            yield Finding(
                (*loc, "title"),
                say("pages number the items by themselves: this one would have two numbers"),
                say(
                    'write "{title}"; a number that is to stay goes on a line of its own, '
                    '"number: {number}"',
                    title=title,
                    number=number["number"],
                ),
                replacement=title if counted else None,
            )


def _with_hyphens(text: str, start: int) -> tuple[tuple[int, int], str | None]:
    """Return the span of the list that begins here, and the list with hyphens if all are points."""
    end = start + len(text[start:].partition("\n\n")[0].rstrip("\n"))
    mended = []
    for line in text[start:end].split("\n"):
        point = _POINT.match(line)
        if not point:
            return (start, end), None
        deeper = "  " if point["sign"][0] == "o" and not point["indent"] else ""
        mended.append(f"{point['indent']}{deeper}- {line[point.end() :]}")
    return (start, end), "\n".join(mended)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
