"""Names of people are withheld as the project's policy says, in fields and in running text."""

import pytest

from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.publish.edition import public
from minnes.publish.name_redaction import initials
from minnes.register.register import Organization, Register, load
from tests import texts

REGISTER = Register([*load("sv"), Organization("kansliet", "group")])

MEETING = """
series: bim
date: 2021-12-10
chair: Anna Lind
participants:
  Orust: Anna Lind (samordnare), Eva-Lotta Ek (ersätter Bo Hav)
  Nora: Nora Wik
items:
  - title: Annas fråga
    text: |
      Anna
      Lind berättade. Linds förslag gillades av Maja Sund, men inte i Nora.
      Skriv till anna.lind@orust.example eller kansli@orust.example.
    lead: Räddningstjänsten
    actions:
      - Anna Lind, kansliet: ringer Eva-Lotta Ek
      - alla: läser
contacts:
  - {name: Eva-Lotta Ek, role: handläggare, phone: 0300-1}
"""


def edited(text: str, settings: str) -> Meeting:
    """The public edition of a meeting under the settings of a project."""
    return public(texts.meeting(text), texts.project(settings), REGISTER)


def shown(policy: str) -> Meeting:
    lines = ["publish:", f"  names: {policy}", "series:", "  bim:", "    roster: Maja Sund (Tjörn)"]
    return edited(MEETING, "\n".join(lines))


def test_a_last_name_in_capitals_is_withheld_but_no_abbreviation() -> None:
    text = """
title: Samråd
date: 2022-03-11
participants: Bo Holmberg (Orust), Eva Ek (Nora)
summary: HOLMBERG undrade vad EK betyder; HOLMBERGS fråga.
"""
    summary = edited(text, "publish: {names: initials}").summary
    assert summary == "H. undrade vad EK betyder; H.:s fråga."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("**Eva** Ek kom.", "**E.E.** kom."),
        ("Tack, Eva *Ek*!", "Tack, *E.E.*!"),
        ("_Eva_ _Ek_ kom.", "_E.E._ kom."),
        ("**Hos Eva** Ek", "**Hos E.E.**"),
        ("__Eva Ek__ och _Ek_", "__E.E.__ och _E._"),
        ("protokoll_Eva Ek_2.pdf", "protokoll_E.E._2.pdf"),
        ("E\u00adva\u200b Ek kom.", "E.E. kom."),
    ],
)
def test_a_name_is_withheld_where_it_is_stressed_or_holds_what_nobody_sees(
    said: str, shown: str
) -> None:
    text = f"title: Samråd\ndate: 2022-03-11\nparticipants: Eva Ek (Nora)\nsummary: '{said}'\n"
    assert edited(text, "publish: {names: initials}").summary == shown


def test_full_names_are_left_as_they_are() -> None:
    meeting = shown("full")
    assert meeting.chair == [Person(name="Anna Lind")]
    assert meeting.items[0].title == "Annas fråga"


def test_initials() -> None:
    meeting = shown("initials")
    assert meeting.chair == [Person(name="A.L.")]
    assert meeting.participants == [
        Person(name="A.L.", organization="Orust", role="samordnare"),
        Person(name="E-L.E.", organization="Orust", substitutes_for="B.H."),
        Person(name="N.W.", organization="Nora"),
    ]
    assert meeting.items[0].title == "A.:s fråga"
    assert meeting.items[0].text == (
        "A.L. berättade. L.:s förslag gillades av M.S., men inte i Nora.\n"
        "Skriv till …@orust.example eller kansli@orust.example.\n"
    )
    assert [person.name for person in meeting.items[0].actions[0].who] == ["A.L.", "kansliet"]
    assert meeting.items[0].actions[0].what == "ringer E-L.E."
    assert meeting.contacts[0].name == "E-L.E."


def test_roles() -> None:
    meeting = shown("role")
    assert meeting.chair == [Person(name="", organization="Orust", role="samordnare")]
    assert meeting.participants == [
        Person(name="", organization="Orust", role="samordnare"),
        Person(name="", organization="Orust", role="handläggare", substitutes_for=""),
        Person(name="", organization="Nora"),
    ]
    assert meeting.items[0].title == "samordnare:s fråga"
    assert meeting.items[0].actions[0].what == "ringer handläggare"
    assert "gillades av N.N.," in (meeting.items[0].text or "")


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    "said",
    [
        *(
            "Eva-Lotta Ek",
            "Eva Lotta Ek",
            "Eva–Lotta Ek",
            "Eva\u2011Lotta Ek",
            "Eva-Lotta\u200e Ek",
        ),
        *("Eva-\nLotta Ek", "EVA LOTTA EK"),
    ],
)
def test_a_double_name_is_withheld_however_it_is_joined(said: str, own: bool) -> None:
    here = "participants: Eva-Lotta Ek (Orust)\n" if own else ""
    meeting = texts.meeting(f"title: A\ndate: 2022-03-11\n{here}")
    meeting = meeting.model_copy(update={"summary": f"{said} och {said}1, sa {said}s chef."})
    project = texts.project("publish: {names: initials}")
    shown = public(meeting, project, REGISTER, elsewhere=() if own else ("Eva-Lotta Ek",))
    assert shown.summary == "E-L.E. och E-L.E.1, sa E-L.E.:s chef."


def test_a_double_first_name_alone_is_withheld_without_its_hyphen_too() -> None:
    text = "title: A\ndate: 2022-03-11\nparticipants: Eva-Lotta Ek, '-'\nsummary: Eva Lotta - ja - kom.\n"
    meeting = edited(text, "publish: {names: initials}")
    assert meeting.summary == "E-L. - ja - kom."


def test_an_address_tells_nobody_whom_only_another_meeting_names() -> None:
    meeting = texts.meeting(
        "title: A\ndate: 2022-03-11\nsummary: eva-lotta.ek@x.se, ek.anna@x.se, bo.ek@x.se"
    )
    project = texts.project("publish: {names: initials}")
    shown = public(meeting, project, REGISTER, elsewhere=("Eva-Lotta Ek", "Anna Ek"))
    assert shown.summary == "…@x.se, …@x.se, bo.ek@x.se"


def test_of_who_agreed_to_be_named_others_are_not_told() -> None:
    text = """
title: Samråd
date: 2022-03-11
participants: Bo Ek (Orust)
contacts:
  - {name: Anna Lind, role: Bo Eks ersättare, address: c/o Bo Ek, email: anna@x.se, public: ja}
"""
    (contact,) = edited(text, "publish: {names: initials}").contacts
    assert (contact.name, contact.email) == ("Anna Lind", "anna@x.se")
    assert (contact.role, contact.address) == ("B.E.:s ersättare", "c/o B.E.")


def test_a_role_that_names_somebody_stands_for_nobody() -> None:
    text = """
title: Samråd
date: 2022-03-11
participants:
  Orust: Bo Ek (assistent till Anna Lind), Anna Lind (chef), Eva Sund (B\u200eos ersättare)
summary: Bo Ek frågade Eva Sund.
"""
    meeting = edited(text, "publish: {names: role}")
    assert meeting.summary == "N.N. frågade N.N."
    assert [each.role for each in meeting.participants] == [
        "assistent till chef",
        "chef",
        "N.N.:s ersättare",
    ]


def test_a_first_name_that_two_share_is_no_ones_role() -> None:
    text = """
title: Möte
date: 2021-12-10
participants: Anna Lind (Orust, samordnare), Anna Ek (Tanum, chef)
items:
  - title: Anna och Ek
"""
    assert edited(text, "publish: {names: role}").items[0].title == "N.N. och chef"


@pytest.mark.parametrize(
    ("policy", "shown"),
    [("initials", "Det sa A.L. Ja."), ("role", "Det sa chef. Ja."), ("none", "Det sa N.N. Ja.")],
)
def test_a_sentence_that_ends_with_a_name_ends_with_one_full_stop(policy: str, shown: str) -> None:
    text = "title: Möte\ndate: 2021-12-10\nparticipants: Anna Lind (Orust, chef)\n"
    text += "summary: Det sa Anna Lind. Ja.\n"
    assert edited(text, f"publish: {{names: {policy}}}").summary == shown


def test_no_names() -> None:
    meeting = shown("none")
    assert meeting.participants == [
        Person(name="", organization="Orust"),
        Person(name="", organization="Orust", substitutes_for=""),
        Person(name="", organization="Nora"),
    ]
    assert meeting.items[0].text == (
        "N.N. berättade. N.N.:s förslag gillades av N.N., men inte i Nora.\n"
        "Skriv till …@orust.example eller kansli@orust.example.\n"
    )


@pytest.mark.parametrize("policy", ["initials", "role", "none"])
def test_no_full_name_is_left_anywhere(policy: str) -> None:
    text = shown(policy).model_dump_json().casefold()
    names = ["anna", "lind", "eva-lotta", "maja", "sund", "bo hav", "wik", "0300"]
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize("policy", ["initials", "role", "none"])
def test_organisations_groups_and_everybody_are_no_people(policy: str) -> None:
    item = shown(policy).items[0]
    assert [person.name for action in item.actions for person in action.who][1:] == [
        "kansliet",
        "alla",
    ]


def test_who_is_a_public_contact_is_named_everywhere() -> None:
    text = "title: A\ndate: 2021-12-10\nchair: Bo Berg\ncontacts:\n"
    text += "  - {name: Bo Berg, email: bo@x.example, public: ja}\n"
    meeting = edited(text, "publish: {names: none}")
    assert meeting.chair == [Person(name="Bo Berg")]
    assert (meeting.contacts[0].name, meeting.contacts[0].email) == ("Bo Berg", "bo@x.example")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anna Lind", "A.L."),
        ("Eva-Lotta af Ek", "E-L.E."),
        ("Håkan A", "H.A."),
        ("öst", "Ö."),
        ("Åsa", "Å."),
    ],
)
def test_initials_of_a_name(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    "said",
    [
        "Åsa Öst",
        "åsa östs ord",
        "Åsas ord",
        "Öst",
        "asa.ost@orust.example",
        "asa_ost@orust.example",
        "Åsa\n      Öst",
    ],
)
@pytest.mark.parametrize("policy", ["initials", "role", "none"])
def test_whoever_stands_on_a_roster_is_withheld_however_they_are_spoken_of(
    policy: str, said: str
) -> None:
    others = ", ".join(f"Namn{number} Efternamn{number}" for number in range(300))
    settings = f"publish: {{names: {policy}}}\nseries:\n  bim:\n    roster: Åsa Öst, {others}\n"
    text = f"series: bim\ndate: 2021-12-10\nitems:\n  - title: Läget\n    text: |\n      {said}\n"
    found = edited(text, settings).items[0].text or ""
    assert [word for word in ("Åsa", "åsa", "Öst", "öst", "asa", "ost") if word in found] == []


def test_the_document_that_minutes_were_transcribed_from_names_nobody() -> None:
    text = MEETING + "source: {file: Anna Lind 10 dec.docx, note: av Anna Lind}\n"
    source = edited(text, "publish: {names: initials}").source
    assert source is not None
    assert (source.file, source.note) == ("A.L. 10 dec.docx", "av A.L.")
