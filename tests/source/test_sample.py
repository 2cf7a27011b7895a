"""The format's own sample, read exactly: every key and one-line form that people use most."""

from pathlib import Path
from typing import Any

import pytest

from minnes.source.reader import read_meeting, read_project

MEETING: dict[str, Any] = {
    "series": "stig",
    "date": "2021-12-10",
    "time": [{"start": "09:00:00", "end": "12:00:00"}],
    "place": "Teams",
    "mode": "remote",
    "status": "draft",
    "chair": [{"name": "Anna Ljung"}],
    "secretary": [{"name": "Lisa Berg"}, {"name": "Anna Ljung"}, {"name": "Maria Ask"}],
    "participants": [
        {"name": "Karin Alm", "organization": "Bengtsfors"},
        {"name": "Johan Öst", "organization": "Bengtsfors"},
        {"name": "Sara Nyman", "organization": "Bengtsfors"},
        {"name": "Mona Sten", "organization": "Trollhättan"},
        {"name": "Anna Ljung", "organization": "Trollhättan", "role": "STIG-ansvarig"},
        {
            "name": "Lisa Berg",
            "organization": "Dalbygdens kommunalförbund",
            "substitutes_for": "Jenny Hall",
        },
        {"name": "Eva Rask", "role": "processledare"},
    ],
    "absent": [
        {"name": "Mats Rudin", "organization": "Alvesta"},
        {"name": "Åsa Kvick", "organization": "Region Kronoberg", "excused": True},
        {"organization": "Tanum"},
    ],
    "headcount": {"min": 20.0, "max": 20.0, "approximate": True, "written": "ca 20"},
    "follow_up": [
        {"reference": "stig/2021-09-17#A3", "status": "done"},
        {
            "reference": "stig/2021-09-17#A6",
            "status": "open",
            "note": "Översättningen är klar, resten väntar.",
        },
    ],
    "items": [
        {
            "title": "Läget i kommunerna",
            "lead": [{"name": "Anna Ljung"}],
            "text": "Vi tog en **runda**:\n\n- det som går bra\n- det som skaver\n",
            "updates": [
                {
                    "organization": "Orust",
                    "by": [{"name": "Märta Hed"}],
                    "text": "Flera nya kollegor.",
                    "need": "En introduktion för nya.",
                },
                {
                    "organization": "Sotenäs",
                    "text": "Tre ärenden på gång.",
                    "figures": [
                        {
                            "label": "pågående ärenden",
                            "figure": {"min": 3.0, "max": 3.0, "written": "3"},
                        },
                        {
                            "label": "familjebehandlare",
                            "figure": {"min": 1.8, "max": 1.8, "written": "1,8"},
                        },
                        {
                            "label": "personal",
                            "figure": {
                                "min": 55.0,
                                "max": 60.0,
                                "approximate": True,
                                "written": "ca 55–60",
                            },
                        },
                        {
                            "label": "råd och stöd",
                            "period": "tidigare",
                            "figure": {
                                "min": 17.0,
                                "max": 17.0,
                                "approximate": True,
                                "written": "ca 17",
                            },
                        },
                        {
                            "label": "råd och stöd",
                            "period": "2021",
                            "figure": {"min": 47.0, "max": 47.0, "written": "47"},
                        },
                    ],
                },
                {"organization": "Tanum"},
            ],
            "questions": [
                {"text": "Vad gör ni när syskonen inte var hemma?"},
                {
                    "text": "Finns ett nätverk i Skaraborg?",
                    "by": [{"name": "Elin Skoog"}],
                    "answer": "Troligen inte.",
                },
            ],
            "decisions": [
                {"text": "Frågan tas upp på nästa möte.", "id": "D1"},
                {
                    "text": "Nätverket möts på distans, en gång om året på plats.",
                    "concerns": ["Orust", "Sotenäs"],
                    "owner": [{"name": "Anna Ljung"}],
                    "vote": {"for": 9, "against": 1, "abstain": 1},
                    "replaces": ["stig/2021-03-12#D1"],
                },
                {"text": "Barnplanen", "outcome": "deferred", "deferred_to": "2022-06"},
            ],
            "actions": [
                {
                    "who": [{"name": "Anders Torn"}],
                    "what": "hör med utgivaren om materialet får spridas",
                    "due": "2022-03-11",
                },
                {
                    "who": [{"name": "Maria Ask"}, {"name": "Anna Ljung"}],
                    "what": "reder ut frågan om översatt material",
                    "condition": "så snart resterna av budgeten är kända",
                },
                {"who": [{"name": "alla"}], "what": "skickar in synpunkter på materialet"},
                {"who": [{"name": "ingen"}], "what": "hitta en lokal"},
            ],
            "attachments": [
                {"file": "bilagor/arendestock.xlsx"},
                {
                    "url": "https://example.org/checklista",
                    "title": "Checklista",
                    "organization": "Trollhättan",
                },
                {"title": "Rutin för umgängesstöd"},
            ],
            "internal": "OSL 26 kap. 1 §",
            "public_text": "Ett ärende diskuterades.",
        }
    ],
    "next_meetings": [
        {"date": "2022-03-11", "time": [{"start": "09:00:00", "end": "12:00:00"}]},
        {
            "date": "2022-05-23",
            "time": [{"start": "13:00:00", "end": "16:00:00"}],
            "place": "Uddevalla",
            "topic": "Kunskapsstödet",
        },
        {
            "date": "2022-05-15",
            "time": [{"start": "14:00:00", "end": "16:00:00"}],
            "topic": "Praktikmodellen",
            "extra": True,
        },
        {
            "date": "2022-06-03",
            "time": [{"start": "09:00:00", "end": "12:00:00"}],
            "weekday": "fredag",
        },
        {
            "date": "2022-09-30",
            "time": [{"start": "09:00:00", "end": "12:00:00"}],
            "weekday": "fredag",
        },
        {
            "date": "2022-12-09",
            "time": [{"start": "09:00:00", "end": "12:00:00"}],
            "weekday": "fredag",
        },
        {"month": "2022-06", "topic": "beslut om barnplanen"},
    ],
    "events": [
        {"date": "2022-04-06", "text": "STIG-utbildning"},
        {"date": "2022-12-10", "end_date": "2022-12-11", "text": "Träff för modellkommunerna"},
    ],
    "tags": ["våld", "barn"],
    "notes": "Bara för den interna utgåvan.",
}

PROJECT: dict[str, Any] = {
    "organization": "Dalbygdens kommunalförbund",
    "language": "sv",
    "check": {"ignore": ["action-without-due"]},
    "series": {
        "stig": {
            "title": "STIG-nätverket",
            "organization": "Dalbygdens kommunalförbund",
            "heading": "Mötesanteckningar",
            "place": "Teams",
            "time": [{"start": "09:00:00", "end": "12:00:00"}],
            "agenda": ["Föregående anteckningar", "Läget i kommunerna", "Nästa möte"],
            "members": [{"organization": "Dalbygdens kommunalförbund"}],
            "guests": [{"organization": "Stenungsund"}, {"organization": "Lilla Edet"}],
            "roster": [
                {"name": "Karin Alm", "organization": "Bengtsfors"},
                {
                    "name": "Märta Hed",
                    "organization": "Orust",
                    "from": "2020-01-01",
                    "aliases": ["Marta Hed"],
                },
                {"name": "Malin Åhl", "organization": "Trollhättan", "not": ["Malin Ahl"]},
            ],
            "aliases": {"UA": "Uddevalla"},
            "abbreviations": {"BUP": "barn- och ungdomspsykiatrin"},
        },
        "lokal": {
            "members": [
                {"organization": "Bengtsfors"},
                {"organization": "Dals-Ed"},
                {"organization": "Tanum", "from": "2022-01-01"},
            ]
        },
    },
    "organizations": {
        "Dalbygdens kommunalförbund": {
            "kind": "association",
            "members": ["Bengtsfors", "Dals-Ed"],
            "contact": {"email": "hej@dalbygden.example", "address": "Torget 1"},
        },
        "Polismyndigheten": {"kind": "authority"},
        "Linnéuniversitetet": {"kind": "university", "aliases": ["LNU"]},
        "styrgruppen": {"kind": "group"},
    },
}


@pytest.fixture(scope="module")
def sample(root: Path) -> Path:
    return root / "tests" / "cases" / "sample"


def test_the_sample_meeting_is_read_exactly(sample: Path) -> None:
    path = "meetings/stig/2021-12-10.yaml"
    reading = read_meeting((sample / path).read_bytes(), path)
    assert reading.diagnostics == []
    assert reading.value is not None
    assert reading.value.model_dump(mode="json", exclude_defaults=True, by_alias=True) == MEETING


def test_the_sample_project_is_read_exactly(sample: Path) -> None:
    reading = read_project((sample / "minnes.yaml").read_bytes(), "minnes.yaml")
    assert reading.diagnostics == []
    assert reading.value is not None
    assert reading.value.model_dump(mode="json", exclude_defaults=True, by_alias=True) == PROJECT
