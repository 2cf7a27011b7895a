"""The e-mail that sends minutes round says what was decided, and nothing that is internal."""

from datetime import date

from minnes.language.catalog import translator
from minnes.publish.edition import public
from minnes.publish.letter import circulation_letter
from minnes.publish.page_context import PageContext
from minnes.register.register import Register, load
from tests import texts
from tests.publish.samples import sample


def letter(text: str, language: str = "sv") -> list[str]:
    meeting = public(texts.meeting(text), None, Register(load("sv")))
    setting = PageContext("bim/2021-12-10", "public", translator(language))
    return circulation_letter(meeting, date(2022, 1, 7), setting).splitlines()


def test_everybody_with_a_name_gets_it_once() -> None:
    minutes = """
        title: Nätverket
        date: 2021-12-10
        chair: Anna Lind
        participants: {Orust: 'Bo Ek, Anna Lind', Ale: Siv Ro (ersätter Ulf Ås)}
        absent: [Eva Öst, {organization: Tanum}]
        """
    assert letter(minutes)[:2] == [
        "Till: Anna Lind, Bo Ek, Siv Ro, Eva Öst",
        "Ämne: Nätverket fredagen den 10 december 2021: svara senast den 7 januari 2022",
    ]


def test_what_is_internal_done_or_never_decided_is_not_in_it() -> None:
    shown = "\n".join(circulation_letter(
        public(sample("notes"), None, Register(load("sv"))), date(2022, 1, 7),
        PageContext("barn/2021-12-10", "public", translator("sv")),
    ).splitlines())  # fmt: skip
    assert "hemlig" not in shown.lower()
    decided = shown.partition("Detta beslutades:\n")[2].partition("\n\n")[0]
    assert decided.splitlines() == [
        "- Frågan tas upp igen.",
        "- Nätverket möts på distans.",
        "- Barnplanen (uppskjutet till juni 2022)",
        "- Flytten (avslag)",
    ]
    to_do = shown.partition("Vem gör vad:\n")[2].partition("\n\n")[0]
    assert to_do.splitlines() == [
        "- kansliet: Nätverket möts på distans, senast den 31 januari 2022",
        "- Karin Holm: ringer skolan, senast den 11 mars 2022",
    ]


def test_minutes_without_decisions_have_no_empty_lists() -> None:
    assert letter("title: Nätverket\ndate: 2021-12-10\nsecretary: Bo Ek\n", "en") == [
        "To: Bo Ek",
        "Subject: Nätverket Friday 10 December 2021: answer by 7 January 2022",
        "",
        "Hello,",
        "",
        "The minutes of Nätverket on Friday 10 December 2021 are written, and",
        "attached here. Please read them, and answer by Friday 7 January 2022 if",
        "anything in them is wrong or missing.",
        "",
        "How to answer:",
        "- quote what the minutes say, and write what they ought to say instead",
        "- if nothing is wrong, you need not answer; the minutes are approved",
        "  after 7 January 2022",
        "",
        "Kind regards,",
        "Bo Ek",
    ]
