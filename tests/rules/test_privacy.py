"""What must not be published is found; what only looks like it is not."""

from datetime import date

import pytest

from minnes.rules.privacy import personal_numbers
from tests.rules.saying import rules_in, said

RULES = rules_in("privacy", "marked_internal", "internal_links", "public_repository")


def written(sentence: str) -> str:
    return f"items:\n  - title: A\n    text: |\n      {sentence}"


# Personal identity numbers. All are invented; 19121212-1212 is Sweden's best known example.


@pytest.mark.parametrize(
    "number",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "1212121212",
        "20000229-2381",
        "19121272-1219",
        "121272-1219",
    ],
)
def test_a_personal_identity_number_is_found_however_it_is_written(number: str) -> None:
    assert said(RULES, written(f"Ärendet ({number}) gäller.")) == [f"personal-number: {number}"]


@pytest.mark.parametrize(
    "text",
    [
        "19121212-1213",
        "19120230-1217",
        "121312-1217",
        "20991212-1217",
        "556036-0793",
        "1912-12-12",
        "191212-12123",
        "3191212121212",
        "Dnr 2021/121212-1212-3",
        "0701-23 45 67",
        "https://example.org/1212121212",
        "1212121212.html",
        "1212121212,50 kronor",
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert list(personal_numbers(text, date(2022, 9, 1))) == []


@pytest.mark.parametrize(
    ("minutes", "where"),
    [
        ("chair: 19121212-1212", "19121212-1212"),
        ("attachments: [{title: A, file: akter/19121212-1212.pdf}]", "19121212-1212"),
        ("tags: 19121212-1212", "19121212-1212"),
        ("items: [{title: A, updates: {19121212-1212: Nej.}}]", "19121212-1212"),
        ("items: [{title: A, internal: gäller 19121212-1212}]", "19121212-1212"),
    ],
)
def test_a_number_is_found_in_every_field(minutes: str, where: str) -> None:
    assert said(RULES, minutes) == [f"personal-number: {where}"]


def test_a_number_in_a_comment_is_found() -> None:
    assert said(RULES, "place: Teams  # gäller 19121212-1212") == [
        "personal-number: date: 2022-03-11"
    ]


def test_every_occurrence_is_found() -> None:
    sentence = "19121212-1212 och 19121212-1212"
    assert said(RULES, written(sentence)) == ["personal-number: 19121212-1212"] * 2


# E-mail and telephone


def test_an_email_address_in_a_public_text_is_found() -> None:
    sentence = "Anmälan till per.lind@orust.se, tack."
    assert said(RULES, written(sentence)) == ["email-in-text: per.lind@orust.se"]
    assert said(RULES, f"{written(sentence)}\n    internal: ja") == []


@pytest.mark.parametrize(
    "minutes",
    [
        written("Skriv till kansli@fyrbodal.se eller info@orust.se."),
        "notes: Skriv till per.lind@orust.se.",
        "contacts:\n  - {name: Per Lind, email: per.lind@orust.se, public: ja}",
        "contacts:\n  - {name: Per Lind, email: per.lind@orust.se, phone: 070-123 45 67}",
        written("Följ @orust på nätet."),
    ],
)
def test_an_email_address_that_is_meant_or_hidden_is_left_alone(minutes: str) -> None:
    assert said(RULES, minutes) == []


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "0701234567",
        "070 123 45 67",
        "0701-23 45 67",
        "0522-44 08 20",
        "0522-440820",
        "08-123 456 78",
        "031-390 06 12",
        "+46 70 123 45 67",
        "+46 (0)522-44 08 20",
        "+46701234567",
        "+47 912 34 567",
        "+44 20 7946 0958",
        "+1 (555) 123-4567",
        "+358401234567",
    ],
)
def test_a_telephone_number_in_a_public_text_is_found(number: str) -> None:
    sentence = f"Ring Per Lind på {number}."
    assert said(RULES, written(sentence)) == [f"phone-in-text: {number}"]
    assert said(RULES, f"{written(sentence)}\n    internal: ja") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Mötet var 2021-03-12 kl. 08-10.",
        "Under 2020-2021 kom 10 000-12 000 ärenden, 0,5-1 procent.",
        "Dnr 0180-123456 och ärende 0522-440820.",
        "Beslut KS 2021-04567 och SFS 2017:725.",
        "Kontot är bankgiro 0621-6907 och postnummer 451 18.",
        "Ring 112 eller 1177, eller vxl 0522-44 08 20.",
        "Växeln 0522-44 08 20 svarar dygnet runt.",
        "Resultat 3-0 och 01-02-03.",
        "Lägenhet 0701 kostar 07 000 kronor.",
        "Se https://example.org/0701234567/start.",
        "Öppet 08-12 och 13-16, 07 00-08 30.",
    ],
)
def test_figures_dates_and_case_numbers_are_no_telephone_numbers(sentence: str) -> None:
    assert said(RULES, written(sentence)) == []


# Links to the inside


@pytest.mark.parametrize(
    "address",
    [
        "https://intranet.orust.se/rutiner",
        "http://intranet/rutiner",
        "https://insidan.orust.se",
        "https://orust.sharepoint.com/sites/bim/Delade%20dokument",
        "https://orust-my.sharepoint.com/:w:/g/personal/anna",
        "file:///H:/Gemensam/lista.xlsx",
        "http://filserver01:8080/lista.xlsx",
        "https://portal.orust.local/lista.xlsx",
        "http://192.168.1.10/lista.xlsx",
        "http://10.0.0.5/lista.xlsx",
        "http://172.20.0.5/lista.xlsx",
        "http://localhost:8000/",
    ],
)
def test_a_link_that_only_colleagues_can_open_is_found(address: str) -> None:
    inner = [f"internal-host: {address}"]
    assert said(rules_in("internal_links"), written(f"Läs mer på {address} om du kan.")) == inner
    assert (
        said(rules_in("internal_links"), f"attachments: [{{title: A, url: '{address}'}}]") == inner
    )
    assert (
        said(
            rules_in("internal_links"),
            f"attachments: [{{title: A, url: '{address}', internal: ja}}]",
        )
        == []
    )
    assert said(rules_in("internal_links"), f"notes: Läs mer på {address} om du kan.") == []


def test_a_shared_disk_in_a_text_is_found() -> None:
    sentence = r"Listan ligger på \\filserver\gemensam\bim."
    assert said(rules_in("internal_links"), written(sentence)) == [
        r"internal-host: \\filserver\gemensam"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Läs mer på https://www.orust.se/intranet och https://example.org:8080/a.",
        "Läs mer på https://intranetguiden.se, http://8.8.8.8/ eller http://172.40.0.1/.",
        "Läs mer på https://support.microsoft.com/sharepoint.",
        r"Skriv \*stjärna\* och \\ som radslut.",
        "Vi sågs på Teams, https://www.microsoft.com/teams.",
    ],
)
def test_what_anybody_can_open_is_left_alone(sentence: str) -> None:
    assert said(rules_in("internal_links"), written(sentence)) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x",
        "https://kommun.zoom.us/j/123456789?pwd=x",
        "https://meet.google.com/abc-defg-hij",
    ],
)
def test_a_link_into_a_meeting_is_found(address: str) -> None:
    assert said(rules_in("internal_links"), f"place: {address}") == [f"join-link: {address}"]
    assert said(rules_in("internal_links"), f"notes: {address}") == []
