"""The words that stand for a format's values on a page, and for what a page leaves out."""

from __future__ import annotations

from minnes.language.message import Message, say
from minnes.model.item import Item, Update
from minnes.model.outcome import Action, Decision, Question
from minnes.model.schedule import Event

KINDS = {
    "notes": say("Meeting notes"),
    "protocol": say("Minutes"),
    "workshop": say("Workshop documentation"),
    "example": say("Learning example"),
}
"""The word above the title, by kind."""

NOTICE = say("Notice of meeting")
"""The word above the title of a meeting that is still to come."""

STATES = {
    "planned": say("Planned"),
    "draft": say("Draft"),
    "circulated": say("Circulated"),
    "approved": say("Approved"),
    "cancelled": say("Cancelled"),
}

MARKED = ("draft", "cancelled")
"""States that are printed across the page: what is read there is not to be relied on."""

MODES = {
    "on-site": say("on site"),
    "remote": say("remote"),
    "hybrid": say("on site and remote"),
}

OUTCOMES = {
    "adopted": say("Decision"),
    "rejected": say("Rejected"),
    "deferred": say("Deferred"),
}

STATUSES = {
    "open": say("Open"),
    "done": say("Done"),
    "dropped": say("Dropped"),
}

STANDINGS = {
    "open": say("Open"),
    "waiting": say("Waiting"),
    "done": say("Done"),
    "dropped": say("Dropped"),
    "adopted": say("Adopted"),
    "rejected": say("Rejected"),
    "deferred": say("Deferred"),
    "replaced": say("Replaced"),
    "overdue": say("Overdue"),
    "forgotten": say("Forgotten"),
}
"""How decisions and actions stand after all that was said of them."""

ROLES = {
    "chair": say("chair"),
    "secretary": say("secretary"),
    "adjusters": say("adjuster"),
    "absent": say("absent"),
}
"""What somebody was at a meeting, beside present."""

LATER = {
    "replaced": say("Replaced by"),
    "rejected": say("Kept: what was to replace it was rejected"),
    "deferred": say("To be replaced; that was put off"),
}
"""What a later decision made of an earlier one, beside the statuses of a follow-up."""

WITHHELD: dict[type, Message] = {
    Item: say("One item is not shown in the public edition."),
    Update: say("One report is not shown in the public edition."),
    Question: say("One question is not shown in the public edition."),
    Decision: say("One decision is not shown in the public edition."),
    Action: say("One action is not shown in the public edition."),
    Event: say("One date is not shown in the public edition."),
}
WITHHELD_OTHERWISE = say("One document is not shown in the public edition.")
