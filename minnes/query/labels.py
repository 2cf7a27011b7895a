"""The labels of columns and of the values in them, for people; programs get the values themselves."""

from __future__ import annotations

from typing import Any

from minnes.language.catalog import Translator
from minnes.language.message import Message, say

COLUMNS: dict[str, Message] = {
    "id": say("id"),
    "date": say("date"),
    "series": say("series"),
    "meeting": say("meeting"),
    "name": say("name"),
    "organization": say("organization"),
    "role": say("role"),
    "status": say("status"),
    "substitutes_for": say("substitutes for"),
    "from": say("from"),
    "until": say("until"),
    "mode": say("mode"),
    "note": say("remark"),
    "item": say("item"),
    "text": say("text"),
    "concerns": say("concerns"),
    "owner": say("owner"),
    "due": say("due"),
    "late": say("days late"),
    "age": say("age in days"),
    "outcome": say("outcome"),
    "deferred_to": say("deferred to"),
    "vote": say("vote"),
    "replaced_by": say("replaced by"),
    "changed": say("changed"),
    "who": say("who"),
    "what": say("what"),
    "condition": say("condition"),
    "by": say("by"),
    "need": say("need"),
    "label": say("label"),
    "period": say("period"),
    "figure": say("figure"),
    "min": say("min"),
    "max": say("max"),
    "approximate": say("approximate"),
    "unit": say("unit"),
    "answer": say("answer"),
    "answered_by": say("answered by"),
    "title": say("title"),
    "kind": say("kind"),
    "time": say("time"),
    "end_date": say("end date"),
    "place": say("place"),
    "chair": say("chair"),
    "secretary": say("secretary"),
    "participants": say("participants"),
    "organizations": say("organizations"),
    "headcount": say("headcount"),
    "decisions": say("decisions"),
    "actions": say("actions"),
    "tags": say("tags"),
    "topic": say("topic"),
    "extra": say("extra"),
    "internal": say("internal"),
    "meetings": say("meetings"),
    "people": say("people"),
    "updates": say("updates"),
    "first": say("first time"),
    "last": say("last time"),
    "held": say("meetings held"),
    "came": say("came"),
    "in_part": say("in part"),
    "substituted": say("sent a substitute"),
    "excused": say("excused"),
    "absent": say("absent"),
    "nobody": say("nobody came"),
    "silent": say("not mentioned"),
    "share": say("share"),
    "guest": say("as a guest"),
    "missed": say("missed in a row"),
    "how": say("how"),
    "right": say("spelt as"),
    "file": say("file"),
    "line": say("line"),
    "where": say("where"),
}

WORDS: dict[str, Message] = {
    "open": say("open"),
    "waiting": say("waiting"),
    "overdue": say("overdue"),
    "done": say("done"),
    "dropped": say("dropped"),
    "replaced": say("replaced"),
    "adopted": say("adopted"),
    "rejected": say("rejected"),
    "deferred": say("deferred"),
    "forgotten": say("forgotten"),
    "present": say("present"),
    "part": say("in part"),
    "absent": say("absent"),
    "excused": say("excused"),
    "nobody": say("nobody came"),
    "planned": say("planned"),
    "draft": say("draft"),
    "circulated": say("circulated"),
    "approved": say("approved"),
    "cancelled": say("cancelled"),
    "notes": say("notes"),
    "protocol": say("protocol"),
    "workshop": say("workshop"),
    "example": say("example"),
    "on-site": say("on site"),
    "remote": say("remote"),
    "hybrid": say("hybrid"),
    "municipality": say("municipality"),
    "region": say("region"),
    "association": say("association"),
    "authority": say("authority"),
    "university": say("university"),
    "company": say("company"),
    "network": say("network"),
    "group": say("group"),
    "other": say("other"),
    "coming": say("coming"),
    "stopped": say("stopped coming"),
    "never": say("never came"),
    "guest": say("guest"),
    "substitute": say("substitute"),
    "new": say("new"),
    "left": say("has left"),
    "announced": say("announced"),
    "held": say("held"),
    "missing": say("no minutes"),
}
_WORDY = frozenset({"status", "outcome", "kind", "mode"})
_YES_OR_NO = frozenset({"extra", "approximate", "internal"})


def label(column: str, language: Translator) -> str:
    """Return the label of a column."""
    return language.text(COLUMNS[column]) if column in COLUMNS else column


def display_value(column: str, value: Any, language: Translator) -> str:
    """Return a value as people read it, on one line."""
    if value is None or value == "":
        return ""
    if column in _WORDY and value in WORDS:
        return language.text(WORDS[value])
    if column in _YES_OR_NO:
        return language.text(say("yes")) if value else ""
    if column == "share":
        return f"{value:.0%}" if language.language == "en" else f"{100 * value:.0f} %"
    if isinstance(value, float):
        number = f"{value:.10g}"
        return number if language.language == "en" else number.replace(".", ",")
    return " ".join(str(value).split())
