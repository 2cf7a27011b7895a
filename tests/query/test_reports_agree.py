"""Reports agree with one another: any project, any edition, by whichever way the rows came."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive.index import open_index
from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.publish.edition import Edition
from minnes.publish.edition_index import edition_index, organization_index
from minnes.publish.edition_rows import edition_rows
from minnes.query.ask import prepare
from minnes.query.matrix import CAME, matrices
from minnes.query.organization import organization_report
from minnes.query.overview import overview

TODAY = date(2022, 6, 1)
PROJECT = """\
language: sv
series:
  bim:
    members: [Orust, {organization: Tjörn, from: 2022-02-01}, Öckerö]
    roster: Karin Holm (Orust), Bo Ek (Tjörn)
  chefer: {members: [Orust], guests: Ale}
"""
TOWNS = ("Orust", "Tjörn", "Öckerö", "Ale")
PEOPLE = {"Orust": ["Karin Holm", "Åsa Öst"], "Tjörn": ["Bo Ek"], "Öckerö": ["Vera Sund"]}
SECRET = "hemligt"

town = st.sampled_from(TOWNS)
hidden = st.sampled_from([None, None, None, "ja"])
owner = st.sampled_from(["Karin Holm", "Åsa Öst", "Bo Ek", "Vera Sund", "Orust", "Ale", "alla"])


def internal(part: dict[str, Any], how: str | None, public: bool) -> dict[str, Any]:
    """A part, made internal or not, maybe with a text for the public; its own text is then secret."""
    if how is None:
        return part
    text = {"text", "what", "need"} & part.keys()
    said = {"public_text": "Något sades."} if public else {}
    return {**part, **dict.fromkeys(text, SECRET), "internal": how, **said}


@st.composite
def person(draw: st.DrawFn, where: str) -> dict[str, Any]:
    name = draw(st.sampled_from(PEOPLE.get(where, ["Olle Dahl"])))
    found = {"name": name, "organization": where}
    if name == "Åsa Öst" and draw(st.booleans()):
        found["substitutes_for"] = "Karin Holm"
    if draw(st.integers(0, 4)) == 0:
        found["from"] = "10:00"
    return found


@st.composite
def item(draw: st.DrawFn, number: int) -> dict[str, Any]:
    updates = {}
    for name in draw(st.lists(town, unique=True, max_size=3)):
        update: dict[str, Any] = {"text": "Allt är väl."}
        if draw(st.booleans()):
            update["need"] = "En utbildning."
        if draw(st.booleans()):
            update["figures"] = {"ärenden": draw(st.sampled_from(["3", "ca 5–7", "många"]))}
        updates[name] = internal(update, draw(hidden), draw(st.booleans()))
    decisions = [
        internal({"text": "Vi ses.", "concerns": draw(town)}, draw(hidden), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    actions = [
        internal({"who": draw(owner), "what": "ringer"}, draw(hidden), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    questions = [
        internal({"text": "Hur?", "by": draw(owner)}, draw(hidden), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 1)))
    ]
    documents = [{"title": "Rutin", "organization": draw(town)}] if draw(st.booleans()) else []
    whole = {
        "title": f"Punkt {number}",
        "updates": updates,
        "decisions": decisions,
        "actions": actions,
        "questions": questions,
        "attachments": documents,
    }
    if draw(st.integers(0, 4)) == 0:
        whole["participants"] = [draw(person(draw(town)))]
    return internal({key: value for key, value in whole.items() if value}, draw(hidden), False)


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for month in range(1, draw(st.integers(2, 5))):
        series = draw(st.sampled_from(["bim", "chefer"]))
        towns = draw(st.lists(town, unique=True, max_size=4))
        meeting: dict[str, Any] = {"series": series, "date": f"2022-{month:02}-10"}
        if draw(st.integers(0, 5)) == 0:
            meeting["status"] = "cancelled"
        split = draw(st.integers(0, len(towns)))
        meeting["participants"] = [draw(person(name)) for name in towns[:split]]
        meeting["absent"] = [
            draw(
                st.sampled_from(
                    [{"organization": name}, {"name": "Ida Berg", "organization": name}]
                )
            )
            for name in towns[split:]
        ]
        earlier = [one for one in found.values() if one["series"] == series]
        meeting["follow_up"] = {
            f"{one['date']}#{kind}1": draw(st.sampled_from(["done", "open", "dropped"]))
            for one in earlier
            for kind, key in (("A", "actions"), ("D", "decisions"))
            if any(key in each for each in one.get("items", ())) and draw(st.booleans())
        }
        meeting["items"] = [draw(item(number)) for number in range(draw(st.integers(0, 3)))]
        replaced = [one for one in earlier if any("decisions" in each for each in one["items"])]
        for each in meeting["items"]:
            for decision in each.get("decisions", ()):
                if replaced and draw(st.booleans()):
                    decision["replaces"] = f"{replaced[0]['date']}#D1"
        found[f"{series}-{month}"] = {key: value for key, value in meeting.items() if value != {}}
        found[f"{series}-{month}"].setdefault("items", [])
    return found


def written(folder: Path, found: dict[str, dict[str, Any]], settings: str = PROJECT) -> Path:
    (folder / "meetings").mkdir()
    (folder / "minnes.yaml").write_text(settings, "utf-8")
    for name, meeting in found.items():
        given = {key: value for key, value in meeting.items() if value}
        text = json.dumps(given, ensure_ascii=False, indent=1)
        (folder / "meetings" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("edition", ["public", "internal"])
@settings(max_examples=20)
@given(found=meetings())
def test_the_overview_counts_what_each_report_holds(
    edition: Edition, found: dict[str, dict[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder), found)
        workspace = open_workspace(root)
        archive = load(workspace, minute_files(workspace))
        assert archive.diagnostics == ()
        shown = edition_rows(archive, edition, TODAY)
        whole = overview(shown, TODAY)
        words: dict[str, list[str]] = {}
        for matrix in matrices(shown, TODAY).matrices:
            for row in matrix.rows:
                words.setdefault(row.organization, []).extend(row.words)
        for line in whole.rows:
            report = organization_report(shown, line.organization, TODAY)
            counted = (
                sum(one.held for one in report.attended),
                sum(one.came for one in report.attended),
                sum(one.guest for one in report.attended),
                len(report.visitors),
                max((one.last for one in report.visitors), default=""),
                len(report.told),
                sum(one.unfinished for one in report.tasks),
                sum(one.status == "overdue" for one in report.tasks),
                len(report.needs),
            )
            assert counted == (
                *(line.held, line.came, line.guest, line.people, line.last),
                *(line.updates, line.open, line.overdue, line.needs),
            )
            came = sum(word in CAME for word in words.get(line.organization, ()))
            assert came <= line.came + line.guest
        assert SECRET not in repr(whole) if edition == "public" else True


@settings(max_examples=25)
@given(found=meetings())
def test_whichever_way_the_rows_come_a_report_is_the_same(found: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder), found)
        workspace = open_workspace(root)
        archive = load(workspace, minute_files(workspace))
        for edition in ("public", "internal"):
            plain = edition_rows(archive, edition, TODAY)
            for name in TOWNS:
                expected = organization_report(plain, name, TODAY)
                index = open_index(root, None)
                prepare(index, TODAY)
                everything = edition_index(index, edition, TODAY)
                assert organization_report(everything, name, TODAY) == expected
                index = open_index(root, None)
                prepare(index, TODAY)
                own = organization_index(index, edition, TODAY, name)
                assert organization_report(own, name, TODAY) == expected
                assert edition == "internal" or SECRET not in repr(expected)
