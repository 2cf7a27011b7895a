"""The attendance matrices as a sheet, in signs and words."""

from __future__ import annotations

from minnes.language.catalog import Translator
from minnes.language.message import Message, say
from minnes.language.mixed_language import Written
from minnes.query import report_words
from minnes.query.report_of_many import Matrices, Matrix
from minnes.query.sheet import Cell, Remark, Sheet, Table, section

SIGNS = {
    "present": "●",
    "part": "◐",
    "substituted": "◆",
    "guest": "+",
    "excused": "○",
    "absent": "–",
    "nobody": "×",
    "silent": "?",
    "outside": "·",
}

WORDS: dict[str, Message] = {
    "present": say("present"),
    "part": say("in part"),
    "substituted": say("by a substitute"),
    "guest": say("as a guest"),
    "excused": say("excused"),
    "absent": say("absent"),
    "nobody": say("sent nobody"),
    "silent": say("not mentioned"),
    "outside": say("not a member then"),
}


def matrix_sheet(matrices: Matrices, language: Translator, edition: str) -> Sheet:
    """Return the matrices of all series in a language."""
    text = language.text
    sections = [
        part
        for matrix in matrices.matrices
        for part in section(Written(matrix.group), _table(matrix, language))
    ]
    nothing = Remark(text(say("No minutes that list which organizations came were found.")))
    return Sheet(
        kind="matrix",
        language=language.language,
        edition=edition,
        host=matrices.title,
        heading=text(say("Who was at which meeting")),
        title=matrices.title or text(say("All organizations")),
        summary=report_words.period(matrices.period, language),
        sections=tuple(sections or section("", nothing)),
        report=matrices,
    )


def _table(matrix: Matrix, language: Translator) -> Table:
    used = {word for row in matrix.rows for word in row.words}
    days = [
        Cell(
            report_words.plain_day(meeting.date, language),
            meeting=meeting.meeting,
            sign=meeting.date,
        )
        for meeting in matrix.meetings
    ]
    rows = [
        (
            Cell(row.organization, organization=row.organization),
            *(Cell(language.text(WORDS[word]), sign=SIGNS[word], kind=word) for word in row.words),
        )
        for row in matrix.rows
    ]
    key = tuple((sign, language.text(WORDS[word])) for word, sign in SIGNS.items() if word in used)
    return Table("", (Cell(language.text(say("organization"))), *days), tuple(rows), True, key)
