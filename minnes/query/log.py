"""The history of one decision, action or question: how it was stated, and what later meetings said."""

from __future__ import annotations

from typing import NamedTuple

from minnes.archive.index import Index
from minnes.archive.ledger import WORDLESS, Saying, Stated, replay
from minnes.query.answer import PLACE, Answer
from minnes.query.filters import Unknown
from minnes.register.names import nearest

COLUMNS = ("date", "meeting", "status", "due", "owner", "note", "replaced_by")


def log(index: Index, identity: str) -> Answer:
    """Return a row for each mention of an outcome, with its status after that.

    Raises `Unknown` for an id that is not in the minutes.
    """
    stated = index.query(
        "SELECT m.id, o.kind, o.stated, o.stated_due, o.stated_owner, o.condition, o.deferred_to,"
        " m.date, o.note, f.path, o.line FROM outcome o JOIN meeting m USING (file)"
        " JOIN file f ON f.number = m.file WHERE o.id = ? ORDER BY f.path",
        (identity,),
    )
    if not stated:
        raise Unknown("outcome", identity, _similar_ids(index, identity))
    meeting, *said, note, path, line = stated[0]
    first = Stated(*said)
    now = replay(first, ())
    reason = "; ".join(filter(None, (note, first.condition)))
    rows = [(first.date, meeting, now.status, now.due, now.owner, reason, "", path, line)]
    sayings: list[Saying] = []
    for *spoken, held, path, line in index.query(
        "SELECT m.date, m.id, s.status, s.due, s.owner, s.note, s.replacing, m.status, f.path,"
        " s.line FROM saying s JOIN meeting m USING (file) JOIN file f ON f.number = m.file"
        " WHERE s.reference = ? ORDER BY m.date, m.id, s.line",
        (identity,),
    ):
        if held in WORDLESS:
            continue
        sayings.append(Saying(*spoken))
        now = replay(first, sayings)
        last = sayings[-1]
        how = (now.status, now.due, now.owner, last.note, now.replaced_by)
        rows.append((last.date, last.meeting, *how, path, line))
    return Answer((*COLUMNS, *PLACE), rows, (*COLUMNS, *PLACE))


class OutcomeSummary(NamedTuple):
    """The text of an outcome, its item, its status today, by how many days it is late, if it is internal."""

    text: str
    item: str
    status: str
    late: int
    internal: int


def outcome_summary(index: Index, identity: str) -> OutcomeSummary:
    """Return the summary of an outcome, as of the day of the views."""
    rows = index.query(
        "SELECT o.text, o.item, coalesce(a.status, d.status, o.status), coalesce(o.late, 0), o.internal"
        " FROM temp.outcomes o LEFT JOIN temp.actions a ON a.id = o.id AND o.kind = 'A'"
        " LEFT JOIN temp.decisions d ON d.id = o.id AND o.kind = 'D' WHERE o.id = ?",
        (identity,),
    )
    return OutcomeSummary(*rows[0])


def _similar_ids(index: Index, identity: str) -> list[str]:
    """Return the ids most similar to one: those of its meeting, of its kind if there are any."""
    meeting, _, number = identity.partition("#")
    rows = index.query(
        "SELECT id FROM outcome WHERE id LIKE ? OR id LIKE ? ORDER BY kind, rowid",
        (f"{meeting}#%", f"%/{meeting}#%"),
    )
    own = [str(row[0]) for row in rows]
    folded = f"/{identity}".casefold()
    meant = [known for known in own if f"/{known}".casefold().endswith(folded)]
    alike = [known for known in own if f"#{number[:1]}" in known]
    if own:
        return (meant or alike or own)[:9]
    known = {str(row[0]) for row in index.query("SELECT id FROM outcome")}
    meetings = sorted({one.partition("#")[0] for one in known})
    likest = [f"{near}#{number or 'A1'}" for near in nearest(meeting, meetings, cutoff=0.7)]
    return [one for one in likest if one in known]
