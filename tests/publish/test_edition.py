"""The public edition holds nothing internal, whatever a template does with it."""

import pytest
from pydantic import BaseModel

from minnes.model.base import Part
from minnes.model.document import Attachment
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting, Ranked
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Contact, Person
from minnes.model.schedule import Event
from minnes.publish.edition import hidden_outcomes, internal, public
from minnes.register.register import Register
from tests.texts import meeting

NOBODY = Register(())

SECRET_PARTS: dict[type[Part], Part] = {
    Item: Item(
        title="HEMLIG",
        number="§ 4 HEMLIG",
        text="HEMLIG",
        lead=[Person(name="HEMLIG")],
        participants=[Person(name="HEMLIG")],
        next_step="HEMLIG",
        updates=[Update(organization="HEMLIG")],
        decisions=[Decision(text="HEMLIG", id="HEMLIG")],
        actions=[Action(what="HEMLIG")],
        attachments=[Attachment(file="HEMLIG.pdf")],
        items=[Item(title="HEMLIG")],
        internal="OSL, HEMLIG",
        public_text="Ett ärende.",
    ),
    Update: Update(organization="HEMLIG", text="HEMLIG", need="HEMLIG", internal=True),
    Question: Question(text="HEMLIG", answer="HEMLIG", by=[Person(name="HEMLIG")], internal=True),
    Decision: Decision(text="HEMLIG", id="HEMLIG", owner=[Person(name="HEMLIG")], internal=True),
    Action: Action(what="HEMLIG", who=[Person(name="HEMLIG")], note="HEMLIG", internal="HEMLIG"),
    Attachment: Attachment(file="HEMLIG.pdf", title="HEMLIG", internal=True),
    Event: Event(text="HEMLIG", internal=True),
    Contact: Contact(name="HEMLIG", email="HEMLIG", public=True, internal=True),
}


def with_part(part: Part) -> Meeting:
    """A meeting with the part in every place where parts of its kind can stand."""
    meeting, item = Meeting(title="Möte"), Item(title="Punkt")
    kind = type(part)
    update = Update(organization="Orust")
    if kind is Attachment:
        update = update.model_copy(update={"attachments": [part]})
    fields = {name for name, value in item if isinstance(value, list)}
    inside = {name: [part] for name in fields if holds(Item, name, kind)}
    inner = item.model_copy(update=inside)
    item = item.model_copy(update={"updates": [update], **inside, "items": [inner]})
    tops = {name: [part] for name, value in meeting if isinstance(value, list)}
    outside = {name: value for name, value in tops.items() if holds(Meeting, name, kind)}
    return meeting.model_copy(update={**outside, "items": [*outside.get("items", []), item]})


def holds(model: type[BaseModel], field: str, kind: type[Part]) -> bool:
    return f"{kind.__name__}" in repr(model.model_fields[field].annotation)


def subclasses(kind: type[Part]) -> set[type[Part]]:
    return {kind, *(sub for one in kind.__subclasses__() for sub in subclasses(one))}


def test_every_kind_of_part_that_can_be_internal_is_tried_below() -> None:
    assert {kind for kind in subclasses(Part) if "internal" in kind.model_fields} == set(
        SECRET_PARTS
    )


@pytest.mark.parametrize("kind", SECRET_PARTS, ids=lambda kind: kind.__name__)
def test_nothing_of_an_internal_part_is_left(kind: type[Part]) -> None:
    meeting = with_part(SECRET_PARTS[kind])
    assert meeting.model_dump_json().count("HEMLIG") >= 1
    shown = public(meeting, None, NOBODY)
    assert "HEMLIG" not in shown.model_dump_json()
    assert "HEMLIG" in internal(meeting).model_dump_json()


CLOSED_ITEM = meeting(
    """
series: bim
date: 2021-12-10
follow_up:
  2021-09-17#A1: {status: done, note: Det hemliga ärendet är klart.}
  2021-09-17#A2: done
items:
  - title: Öppet
    decisions:
      - Mötet öppnas.
      - {text: Hemligt beslut, internal: ja}
      - {text: Nytt beslut, replaces: 2021-09-17#D1}
  - title: Stängt
    number: § 2
    internal: OSL 26 kap. 1 §
    public_text: Ett ärende togs upp.
    decisions:
      - Hemligt.
    items:
      - title: Underpunkt
        actions:
          - Eva Ek: ringer
  - title: Öppet igen
    updates:
      Orust: {text: Ett barn, internal: ja}
      Tanum: {text: Ett barn till, internal: ja, public_text: Ett ärende beskrevs.}
    actions:
      - Eva Ek: skriver
ranking:
  - {title: stängt, points: 3}
  - {title: Öppet, points: 2}
notes: Bara för oss.
"""
)


def test_what_stands_after_something_internal_keeps_its_number() -> None:
    shown = public(CLOSED_ITEM, None, NOBODY, "bim/2021-12-10")
    opening, closed, reopened = shown.items
    assert [(decision.id, decision.text) for decision in opening.decisions] == [
        ("D1", "Mötet öppnas."),
        ("D2", ""),
        ("D3", "Nytt beslut"),
    ]
    assert closed == Item(title="", number="§ 2", internal=True, public_text="Ett ärende togs upp.")
    assert [(action.id, action.what) for action in reopened.actions] == [("A2", "skriver")]


def test_who_spoke_in_a_round_is_told_only_beside_a_public_text() -> None:
    shown = public(CLOSED_ITEM, None, NOBODY, "bim/2021-12-10")
    assert shown.items[2].updates == [
        Update(organization="", internal=True),
        Update(organization="Tanum", internal=True, public_text="Ett ärende beskrevs."),
    ]


def test_notes_and_votes_on_what_is_internal_are_left_out() -> None:
    shown = public(CLOSED_ITEM, None, NOBODY, "bim/2021-12-10")
    assert shown.notes is None
    assert shown.ranking == [Ranked(title="Öppet", points=2)]


def test_what_is_said_of_an_internal_outcome_of_another_meeting_is_left_out() -> None:
    hidden = {"bim/2021-09-17#A1", "bim/2021-09-17#D1"}
    shown = public(CLOSED_ITEM, None, NOBODY, "bim/2021-12-10", hidden)
    assert [follow_up.reference for follow_up in shown.follow_up] == ["2021-09-17#A2"]
    assert shown.items[0].decisions[2].replaces == []
    open_to_all = public(CLOSED_ITEM, None, NOBODY, "bim/2021-12-10")
    assert len(open_to_all.follow_up) == 2
    assert open_to_all.items[0].decisions[2].replaces == ["2021-09-17#D1"]


def test_hidden_outcomes_are_those_marked_and_those_below_a_marked_item() -> None:
    assert hidden_outcomes(CLOSED_ITEM, "bim/2021-12-10") == {
        "bim/2021-12-10#D2",
        "bim/2021-12-10#D4",
        "bim/2021-12-10#A1",
    }


def test_questions_keep_their_ids_and_internal_ones_are_hidden_too() -> None:
    asked = meeting(
        """
series: bim
date: 2021-12-10
items:
  - {title: Stängt, internal: ja, questions: Hemlig fråga?}
  - title: Öppet
    questions:
      - {text: Också hemlig?, internal: ja}
      - Öppen fråga?
"""
    )
    hidden = hidden_outcomes(asked, "bim/2021-12-10")
    assert hidden == {"bim/2021-12-10#Q1", "bim/2021-12-10#Q2"}
    shown = public(asked, None, NOBODY, "bim/2021-12-10")
    assert [(question.id, question.text) for question in shown.items[1].questions] == [
        ("Q2", ""),
        ("Q3", "Öppen fråga?"),
    ]
    told = "{2021-12-10#Q1: {note: Hemligt.}, 2021-12-10#Q3: done}"
    later = meeting(f"series: bim\ndate: 2022-03-11\nfollow_up: {told}\n")
    found = public(later, None, NOBODY, "bim/2022-03-11", hidden)
    assert [follow_up.reference for follow_up in found.follow_up] == ["2021-12-10#Q3"]


def test_email_and_phone_are_public_only_where_the_contact_says_so() -> None:
    contacts = """
title: Exempel
date: 2021-12-10
contacts:
  - {name: Eva Ek, email: eva@x.example, phone: 0300-1}
  - {name: Bo Berg, email: bo@x.example, phone: 0300-2, public: ja}
"""
    shown = public(meeting(contacts), None, NOBODY).contacts
    assert [(contact.name, contact.email, contact.phone) for contact in shown] == [
        ("Eva Ek", None, None),
        ("Bo Berg", "bo@x.example", "0300-2"),
    ]


def test_the_internal_edition_is_whole() -> None:
    whole = internal(CLOSED_ITEM)
    assert whole.notes == "Bara för oss."
    assert [decision.id for item in whole.items for decision in item.decisions] == [
        "D1",
        "D2",
        "D3",
        "D4",
    ]
    assert whole.items[1].items[0].actions[0].id == "A1"
