"""Documents, links, abbreviations and figures: what a reader could not open or follow is found."""

import pytest

from minnes.rules.texts import outline, texts
from tests.rules.saying import read, rules_in, said

RULES = rules_in("documents", "links", "text_links", "pasted", "abbreviations", "figures")


def attached(path: str) -> str:
    return f"items:\n  - title: A\n    attachments:\n      - {path}"


def written(sentence: str) -> str:
    return f"series: bim\nitems:\n  - title: A\n    text: |\n      {sentence}"


# Attached files


def test_an_attached_file_is_there() -> None:
    there = {"bilagor/lista.xlsx", "../bilagor/lista.xlsx"}
    for path in ("bilagor/lista.xlsx", "../bilagor/lista.xlsx"):
        assert said(RULES, attached(path), "", beside=there) == []
        assert said(RULES, attached(path), "") == [f"attachment-missing: {path}"]


@pytest.mark.parametrize(
    ("minutes", "path"),
    [
        ("attachments: a.pdf", "a.pdf"),
        ("items:\n  - title: A\n    updates:\n      Orust: {attachments: b.pdf}", "b.pdf"),
        (
            "items:\n  - title: A\n    items:\n      - title: B\n        attachments: c.pdf",
            "c.pdf",
        ),
    ],
)
def test_a_file_is_looked_for_wherever_it_is_attached(minutes: str, path: str) -> None:
    assert said(RULES, minutes) == [f"attachment-missing: {path}"]


def test_what_was_only_named_needs_no_file() -> None:
    assert said(RULES, attached("{title: Rutin för umgängesstöd}")) == []
    assert said(RULES, attached("https://example.org/checklista.pdf")) == []


def test_a_name_without_ending_is_mended_when_one_file_fits() -> None:
    path = "bilagor/arendestock"
    code = f"attachment-missing: {path}"
    assert said(RULES, attached(path)) == [code]
    assert said(RULES, attached(path), beside={f"{path}.xlsx"}) == [f"{code} -> {path}.xlsx"]
    assert said(RULES, attached(path), beside={f"{path}.xlsx", f"{path}.pdf"}) == [code]


@pytest.mark.parametrize(
    "path",
    [
        "C:/Users/anna/a.pdf",
        "D:\\anna\\a.pdf",
        "/data/anna/a.pdf",
        "\\\\server\\a.pdf",
        "~/a.pdf",
    ],
)
def test_a_path_on_one_computer_is_found(path: str) -> None:
    assert said(RULES, attached(path), "") == [f"absolute-path: {path}"]


@pytest.mark.parametrize("path", ["../../../a.pdf", "../../x/../../a.pdf", "a/../../../../b.pdf"])
def test_a_path_that_leaves_the_project_is_found(path: str) -> None:
    assert said(RULES, attached(path), "") == [f"path-outside: {path}"]


def test_a_lone_file_has_no_project_to_leave() -> None:
    assert said(RULES, attached("../a.pdf"), beside={"../a.pdf"}, path="a.yaml") == []


def test_backslashes_are_turned() -> None:
    backwards = "backslash-in-path: bilagor\\a.pdf -> bilagor/a.pdf"
    assert said(RULES, attached("bilagor\\a.pdf")) == [backwards]


# Links


@pytest.mark.parametrize(
    "address",
    [
        "https://app.emarketeer.com/a/plink/row/v1-a1b2c3.html",
        "https://bit.ly/3xYz",
        "https://www.bit.ly/3xYz",
        "http://tinyurl.com/abc",
        "https://click.example.org/?qs=1",
    ],
)
def test_a_link_that_hides_where_it_leads_is_found(address: str) -> None:
    opaque = [f"opaque-link: {address}"]
    assert said(rules_in("links"), attached(address)) == opaque
    assert said(rules_in("links"), written(f"Läs mer ([här]({address})).")) == opaque
    assert said(rules_in("links"), f"contacts:\n  - {{role: Kansliet, url: '{address}'}}") == opaque


def test_the_address_inside_a_mail_filters_address_is_given_back() -> None:
    address = (
        "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&d=1"
    )
    opaque = [f"opaque-link: {address} -> https://example.org/a"]
    assert said(rules_in("links"), written(f"Läs mer: {address}.")) == opaque


@pytest.mark.parametrize(
    "sentence",
    [
        "Läs mer på https://example.org/a/b?id=3&utm=4.",
        "Läs mer på www.example.org/link/click.",
        "Skriv till rabit.ly-gruppen.",
        "Se https://sv.wikipedia.org/wiki/Mora_(kommun).",
    ],
)
def test_a_plain_link_is_left_alone(sentence: str) -> None:
    assert said(rules_in("links"), written(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Se https://example.org/lang-\n      sida.", "https://example.org/lang-"),
        ("Se https://example.org/lang- sida.", "https://example.org/lang-"),
        ("Se https://example.org/a.4.2609\n      41.html", "https://example.org/a.4.2609"),
        ("Se www.example.org/a\n      /b.pdf för mer.", "www.example.org/a"),
        ("Se https://example.org/sok\n      ?q=a&b=c", "https://example.org/sok"),
    ],
)
def test_a_link_cut_at_the_end_of_a_line_is_found(sentence: str, wrong: str) -> None:
    assert said(rules_in("links"), written(sentence)) == [f"broken-link: {wrong}"]


def test_a_folded_text_does_not_hide_a_cut_link() -> None:
    minutes = "summary: >-\n  Se https://example.org/lang-\n  sida."
    assert said(rules_in("links"), minutes) == ["broken-link: https://example.org/lang-"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Se https://example.org/sida\n      och fråga sedan.",
        "Se https://example.org/a-b-c. Sedan går vi vidare.",
        "- https://example.org/a\n      - Lista.pdf delades ut",
        "Se https://example.org/a\n\n      b.html är en annan sak",
    ],
)
def test_a_line_that_ends_after_a_link_is_left_alone(sentence: str) -> None:
    assert said(rules_in("links"), written(sentence)) == []


def test_a_blank_in_an_address_is_found() -> None:
    minutes = attached("{title: A, url: 'https://example.org/min fil.pdf'}")
    assert said(rules_in("links"), minutes) == ["broken-link: https://example.org/min fil.pdf"]


# Abbreviations

LISTED = """
    organization: Fyrbodals kommunalförbund
    series:
      bim:
        title: BIM-nätverket
        aliases: {UA: Uddevalla}
        abbreviations: {BUP: barn- och ungdomspsykiatrin}
    organizations:
      Linnéuniversitetet: {kind: university, aliases: LNU}
    """


def unexplained(sentence: str, project: str = LISTED) -> list[str]:
    return said(rules_in("abbreviations"), written(sentence), project)


def test_an_abbreviation_is_asked_about_once() -> None:
    assert unexplained("SIP, som alla känner till.") == ["unexplained-abbreviation: SIP"]
    assert unexplained("BVC ringde. Sedan ringde BVC igen.") == ["unexplained-abbreviation: BVC"]
    assert unexplained("SAMS-möte hos IFO:s chef.") == [
        "unexplained-abbreviation: SAMS",
        "unexplained-abbreviation: IFO",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "BUP ringde.",
        "BVC (barnavårdscentralen) ringde. BVC svarade.",
        "BVC svarade. Barnavårdscentralen (BVC) ringde.",
        "BVC-mottagningen (barnavårdscentralen) svarade.",
        "BOS-gruppen möttes (BOS= barn och skola).",
        "IFO står för individ- och familjeomsorgen.",
        "SIP, samordnad individuell plan, används sällan.",
        "UA och LNU var med på BIM.",
        "SKR och EU betalar HR och IT.",
        "VARJE barn ska med, OBS ALLA.",
        "Kapitel IV och XII lästes.",
        "Se https://example.org/SIP/LVU.html och a@BVC.se.",
        "Fil LVU.pdf och BBiC.",
        "Ärende A och B, nr 3A.",
    ],
)
def test_what_is_explained_or_known_or_no_abbreviation_is_left_alone(sentence: str) -> None:
    assert unexplained(sentence) == []


def test_only_a_series_that_keeps_a_list_is_asked() -> None:
    assert unexplained("BVC ringde.", "series: {bim: {title: BIM-nätverket}}") == []
    assert said(rules_in("abbreviations"), written("BVC ringde.")) == []


# Figures


@pytest.mark.parametrize(
    ("minutes", "wrong"),
    [
        ("headcount: en hel del", "en hel del"),
        ("items:\n  - title: A\n    headcount: några till", "några till"),
        (
            "items:\n  - title: A\n    updates:\n      Orust:\n        figures: {ärenden: 10+3}",
            "10+3",
        ),
        (
            "items:\n  - title: A\n    updates:\n      Orust:\n        figures: {stöd: {2021: varierar}}",
            "varierar",
        ),
    ],
)
def test_a_figure_that_is_not_understood_is_told(minutes: str, wrong: str) -> None:
    assert said(rules_in("figures"), minutes) == [f"figure-not-understood: {wrong}"]


@pytest.mark.parametrize(
    "figure", ["3", "ca 20", "55–60", "minst 4", "många", "flera", "drygt 500"]
)
def test_figures_as_people_write_them_are_understood(figure: str) -> None:
    assert said(rules_in("figures"), f"headcount: {figure}") == []


# Every text


def test_every_text_is_looked_at_and_what_is_below_something_internal_is_internal() -> None:
    reading = read(
        """
        title: a
        place: b
        summary: c
        conclusions: [d]
        notes: INTERN
        follow_up:
          2021-09-17#A3: {status: open, note: e}
        participants:
          - {name: Per Lind, note: f}
        items:
          - title: g
            text: h
            updates:
              Orust: {text: i, need: j}
            questions: [{text: k, answer: l}]
            decisions: [{text: m, proposals: [n], reservations: [o]}]
            actions: [{what: p, condition: q, note: r}]
            attachments: [{title: s, note: t}]
            next_step: u
            items:
              - title: v
          - title: INTERN
            internal: ja
            public_text: x
            decisions: [{text: INTERN, internal: ja, public_text: INTERN}]
        next_meetings:
          - {date: 2022-05-06, place: y, topic: z, note: å}
        events:
          - 2022-05-07: ä
        contacts:
          - {role: ö, address: aa}
          - {role: INTERN, internal: ja}
        corrections: [{date: 2022-04-01, text: bb}]
        """
    )
    assert reading.value is not None
    public = [text for _, text, internal in texts(reading.value) if not internal]
    hidden = [text for _, text, internal in texts(reading.value) if internal]
    assert sorted(public) == sorted([*"abcdefghijklmnopqrstuvxyzåäö", "aa", "bb"])
    assert hidden == ["INTERN"] * 5
    for loc, text, _ in texts(reading.value):
        span = reading.places.span(loc)
        assert reading.source.text[span.start : span.end] == text


def test_an_outline_has_a_byte_for_every_character() -> None:
    assert outline("Åsa 12–13:30,\nBUP.") == b"Asa 00?00:00, AAA "
