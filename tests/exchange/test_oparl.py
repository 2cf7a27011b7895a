"""OParl 1.1: every required property, every reference to something that is there, nothing withheld."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from minnes.exchange.oparl_objects import VERSION
from tests.cli.conftest import minnes, write
from tests.files import contents

__all__ = ["minnes", "write"]

BASE = "https://example.org/oparl/"
LISTS = (
    *("organization", "person", "membership", "meeting", "agendaItem", "paper"),
    *("consultation", "file", "locationList", "legislativeTermList"),
)
# https://schema.oparl.org/1.1/: what must be there, by type.
REQUIRED = {
    "System": {"id", "type", "oparlVersion", "body"},
    "Body": {"id", "type", "name", "legislativeTerm", *LISTS},
    **{
        name: {"id", "type"}
        for name in ("Organization", "Person", "Membership", "Meeting", "AgendaItem", "Location")
    },
    "File": {"id", "type", "accessUrl"},
}
PROJECT = """\
organization: Kustens kommunalförbund
publish: {names: NAMES}
series:
  bim:
    title: BIM-nätverket
    roster:
      - {name: Karin Holm, organization: Orust, role: ordförande, from: 2020-01-01}
organizations:
  Kustens kommunalförbund:
    {kind: association, contact: {email: kansli@example.org}}
"""
MEETING = """\
series: bim
date: 2021-12-10
time: 9-12
place: Teams
status: approved
tags: barn
participants:
  Orust: Karin Holm
  Tjörn: Bo Ek (samordnare)
  övriga: Eva
items:
  - title: Läget
    attachments:
      - {title: Checklista, url: https://example.org/checklista}
      - bilagor/hemlig.pdf
    decisions:
      - Vi möts på distans.
      - {text: Anmälan mot NN, internal: ja, public_text: Ett ärende.}
      - {text: Stadgarna ändras, outcome: rejected}
      - {text: Budget, outcome: deferred}
    items:
      - {title: Ärendet om familjen X, internal: OSL 26 kap., public_text: Ett ärende gicks igenom.}
  - title: Övrigt
notes: Fikat var slut.
"""
DRAFT = "series: bim\ndate: 2022-01-10\nstatus: draft\nitems: [{title: Utkastet}]\n"


@pytest.fixture
def export(tmp_path: Path, minnes, write):
    """Export a small project; returns what every file holds, by path."""

    def call(names: str = "full", *more: str) -> dict[str, Any]:
        write("minnes.yaml", PROJECT.replace("NAMES", names))
        write("meetings/bim/2021-12-10.yaml", MEETING)
        write("meetings/bim/2022-01-10.yaml", DRAFT)
        ran = minnes("export", "--format", "oparl", "-o", "oparl", "--url", BASE, *more)
        assert (ran.status, ran.out) == (0, "oparl\n"), ran.err
        folder = tmp_path / "oparl"
        return {
            file.relative_to(folder).as_posix(): json.loads(file.read_text("utf-8"))
            for file in folder.rglob("*.json")
        }

    return call


def objects(data: Any) -> list[dict[str, Any]]:
    """Return every object within some JSON, those within objects too."""
    if isinstance(data, list):
        return [found for one in data for found in objects(one)]
    if not isinstance(data, dict):
        return []
    own = [data] if "type" in data else []
    return own + [found for one in data.values() for found in objects(one)]


def test_every_object_has_what_oparl_requires(export) -> None:
    found = objects(list(export().values()))
    assert {one["type"].removeprefix(VERSION) for one in found} == set(REQUIRED)
    lacking = {
        (one["id"], name)
        for one in found
        for name in REQUIRED[one["type"].removeprefix(VERSION)] - one.keys()
    }
    assert lacking == set()


def test_every_address_is_that_of_a_file_or_of_something_in_it(export) -> None:
    files = export()
    within = {BASE + path: {one["id"] for one in objects(data)} for path, data in files.items()}
    texts = json.dumps(list(files.values()), ensure_ascii=False).split('"')
    for address in {text for text in texts if text.startswith(BASE)}:
        file = unquote(address.partition("#")[0])
        assert file in within
        assert "#" not in address or address in within[file]


def test_a_meeting_is_told_with_its_items_and_decisions(export) -> None:
    meeting = export()["meeting/bim/2021-12-10.json"]
    own = f"{BASE}meeting/bim/2021-12-10.json"
    assert meeting == {
        "id": own,
        "type": f"{VERSION}Meeting",
        "keyword": ["barn"],
        "name": "BIM-nätverket",
        "meetingState": "durchgeführt",
        "cancelled": False,
        "start": "2021-12-10T09:00:00+01:00",
        "end": "2021-12-10T12:00:00+01:00",
        "location": {"id": f"{own}#location", "type": f"{VERSION}Location", "description": "Teams"},
        "organization": [f"{BASE}organization/bim.json"],
        "participant": [f"{BASE}person/karin-holm.json", f"{BASE}person/bo-ek.json"],
        "agendaItem": [
            {
                "id": f"{own}#item-1",
                "type": f"{VERSION}AgendaItem",
                "meeting": own,
                "number": "1",
                "order": 0,
                "name": "Läget",
                "public": True,
                "resolutionText": "Vi möts på distans.\n\nEtt ärende.\n\n"
                "Stadgarna ändras (avslaget)\n\nBudget (uppskjutet)",
                "auxiliaryFile": [
                    {
                        "id": f"{own}#item-1-file-1",
                        "type": f"{VERSION}File",
                        "name": "Checklista",
                        "accessUrl": "https://example.org/checklista",
                    }
                ],
            },
            {
                "id": f"{own}#item-2",
                "type": f"{VERSION}AgendaItem",
                "meeting": own,
                "number": "1.1",
                "order": 1,
                "name": "Ett ärende gicks igenom.",
                "public": False,
            },
            {
                "id": f"{own}#item-3",
                "type": f"{VERSION}AgendaItem",
                "meeting": own,
                "number": "2",
                "order": 2,
                "name": "Övrigt",
                "public": True,
            },
        ],
    }


def test_nobody_took_part_in_a_cancelled_meeting(export, write) -> None:
    listed = "status: cancelled\nparticipants: {Orust: Karin Holm}\nitems: []\n"
    write("meetings/bim/2022-02-10.yaml", f"series: bim\ndate: 2022-02-10\n{listed}")
    meeting = export()["meeting/bim/2022-02-10.json"]
    assert (meeting["cancelled"], "participant" in meeting) == (True, False)


def test_a_membership_has_the_role_and_days_of_the_roster(export) -> None:
    assert export()["person/karin-holm.json"]["membership"] == [
        {
            "id": f"{BASE}person/karin-holm.json#membership-1",
            "type": f"{VERSION}Membership",
            "person": f"{BASE}person/karin-holm.json",
            "organization": f"{BASE}organization/bim.json",
            "role": "ordförande",
            "onBehalfOf": f"{BASE}organization/o/orust.json",
            "startDate": "2020-01-01",
        }
    ]


def test_what_is_internal_and_drafts_stay_out(export, tmp_path: Path) -> None:
    export()
    texts = b"".join(contents(tmp_path / "oparl").values()).decode("utf-8")
    withheld = ("Anmälan mot NN", "familjen X", "OSL", "Fikat", "hemlig.pdf", "Utkastet")
    assert [one for one in withheld if one in texts] == []


@pytest.mark.parametrize("names", ["initials", "role", "none"])
def test_people_are_named_only_where_the_project_publishes_full_names(export, names: str) -> None:
    files = export(names)
    assert files["persons.json"]["data"] == files["memberships.json"]["data"] == []
    texts = json.dumps(files, ensure_ascii=False)
    assert ("Holm" in texts, "Bo Ek" in texts) == (False, False)


def test_an_export_can_be_of_one_year_and_takes_away_what_was_there(export) -> None:
    assert len(export()["meetings.json"]["data"]) == 1
    files = export("full", "--year", "2020")
    assert (files["meetings.json"]["data"], "meeting/bim/2021-12-10.json" in files) == ([], False)


def test_without_an_address_nothing_is_written(minnes, write, tmp_path: Path) -> None:
    write("minnes.yaml", "organization: X\n")
    ran = minnes("export", "--format", "oparl", "-o", "oparl")
    assert (ran.status, ran.err) == (
        2,
        "error: OParl names everything by its address on the web\n"
        "  help: add --url ADDRESS: where the folder will lie, as https://example.org/oparl\n",
    )
    assert not (tmp_path / "oparl").exists()
