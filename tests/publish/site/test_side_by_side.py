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
    ],
)
def test_a_phrase_made_of_whole_published_texts_gives_nothing_away(
    internal: str, page: str, gives_away: bool
) -> None:
    secret = Secret("g/1.yaml", "items 1, text", internal)
    leaks = [Leak("a.html", secret)]
    found = confirmed(
        leaks, phrases_of([secret]), [joined_words(PUBLISHED)], lambda _: page.encode()
    )
    assert found == (leaks if gives_away else [])


def test_a_withheld_name_is_one_wherever_it_stands() -> None:
    leaks = [Leak("a.html", name_secret("Anna Lind"))]
    texts = [joined_words(["Anna", "Lind"])]
    assert confirmed(leaks, {}, texts, lambda _: b"Anna Lind") == leaks


MINUTES = """\
date: 2026-11-10
items:
  - {title: Bron, lead: Anna Lind och Bo Ek}
  - {title: Val, internal: ja, text: Anna Lind och Bo Ek har anmält jäv.}
"""
OWN = """\
{% extends "minnes/notes/minutes.html.j2" %}
{% block end %}<p>Anna Lind och Bo Ek har anmält jäv.</p>{% endblock %}
"""


@pytest.mark.parametrize("paths", [[], ["meetings"]])
def test_two_who_present_an_item_do_not_stop_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]
) -> None:
    files = {"minnes.yaml": "language: sv\n", "meetings/a.yaml": "title: Möte\n" + MINUTES}
    put(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    assert run(["render", *paths, "-o", "made"]) == 0
    put(tmp_path, {"templates/notes/minutes.html.j2": OWN})
    assert run(["render", *paths, "-o", "made"]) > 0
