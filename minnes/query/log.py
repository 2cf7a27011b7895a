"""The life of one decision or action: how it was stated, and what every later meeting made of it."""

from __future__ import annotations

from typing import NamedTuple

from minnes.archive.index import Index
from minnes.archive.ledger import WORDLESS, Saying, Stated, replay
from minnes.query.answer import PLACE, Answer
from minnes.query.filters import Unknown
from minnes.register.names import nearest

COLUMNS = ("date", "meeting", "status", "due", "owner", "note", "replaced_by")


def log(index: Index, identity: str) -> Answer:
    """Return a row for each time an outcome was spoken of, with how it stood after it.

    Raises `Unknown` for an id that no minutes hold.
    """
    stated = index.ask(
        "SELECT m.date, m.id, o.kind, o.stated, o.stated_due, o.stated_owner, o.condition,"
        " o.deferred_to, o.note, f.path, o.line FROM outcome o JOIN meeting m USING (file)"
        " JOIN file f ON f.number = m.file WHERE o.id = ? ORDER BY f.path",
        (identity,),
    )
    if not stated:
        raise Unknown("outcome", identity, _near(index, identity))
    date, meeting, *said, note, path, line = stated[0]
    first = Stated(*said)._replace(date=date)
    now = replay(first, ())
    reason = "; ".join(filter(None, (note, first.condition)))
    rows = [(date, meeting, now.status, now.due, now.owner, reason, "", path, line)]
    sayings: list[Saying] = []
    for *words, path, line in index.ask(
        "SELECT m.date, m.id, s.status, s.due, s.owner, s.note, s.replacing, m.status, f.path,"
        " s.line FROM saying s JOIN meeting m USING (file) JOIN file f ON f.number = m.file"
        " WHERE s.reference = ? ORDER BY m.date, m.id, s.line",
        (identity,),
    ):
        *spoken, held = words
        if held in WORDLESS:
            continue
        sayings.append(Saying(*spoken))
        now = replay(first, sayings)
        last = sayings[-1]
        how = (now.status, now.due, now.owner, last.note, now.replaced_by)
        rows.append((last.date, last.meeting, *how, path, line))
    return Answer((*COLUMNS, *PLACE), rows, (*COLUMNS, *PLACE))


class Told(NamedTuple):
    """What an outcome says, the item it stands under, how it stands today, and by how many days."""

    text: str
    item: str
    status: str
    late: int


def told(index: Index, identity: str) -> Told:
    """Return what an outcome says and how it stands, as of the day the views were made for."""
    rows = index.ask(
        "SELECT o.text, o.item, coalesce(a.status, d.status, o.status), coalesce(o.late, 0)"
        " FROM temp.outcomes o LEFT JOIN temp.actions a ON a.id = o.id AND o.kind = 'A'"
        " LEFT JOIN temp.decisions d ON d.id = o.id AND o.kind = 'D' WHERE o.id = ?",
        (identity,),
    )
    return Told(*rows[0])


def _near(index: Index, identity: str) -> list[str]:
    """Return the ids most like one: those of its meeting, of its kind if there are any."""
    meeting, _, number = identity.partition("#")
    rows = index.ask(
        "SELECT id FROM outcome WHERE id LIKE ? ORDER BY kind, rowid", (f"{meeting}#%",)
    )
    own = [str(row[0]) for row in rows]
    alike = [known for known in own if known.startswith(f"{meeting}#{number[:1]}")]
    if own:
        return (alike or own)[:9]
    meetings = [str(row[0]) for row in index.ask("SELECT DISTINCT id FROM meeting")]
    number = number or "A1"
    return [f"{near}#{number}" for near in nearest(meeting, meetings, cutoff=0.7)]
