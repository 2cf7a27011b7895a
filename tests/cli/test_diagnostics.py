"""Findings as people read them: the line, a caret under exactly the thing named, the cure."""

from dataclasses import replace

import pytest

from minnes.cli.diagnostics import concise, full, snippet, summary
from minnes.language.catalog import translator
from minnes.language.message import say
from minnes.query.layout import text_width
from minnes.source.diagnostic import Diagnostic, Severity, Span

TEXT = "participants:\n  Bengtstors: Karin Holm, Johan Öst\n"


def found(
    text: str = TEXT, word: str = "Bengtstors", severity: Severity = Severity.WARNING
) -> Diagnostic:
    start = text.index(word)
    return Diagnostic(
        "meetings/bim/2021-12-10.yaml",
        Span.within(text, start, start + len(word)),
        severity,
        "unknown-organization",
        say('there is no option "{option}"', option=word),
        say('did you mean "{near}"?', near="Bengtsfors"),
    )


def test_a_finding_shows_its_line_a_caret_under_the_thing_and_the_cure() -> None:
    assert full(found(), TEXT, translator("sv")) == (
        'meetings/bim/2021-12-10.yaml:2:3: varning: det finns inget val "Bengtstors" '
        "[unknown-organization]\n"
        "  2 |   Bengtstors: Karin Holm, Johan Öst\n"
        "    |   ^^^^^^^^^^\n"
        '    = hjälp: menade du "Bengtsfors"?'
    )


def test_a_finding_on_one_line_is_path_line_column_severity_message_code() -> None:
    assert concise(found(), translator("en")) == (
        'meetings/bim/2021-12-10.yaml:2:3: warning: there is no option "Bengtstors" '
        "[unknown-organization]"
    )


def test_colour_marks_place_severity_and_caret_and_nothing_else() -> None:
    painted = full(found(), TEXT, translator("en"), colour=True)
    assert painted.splitlines()[2] == "    \x1b[2m|\x1b[0m   \x1b[33m^^^^^^^^^^\x1b[0m"


@pytest.mark.parametrize(
    ("line", "word", "carets"),
    [
        (
            "  title: Mo\u0308te om \u00f6ppna",
            "om",
            "              ^^",
        ),  # NFD: two characters, one column
        ("  title: 会議 om", "om", "              ^^"),  # wide characters take two columns
        ("\ttitle: x", "title", " ^^^^^"),
    ],
)
def test_the_caret_stands_under_the_word_in_the_terminal(line: str, word: str, carets: str) -> None:
    start = line.index(word)
    shown = snippet(line, Span.within(line, start, start + len(word)))
    assert shown is not None
    _, blanks, width = shown
    assert blanks + "^" * width == carets


def test_of_a_very_long_line_the_part_around_the_caret_is_shown() -> None:
    line = "text: " + "ord " * 200 + "Bengtstors" + " ord" * 200
    start = line.index("Bengtstors")
    shown = snippet(line, Span.within(line, start, start + 10))
    assert shown is not None
    visible, blanks, width = shown
    assert text_width(visible) == 100
    assert visible[len(blanks) : len(blanks) + width] == "Bengtstors"


def test_in_a_narrow_terminal_the_shown_line_fits_so_that_the_caret_stands_below_its_word() -> None:
    text = "title: ett\n      - Anna Lind och Bo Ek: ringer skolan om Bengtstors och hör efter\n"
    *_, line, caret, _ = full(found(text=text), text, translator("en"), width=40).splitlines()
    assert (line, caret) == (
        "  2 | … skolan om Bengtstors och hör ef…",
        "    |             ^^^^^^^^^^",
    )


def test_in_a_narrow_terminal_sentences_break_at_blanks_and_lines_to_paste_do_not() -> None:
    hint = say('write "{line}", and look whether it is right', line="Bengtsfors: …")
    assert full(replace(found(), hint=hint), TEXT, translator("en"), width=44) == (
        "meetings/bim/2021-12-10.yaml:2:3: warning:\n"
        '    there is no option "Bengtstors"\n'
        "    [unknown-organization]\n"
        "  2 |   Bengtstors: Karin Holm, Johan Öst\n"
        "    |   ^^^^^^^^^^\n"
        '    = help: write "Bengtsfors: …", and look\n'
        "            whether it is right"
    )
    hint = say('write "{line}"', line="Bengtsfors: Karin Holm, Johan Öst")
    shown = full(replace(found(), hint=hint), TEXT, translator("en"), width=44)
    assert shown.endswith('    = help: write "Bengtsfors: Karin Holm, Johan Öst"')


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    text = "first line\nsecond line\n"
    shown = snippet(text, Span.within(text, 6, len(text)))
    assert shown == ("first line", "      ", 4)


def test_the_last_line_counts_files_and_findings() -> None:
    findings = [found(severity=Severity.ERROR), found(), found(severity=Severity.NOTE), found()]
    assert summary(findings, 12, translator("sv")) == (
        "12 filer granskade: 1 fel, 2 varningar, 1 notering."
    )
    assert summary([], 1, translator("en")) == "1 file checked, nothing wrong."


def test_signs_that_steer_a_terminal_are_not_sent_to_it() -> None:
    steering = replace(found(), message=say('"{name}" is odd', name="Bo\x1b[2J\u202eEk"))
    for shown in (full(steering, TEXT, translator("en")), concise(steering, translator("en"))):
        assert '"Bo [2J Ek" is odd' in shown
