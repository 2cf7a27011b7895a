"""A page may show published texts side by side, though an internal text says them in the same order."""

from pathlib import Path

import pytest

from minnes.cli.app import run
from minnes.publish.site.leaks import Leak, phrases_of
from minnes.publish.site.secrets import Secret, name_secret
from minnes.publish.site.side_by_side import confirmed
from minnes.publish.site.words import joined_words
from tests.files import put

PUBLISHED = ("Anna Lind", "Bo Ek", "samordnare för barn", "Orust", "och", "Bron lagas i maj")


@pytest.mark.parametrize(
    ("internal", "page", "gives_away"),
    [
        ("Anna Lind och Bo Ek har anmält jäv", "Föredragande: Anna Lind och Bo Ek", False),
        ("Anna Lind och Bo Ek har anmält jäv", "Anna Lind och Bo Ek har anmält", True),
        ("Anna Lind, samordnare för barn i Orust", "Anna Lind, samordnare för barn, Orust", False),
        ("Bo Ek: Bron lagas om vi får", "Bo Ek: Bron lagas i maj", False),
        ("Bo Ek lagas i maj", "Bo Ek lagas i maj", True),
        ("Orust Tanum", "Orust Tanum", True),
        ("Anna Lind, Bo Ek och Orust deltar", "Bo Ek\nAnna Lind, Bo Ek och Orust", False),
        ("Anna Lind ersätter Bo Ek", "Anna Lind, ersätter Bo Ek", False),
        ("Maj Bron", "Maj: Bron", True),
        ("Bron lagas, Bo Ek", "Bron lagas, Bo Ek", True),
    ],
)
def test_a_phrase_made_of_whole_published_texts_gives_nothing_away(
    internal: str, page: str, gives_away: bool
) -> None:
    secret = Secret("g/1.yaml", "items 1, text", internal)
    leaks = [Leak("a.html", secret)]
    texts = [joined_words(PUBLISHED)]
    found = confirmed(leaks, phrases_of([secret]), texts, lambda _: page.encode(), ())
    assert found == (leaks if gives_away else [])


def test_a_withheld_name_is_one_wherever_it_stands() -> None:
    leaks = [Leak("a.html", name_secret("Anna Lind"))]
    texts = [joined_words(["Anna", "Lind"])]
    assert confirmed(leaks, {}, texts, lambda _: b"Anna Lind", ()) == leaks


@pytest.mark.parametrize(
    ("internal", "gives_away"),
    [("Ekonomi", False), ("OSL26", True), ("Ekonomi och bemanning", True)],
)
def test_an_attached_document_may_hold_a_common_word(internal: str, gives_away: bool) -> None:
    secret = Secret("g/1.yaml", "items 1, title", internal)
    leaks = [Leak(name, secret) for name in ("a.html", "plan.txt")]
    phrases = phrases_of([secret])
    found = confirmed(leaks, phrases, [], lambda _: internal.encode(), {"plan.txt"})
    assert found == (leaks if gives_away else leaks[:1])


def test_a_name_is_no_common_word() -> None:
    secret = Secret("g/1.yaml", "items 1, actions 1, who 1, name", "Fatima")
    leaks = [Leak("plan.txt", secret)]
    phrases = phrases_of([secret])
    assert confirmed(leaks, phrases, [], lambda _: b"Fatima", {"plan.txt"}) == leaks


MINUTES = """\
title: Byarådet
date: 2026-11-10
time: 18-20
items:
  - {title: Bron, lead: Anna Lind och Bo Ek}
  - title: Val
    text: |
      Anna Lind och Bo Ek har anmält jäv.
      Det togs upp den 10 november 2026, kl. 18.00–20.00.
    internal: ja
"""
OWN = """\
{{% extends "minnes/notes/minutes.{}.j2" %}}
{{% block content %}}Anna Lind och Bo Ek har anmält jäv.{{% endblock %}}
"""


@pytest.mark.parametrize("options", [[], ["meetings", "--to", "md"]])
def test_what_every_page_says_does_not_stop_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    put(tmp_path, {"minnes.yaml": "language: sv\n", "meetings/a.yaml": MINUTES})
    monkeypatch.chdir(tmp_path)
    assert run(["render", *options, "-o", "made"]) == 0
    put(
        tmp_path,
        {f"templates/notes/minutes.{kind}.j2": OWN.format(kind) for kind in ("html", "md")},
    )
    assert run(["render", *options, "-o", "made"]) > 0
