"""Minutes for an e-mail: what came of the meeting stands first, then the rest."""

from minnes.language.catalog import translator
from minnes.publish.page import render_page
from tests.publish.samples import view_of

MINUTES = """\
series: barn
date: 2021-12-10
time: 9-12
place: Teams
secretary: Bo Ek
participants:
  Orust: Karin Holm
  Tjörn: Bo Ek (samordnare)
items:
  - title: Nuläget
    text: Det är **mycket** att göra, se [rutinen](https://example.org/r).
    decisions:
      - text: Nätverket möts på distans.
        concerns: Orust, Tjörn
    actions:
      - Karin Holm: ringer skolan & kommunen <snart> due:2022-03-11
  - title: Ett stängt ärende
    internal: OSL 26 kap. 1 §
next_meetings:
  - 2022-03-11 9-12, Uddevalla: Kunskapsstödet
"""

TEXT = """\
Nätverket Barn & unga
=====================

Mötesanteckningar, Kustens kommunalförbund
fredagen den 10 december 2021, kl. 09.00–12.00, Teams

Sekreterare: Bo Ek
Nästa möte: fredagen den 11 mars 2022, kl. 09.00–12.00, Uddevalla

BESLUT
------

D1 Nätverket möts på distans.
   Gäller: Orust och Tjörn

ATT GÖRA
--------

A1 Karin Holm: ringer skolan & kommunen <snart> (senast 11 mars 2022)

NÄRVARANDE
----------

- Orust: Karin Holm
- Tjörn: Bo Ek (samordnare)

PUNKT FÖR PUNKT
---------------

1. Nuläget

Det är mycket att göra, se rutinen (https://example.org/r).

Beslut D1, Uppgift A1

2. Inte offentligt

En punkt visas inte i den offentliga utgåvan.

NÄSTA MÖTE
----------

- fredagen den 11 mars 2022, kl. 09.00–12.00, Uddevalla: Kunskapsstödet

--
Offentlig utgåva · barn/2021-12-10
"""


def test_decisions_and_actions_stand_first_and_nothing_is_marked_up() -> None:
    assert render_page(view_of(MINUTES), "txt", translator("sv")) == TEXT


def test_the_internal_text_says_what_is_internal() -> None:
    text = render_page(view_of(MINUTES, "internal"), "txt", translator("sv"))
    assert "2. Ett stängt ärende\n\n  [Internt: OSL 26 kap. 1 §]\n" in text
    assert text.endswith("--\nIntern utgåva: får inte publiceras · barn/2021-12-10\n")


def test_a_draft_says_so() -> None:
    text = render_page(view_of(MINUTES + "status: draft\n"), "txt", translator("sv"))
    assert "\n*** UTKAST ***\n" in text


def test_decisions_stand_one_below_the_other() -> None:
    view = view_of("title: Möte\ndate: 2021-12-10\nitems: [{title: A, decisions: [Ja., Nej.]}]\n")
    text = render_page(view, "txt", translator("sv"))
    assert "BESLUT\n------\n\nD1 Ja.\nD2 Nej.\n\nPUNKT FÖR PUNKT\n" in text


def test_who_said_nothing_stands_as_close_to_the_name_as_a_report() -> None:
    items = "items: [{title: A, updates: {Orust: Två nya., Tjörn: }}]\n"
    text = render_page(view_of(f"title: Möte\ndate: 2021-12-10\n{items}"), "txt", translator("sv"))
    assert "Orust\n  Två nya.\n\nTjörn\n  Inget rapporterades.\n" in text


def test_a_case_story_tells_what_came_of_it() -> None:
    story = "kind: example\npublished: 2021-12-10\ntitle: En berättelse\n"
    view = view_of(f"{story}{MINUTES[MINUTES.index('items:') :]}")
    text = render_page(view, "txt", translator("sv"))
    assert "Beslut D1, Uppgift A1" in text
    assert "\nD1 Nätverket möts på distans.\n" in text
    assert "\nA1 Karin Holm: ringer skolan & kommunen <snart> (senast 11 mars 2022)\n" in text
