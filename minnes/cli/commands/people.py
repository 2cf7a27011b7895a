"""`minnes people`: who is who, and one spelling for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import answers, options
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.query.people import Spelling


def command(
    apply: bool = typer.Option(
        False, "--apply", help="Settle on one spelling of each name, after asking."
    ),
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only show what --apply, or -o, would write."
    ),
    series: options.Series = "",
    organization: options.Organization = "",
    person: options.Person = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    status: options.Status = "",
    tag: options.Tag = "",
    text: options.Text = "",
    limit: options.Limit = 0,
    sort: options.Sort = "",
    format: answers.FormatOption = answers.Format.table,
    output: answers.Output = None,
    today: options.Today = "",
    no_cache: options.NoCache = False,
) -> None:
    """List who is who: everyone in the minutes, who is new, who has left, who is spelt two ways.

    With --apply the rarer spelling of a name is written as the other one, wherever it stands in
    minutes that are not approved; nothing else in the files changes.
    """
    from minnes.cli import asking
    from minnes.query.people import people, spellings

    day = stands_on(today)
    index = asking.opened(day, no_cache)
    chosen = options.filters(
        *(series, organization, person, since, until, year, status, tag, text),
        limit=limit,
        sort=sort,
    )
    with asking.answering():
        answer = people(index, chosen, day)
    if apply or (dry_run and output is None):
        found = spellings(index)
        if chosen.given() or limit:
            listed = {(row[0], row[1]) for row in answer.rows}
            found = [one for one in found if listed & {(n, one.organization) for n in one[:2]}]
        _settle(index, found, yes, dry_run)
        return
    answers.give(answer, "people", format, output, index, dry_run)
    asking.finish(index)


def _settle(index: Index, spellings: Sequence[Spelling], yes: bool, dry_run: bool) -> None:
    from minnes.cli import asking, console
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    language, seen = console.language(), asking.path_as_seen(index)
    # What a document is called is no spelling: its file would not be found any more.
    documents = [name for row in index.query("SELECT path, url FROM attachment") for name in row]
    for spelling in spellings:
        for path in spelling.approved:
            console.tell(
                say("{path} is approved, and keeps {wrong}", path=seen(path), wrong=spelling.wrong)
            )
    changes = [(spelling, path) for spelling in spellings for path in spelling.files]
    if not changes:
        console.tell(say("no name is spelt two ways"))
        return
    if not dry_run:
        for spelling, path in changes:
            console.show(
                f"{seen(path)}: {spelling.wrong} → {spelling.right} ({spelling.organization})\n"
            )
        if not yes:
            if not console.interactive():
                raise UsageProblem(
                    say("nothing was changed"), say("add --yes to change these files")
                )
            typer.confirm(language.text(say("Change these files?")), abort=True)
    done = [
        _rename(
            index.root / path,
            seen(path),
            [spelling for spelling in spellings if path in spelling.files],
            documents,
            dry_run,
        )
        for path in dict.fromkeys(path for _, path in changes)
    ]
    if not all(done):
        raise typer.Exit(2)


def _rename(
    file: Path, path: str, spellings: Sequence[Spelling], kept: Sequence[str], dry_run: bool
) -> bool:
    """Write names as others wherever they stand in a file, but for what is kept, or only show it."""
    import re
    from unicodedata import normalize

    from minnes.cli import changes, console

    def either(texts: Sequence[str]) -> bytes:
        # Letters may be taken apart in the file; where they were read they are whole.
        forms = [normalize(form, text).encode() for text in texts for form in ("NFC", "NFD")]
        return rb"|".join(map(re.escape, forms)) or rb"(?!)"

    original = changes.read(file, path)
    if original is None:
        return False
    content = original.content
    # A hyphen makes another name: Holm-Ek is not Holm.
    letter = rb"[\w\x80-\xff-]"
    for wrong, right in ((spelling.wrong, spelling.right.encode()) for spelling in spellings):
        others = either([text for text in kept if wrong in text])
        pattern = rb"(%b)|(?<!%b)(?:%b)(?!%b)" % (others, letter, either([wrong]), letter)
        content = re.sub(pattern, lambda found, right=right: found[1] or right, content)  # type: ignore[misc]
    if dry_run:
        console.show(changes.diff(original.content, content, path, console.colourful()))
        return True
    return changes.write(original, content, path)
