"""Diagnostics as text for people: place, message, the line with a caret, and the hint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill

from minnes.language.catalog import Translator
from minnes.language.message import say, say_many
from minnes.query.layout import printable, text_width
from minnes.source.diagnostic import Diagnostic, Severity, Span

SEVERITIES = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("note"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_WIDEST = 100
"""Columns of a shown line; of a longer one, the part around the caret is shown."""
_NARROWEST = 20
_PASTED = 30
"""Characters of a part of a hint from which it may be a line to paste, in which nothing is broken."""


def concise(diagnostic: Diagnostic, language: Translator) -> str:
    """Return a diagnostic as one line: `path:line:column: severity: message [code]`."""
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    severity = language.text(SEVERITIES[diagnostic.severity])
    message = printable(language.text(diagnostic.message))
    return f"{printable(place)}: {severity}: {message} [{diagnostic.code}]"


def full(
    diagnostic: Diagnostic, text: str, language: Translator, colour: bool = False, width: int = 0
) -> str:
    """Return a diagnostic with the line it stands in, a caret below it, and the hint.

    The line is no wider than a terminal of `width` columns, if that is known: a line that breaks leads
    the caret astray. Sentences break at blanks.
    """
    paint = _painted if colour else _plain
    tint = _COLOURS[diagnostic.severity]
    place = printable(f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}")
    severity = language.text(SEVERITIES[diagnostic.severity])
    said = printable(f"{language.text(diagnostic.message)} [{diagnostic.code}]")
    said = _filled(said, width, len(f"{place}: {severity}:"), " " * 4)
    lines = [f"{paint(place, '1')}: {paint(severity, tint)}:{said}"]
    number = str(diagnostic.span.line)
    margin = " " * (len(number) + 3)
    room = width - len(margin) - 2 if width else _WIDEST
    shown = snippet(text, diagnostic.span, max(_NARROWEST, min(room, _WIDEST)))
    if shown:
        line, blanks, carets = shown
        lines.append(f"  {paint(number, '2')} {paint('|', '2')} {line}".rstrip())
        lines.append(f"{margin}{paint('|', '2')} {blanks}{paint('^' * carets, tint)}")
    if diagnostic.hint is not None:
        help_word = language.text(say("help"))
        below = f"{margin}  {' ' * len(help_word)}  "
        hint = printable(language.text(diagnostic.hint))
        if "\n" in hint or any(len(str(part)) >= _PASTED for _, part in diagnostic.hint.params):
            hint = f" {hint}".replace("\n", f"\n{below}")
        else:
            hint = _filled(hint, width, len(below) - 1, below)
        lines.append(f"{margin}{paint('=', '2')} {help_word}:{hint}")
    return "\n".join(lines)


def snippet(text: str, span: Span, widest: int = _WIDEST) -> tuple[str, str, int] | None:
    """Return the line a span begins in, the blanks before the caret, and the caret's width in columns."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    if not line.strip():
        return None
    first = span.start - start
    last = max(first + 1, min(span.end - start, len(line)))
    cut = 0
    if text_width(line) > widest and first > widest // 2:
        cut = first - widest // 3
        line, first, last = "…" + line[cut:], first - cut + 1, last - cut + 1
    if text_width(line) > widest:
        line = line[: widest - 1] + "…"
        last = max(first + 1, min(last, len(line)))
    return printable(line), " " * text_width(line[:first]), max(1, text_width(line[first:last]))


def summary(diagnostics: Sequence[Diagnostic], files: int, language: Translator) -> str:
    """Return one line that counts files and findings."""
    if not diagnostics:
        clean = say_many(
            "{count} file checked, nothing wrong.", "{count} files checked, nothing wrong.", files
        )
        return language.text(clean)
    count = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        count[diagnostic.severity] += 1
    parts = [
        language.text(say_many("{count} error", "{count} errors", count[Severity.ERROR])),
        language.text(say_many("{count} warning", "{count} warnings", count[Severity.WARNING])),
        language.text(say_many("{count} note", "{count} notes", count[Severity.NOTE])),
    ]
    counted = ", ".join(
        part for part, severity in zip(parts, Severity, strict=True) if count[severity]
    )
    whole = say_many(
        "{count} file checked: {counted}.",
        "{count} files checked: {counted}.",
        files,
        counted=counted,
    )
    return language.text(whole)


def render_full(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    files: int,
    language: Translator,
    colour: bool,
    width: int = 0,
) -> str:
    """Return all diagnostics in full, with a line that counts them."""
    shown = [
        full(diagnostic, texts.get(diagnostic.path, ""), language, colour, width)
        for diagnostic in diagnostics
    ]
    return "\n".join([*shown, summary(diagnostics, files, language), ""])


def _filled(text: str, width: int, start: int, below: str) -> str:
    """Return what follows a label of `start` columns: a text, broken at blanks for a terminal."""
    if not width or start + 1 + text_width(text) <= width:
        return f" {text}"
    filled = fill(
        f"{'x' * start} {text}",
        width,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled[start:]


def _plain(text: str, _colour: str) -> str:
    return text


def _painted(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"
