"""A small project to ask, and `minnes` run as a person runs it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Minnes, Ran, minnes, write

__all__ = ["Ran", "minnes", "write"]

FILES = {
    "minnes.yaml": """\
organization: Kustens kommunalförbund
language: sv
series:
  bim:
    title: BIM-nätverket
    members: [Orust, Tjörn, {organization: Sotenäs, from: 2022-01-01}]
    roster: Karin Holm (Orust), Bo Ek (Tjörn)
    aliases: {OR: Orust}
  ssk:
    title: Styrgruppen
    roster: Karin Holm (Orust)
organizations:
  Kustens kommunalförbund: {kind: association}
""",
    "meetings/bim/2021-12-10.yaml": """\
series: bim
date: 2021-12-10
tags: våld, barn
participants:
  OR: Karin Holm
  Tjörn: Bo Ek (samordnare)
items:
  - title: Läget
    updates:
      Orust:
        by: Karin Holm
        text: Många nya i barnomsorgsnämnden.
        need: En ny utbildning.
        figures:
          handläggare: ca 1,8
      Tjörn: Lugnt.
    questions:
      - {text: Hur gör ni?, by: Bo Ek, answer: Som förut.}
      - Finns medel?
    decisions:
      - {text: Barnplanen, outcome: deferred, deferred_to: 2022-02, concerns: Orust}
      - Vi möts på distans.
    actions:
      - Karin Holm: ringer skolan due:2022-01-15
      - Bo Ek: "=HYPERLINK(1)"
      - Bo Ek: bokar lokal
        condition: så snart budgeten är klar
next_meetings:
  - 2022-03-11 9-12, Uddevalla: Kunskapsstödet
  - 2022-06: barnplanen
""",
    "meetings/bim/2022-03-11.yaml": """\
series: bim
date: 2022-03-11
participants:
  Orust: Åsa Öst (ersätter Karin Holm)
absent: Bo Ek (Tjörn)
follow_up:
  2021-12-10#A2: done
items:
  - title: Nästa steg
    actions:
      - Orust: svarar på enkäten
""",
    "meetings/ssk/2022-01-20.yaml": """\
series: ssk
date: 2022-01-20
participants: Karin Holm (Orust)
next_meetings: 2022-03-11 11-13
""",
}


@pytest.fixture
def project(tmp_path: Path, write: Callable[[str, str], Path]) -> Path:
    """The small project, in the folder that `minnes` runs in."""
    for name, text in FILES.items():
        write(name, text)
    return tmp_path


@pytest.fixture
def asked(project: Path, minnes: Minnes) -> Minnes:
    """Ask the small project as of 1 February 2022."""

    def call(*arguments: str) -> Ran:
        today = () if "--today" in arguments else ("--today", "2022-02-01")
        return minnes("query", *arguments, *today, "--lang", "en")

    return call
