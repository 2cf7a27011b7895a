"""What a template gets of a meeting: everything in words, grouped and counted."""

import pytest

from minnes.publish.part_views import Moment, Span, ValueView
from minnes.publish.view import MeetingView
from tests.publish.samples import sample, view_of

HEAD = "title: Ett möte\ndate: 2021-12-10\n"


@pytest.fixture(scope="module")
def notes() -> MeetingView:
    return view_of(sample("notes"))


def test_days_and_times_are_in_words_and_for_machines(notes: MeetingView) -> None:
    assert notes.date == Moment("fredagen den 10 december 2021", "2021-12-10")
    assert notes.times == (
        Span(Moment("09.00", "09:00"), Moment("12.00", "12:00")),
        Span(Moment("13.00", "13:00"), Moment("14.30", "14:30")),
    )
    assert [meeting.when for meeting in notes.next_meetings] == [
        Moment("fredagen den 11 mars 2022", "2022-03-11"),
        Moment("söndagen den 15 maj 2022", "2022-05-15"),
        Moment("juni 2022", "2022-06"),
    ]
    first, last = Moment("30 december 2022", "2022-12-30"), Moment("2 januari 2023", "2023-01-02")
    text = "30 december 2022 – 2 januari 2023"
    assert notes.events[1].when == Moment(text, "", (first, Moment(" – ", ""), last))


def test_a_day_that_is_not_certain_claims_no_weekday() -> None:
    view = view_of(sample("protocol"))
    assert view.date == Moment("omkring den 20 oktober 1997", "")
    assert view_of(sample("protocol"), language="en").date == Moment("about 20 October 1997", "")
    first, last = Moment("20", "2009-10-20"), Moment("21 oktober 2009", "2009-10-21")
    days = Moment("20–21 oktober 2009", "", (first, Moment("–", ""), last))
    assert view_of(sample("workshop")).date == days


def test_people_stand_by_organisation_with_what_is_said_of_them(notes: MeetingView) -> None:
    said = {
        group.organization: [(person.name, person.details) for person in group.people]
        for group in notes.participants
    }
    assert said == {
        "Orust": [("Karin Holm", "samordnare"), ("Eva Öst", "vik., ersätter Maj Sand")],
        "Tjörn": [
            ("Bo Ek", "på distans, från 10.30, till § 4"),
            ("Åsa Mamberg", "osäker läsning av namnet"),
        ],
        "": [("Lidia Berg", "processledare")],
    }
    assert [(group.organization, group.people[0].text) for group in notes.absent] == [
        ("Ale", "Åsa Kvist (Ale, anmäld frånvaro, på kurs)"),
        ("Lerum", "sände ingen"),
    ]


def test_people_of_one_organisation_stand_together_wherever_they_were_written() -> None:
    view = view_of(HEAD + "participants: A Ek (Orust), B Ek, C Ek (Orust), D Ek (Ale)\n")
    assert [(g.organization, [person.name for person in g.people]) for g in view.participants] == [
        ("Orust", ["A Ek", "C Ek"]),
        ("Ale", ["D Ek"]),
        ("", ["B Ek"]),
    ]


def test_an_organisation_without_a_name_sent_somebody_or_nobody() -> None:
    view = view_of(
        HEAD
        + "participants: [{organization: Orust}, {organization: Ale, note: två elever}]\n"
        + "absent: [{organization: Lerum}, {organization: Tanum, note: ingen anmäld}]\n"
    )
    assert [group.people[0].name for group in view.participants] == ["en deltagare", "två elever"]
    assert [group.people[0].name for group in view.absent] == ["sände ingen", "sände ingen"]


@pytest.mark.parametrize(
    ("until", "words"),
    [("10.30", "till 10.30"), ("'10:30'", "till 10.30"), ("§4", "till § 4"), ("3", "till punkt 3")],
)
def test_when_somebody_left(until: str, words: str) -> None:
    view = view_of(HEAD + f"participants: [{{name: Bo Ek, until: {until}}}]\n")
    assert view.participants[0].people[0].details == words


def test_figures_keep_their_written_form_by_label_and_period(notes: MeetingView) -> None:
    figures = notes.items[0].updates[0].figures
    assert [(figure.label, figure.values) for figure in figures] == [
        ("familjebehandlare", (ValueView("", "1,8"),)),
        ("råd och stöd", (ValueView("tidigare", "ca 17"), ValueView("2021", "47"))),
        ("personal", (ValueView("", "ca 3–4 personer"),)),
    ]
    assert notes.headcount == "ca 20"


def test_decisions_and_actions_are_gathered_with_their_ids(notes: MeetingView) -> None:
    assert [(decision.id, decision.label, decision.text) for decision in notes.decisions] == [
        ("D1", "Beslut", "Frågan tas upp igen."),
        ("D2", "Beslut", "Nätverket möts på distans."),
        ("D3", "Uppskjutet", "Barnplanen"),
        ("D4", "Avslag", "Flytten"),
        ("D5", "Beslut", ""),
    ]
    assert [
        (action.id, action.label, [who.text for who in action.who]) for action in notes.actions
    ] == [
        ("D2", "Kvar att göra", ["kansliet"]),
        ("A1", "Kvar att göra", ["Karin Holm"]),
        ("A2", "Klart", ["alla"]),
        ("A3", "Kvar att göra", []),
    ]
    second, third = notes.decisions[1:3]
    assert (second.vote, second.due) == (
        "9 för, 1 emot, 2 avstod",
        Moment("31 januari 2022", "2022-01-31"),
    )
    assert third.deferred_to == "juni 2022"


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ("{for: 9}", "9 för"),
        ("{for: 9, abstain: 2}", "9 för, 2 avstod"),
        ("{for: 9, against: 0}", "9 för, 0 emot"),
    ],
)
def test_votes_that_nobody_counted_are_not_told_to_be_none(counted: str, words: str) -> None:
    decision = f"items:\n  - {{title: Val, decisions: [{{text: Ja., vote: {counted}}}]}}\n"
    assert view_of(HEAD + decision).decisions[0].vote == words


def test_needs_are_gathered_with_their_place(notes: MeetingView) -> None:
    assert [(need.organization, need.text, need.anchor) for need in notes.needs] == [
        ("Orust", "En ny utbildning.", "r.1.orust")
    ]


def test_a_public_text_or_a_neutral_line_stands_for_what_is_withheld(notes: MeetingView) -> None:
    item = notes.items[0]
    assert [(update.organization, update.withheld) for update in item.updates] == [
        ("Orust", ""),
        ("", "En redogörelse visas inte i den offentliga utgåvan."),
        ("Ale", "Ett ärende beskrevs."),
        ("Lerum", ""),
    ]
    assert notes.items[1].withheld == "Ett ärende togs upp."
    assert notes.decisions[4].withheld == "Ett beslut visas inte i den offentliga utgåvan."
    assert notes.notes == ""


def test_the_internal_edition_says_what_is_internal_and_why() -> None:
    notes = view_of(sample("notes"), "internal")
    assert [update.internal for update in notes.items[0].updates] == [
        "",
        "Internt: OSL 26 kap. 1 §",
        "Internt",
        "",
    ]
    assert notes.items[1].title == "Ett stängt ärende"
    assert notes.notes == "Bara för oss."


def test_follow_ups_tell_what_they_refer_to_where_it_is_known(notes: MeetingView) -> None:
    first, second, third = notes.follow_ups
    assert (first.reference.text, first.label) == ("A1, 17 september 2021", "Klart")
    assert (first.reference.outcome, first.reference.who[0].name) == (
        "hör med *förlaget*",
        "Karin Holm",
    )
    assert first.reference.href == "2021-09-17.html#A1"
    assert (second.reference.outcome, second.note) == ("", "Väntar på svar.")
    assert (third.reference.text, third.reference.href) == ("D1, annan, 5 maj 2021", "")


def test_documents_are_linked_only_where_that_leads_somewhere_safe(notes: MeetingView) -> None:
    assert notes.items[0].updates[0].attachments[0].href == "rutin.txt"
    assert [(attachment.title, attachment.href) for attachment in notes.items[0].attachments] == [
        ("Checklista", "https://example.org/checklista"),
        ("Rutin", ""),
        ("", ""),
        ("Farlig", ""),
    ]


def test_items_are_numbered_unless_they_have_numbers_or_tell_a_story(notes: MeetingView) -> None:
    assert [(item.number, item.anchor) for item in notes.items[0].items] == [("1.1", "p.1.1")]
    assert [item.number for item in view_of(sample("protocol")).items] == [
        "§ 1",
        "§ 2",
        "§ 3",
        "§ 4",
    ]
    assert [item.number for item in view_of(sample("example")).items] == ["", ""]


def test_votes_are_shares_of_the_most_and_lead_to_their_themes() -> None:
    ranking = view_of(sample("workshop")).ranking
    assert [(view.title, view.points, view.share, view.anchor) for view in ranking] == [
        ("Vad sker sedan?", 30, 100, "p.2"),
        ("Hur gör vi?", 12, 40, "p.1"),
        ("Något annat", 1, 3, ""),
    ]


def test_points_of_themes_make_a_ranking_where_none_is_written() -> None:
    text = HEAD + "items:\n  - {title: A, points: 1}\n  - {title: B, points: 4}\n  - title: C\n"
    assert [(view.title, view.points) for view in view_of(text).ranking] == [("B", 4), ("A", 1)]


def test_title_heading_and_host_come_from_the_series_where_the_minutes_have_none() -> None:
    series = "series: barn\ndate: 2021-12-10\n"
    view = view_of(series)
    assert (view.title, view.heading, view.organization) == (
        "Nätverket Barn & unga",
        "Mötesanteckningar",
        "Kustens kommunalförbund",
    )
    own = view_of(series + "title: Extra möte\nheading: Minne\norganization: Orust\n")
    assert (own.title, own.heading, own.organization) == ("Extra möte", "Minne", "Orust")
    assert view_of(series + "status: planned\n").heading == "Kallelse"
    assert view_of(HEAD, language="en").heading == "Meeting notes"


def test_abbreviations_that_the_text_uses_are_explained(notes: MeetingView) -> None:
    assert [(abbreviation.short, abbreviation.long) for abbreviation in notes.abbreviations] == [
        ("BUP", "barn- och ungdomspsykiatrin")
    ]


def test_a_short_form_of_an_organization_is_explained_too() -> None:
    view = view_of("series: barn\ndate: 2021-12-10\nparticipants: {UA: Bo Ek (BUP)}\n")
    assert [(one.short, one.long) for one in view.abbreviations] == [
        ("UA", "Uddevalla"),
        ("BUP", "barn- och ungdomspsykiatrin"),
    ]


def test_people_who_are_not_named_are_called_by_what_may_be_said() -> None:
    from minnes.language.catalog import translator
    from minnes.model.person import Person
    from minnes.publish.page_context import PageContext
    from minnes.publish.person_views import group_views, person_views

    setting = PageContext("x", "public", translator("sv"))
    unnamed = [
        Person(name="", organization="Orust", role="samordnare"),
        Person(name="", organization="Orust"),
        Person(name="", organization="Orust"),
        Person(name="", organization="Ale", substitutes_for=""),
        Person(name="", organization="Tjörn"),
    ]
    assert [
        (g.organization, [p.name for p in g.people]) for g in group_views(unnamed, setting)
    ] == [
        ("Orust", ["samordnare", "2 personer"]),
        ("Ale", ["ersättare"]),
        ("Tjörn", ["en deltagare"]),
    ]
    assert [person.text for person in person_views(unnamed[:2], setting)] == [
        "samordnare (Orust)",
        "en deltagare (Orust)",
    ]


def test_circulated_minutes_say_until_when_answers_are_taken() -> None:
    text = HEAD + "circulated_until: 2021-12-17\nstatus: "
    states = [view_of(f"{text}{status}\n").state for status in ("circulated", "draft", "approved")]
    assert states == ["Utskickat, svara senast den 17 december 2021", "Utkast", "Godkänt"]


def test_what_came_of_an_internal_item_is_marked_wherever_it_is_gathered() -> None:
    text = (
        "series: bim\ndate: 2021-12-10\nitems:\n  - title: Ett ärende\n    internal: OSL 26 kap.\n"
        "    updates:\n      Ale: {need: tolkar}\n    items:\n      - title: Mer om det\n"
        "        decisions: Ärendet vilar.\n        actions:\n          - Per Lind: ringer\n"
    )
    view = view_of(text, "internal")
    assert [decision.internal for decision in (*view.decisions, *view.actions, *view.needs)] == [
        "Internt: OSL 26 kap."
    ] * 3
    # Where they stand, the item says it once.
    assert view.items[0].items[0].decisions[0].internal == ""


def test_a_proposal_that_fell_is_nothing_to_do() -> None:
    decisions = "".join(
        f"      - {{text: {outcome}, owner: Bo Ek, outcome: {outcome}}}\n"
        for outcome in ("adopted", "rejected", "deferred")
    )
    view = view_of(f"{HEAD}items:\n  - title: A\n    decisions:\n{decisions}")
    assert [str(action.what).strip() for action in view.actions] == ["adopted", "deferred"]
