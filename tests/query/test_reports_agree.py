"""Reports agree with one another: any project, any edition, by whichever way the rows came."""

import json
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive.index import Index, open_index
from minnes.archive.loading import load
from minnes.archive.tables import OF_A_MEETING
from minnes.archive.workspace import minute_files, open_workspace
from minnes.publish.edition import Edition, editions
from minnes.publish.public_index import NOT_YET, public_index
from minnes.query.ask import prepare
from minnes.query.matrix import CAME, matrices
from minnes.query.meeting import meeting_report
from minnes.query.organization import organization_report
from minnes.query.overview import overview
from tests.publish.edition_rows import edition_rows

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
        if draw(st.integers(0, 3)) == 0:
            meeting["status"] = draw(st.sampled_from(["cancelled", "draft", "planned"]))
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


def written(folder: Path, found: dict[str, dict[str, Any]], text: str = PROJECT) -> Path:
    (folder / "meetings").mkdir()
    (folder / "minnes.yaml").write_text(text, "utf-8")
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
        assert not archive.incomplete
        shown = edition_rows(archive, edition, TODAY)
        whole = overview(shown, TODAY)
        words: dict[str, list[str]] = {}
        for matrix in matrices(shown, TODAY).matrices:
            for row in matrix.rows:
                words.setdefault(row.organization, []).extend(row.words)
        for line in whole.rows:
            report = organization_report(shown, line.organization, TODAY)
            counted = (
                sum(attendance.held for attendance in report.attended),
                sum(attendance.came for attendance in report.attended),
                sum(attendance.guest for attendance in report.attended),
                len(report.visitors),
                max((visitor.last for visitor in report.visitors), default=""),
                len(report.told),
                sum(task.unfinished for task in report.tasks),
                sum(task.status == "overdue" for task in report.tasks),
                len(report.needs),
            )
            assert counted == (
                *(line.held, line.came, line.guest, line.people, line.last),
                *(line.updates, line.open, line.overdue, line.needs),
            )
            came = sum(word in CAME for word in words.get(line.organization, ()))
            assert came <= line.came + line.guest
        assert SECRET not in repr(whole) if edition == "public" else True


def public(root: Path, cache: Path | None, drafts: bool = False) -> Index:
    """The index of the public edition, as a report asks it."""
    shown = public_index(open_index(root, cache), drafts)
    prepare(shown, TODAY)
    return shown


def filtered(root: Path, drafts: bool = False) -> Index:
    """The rows of the public edition, made of meetings that were filtered as models."""
    workspace = open_workspace(root)
    archive = load(workspace, minute_files(workspace))
    shown = editions(archive, "public")
    early = {
        loaded.path
        for loaded in archive.meetings
        if loaded.meeting.status in NOT_YET and not drafts
    }
    kept = tuple(loaded for loaded in archive.meetings if loaded.path not in early)
    return edition_rows(replace(archive, meetings=kept), "public", TODAY, shown)


def reports(shown: Index) -> list[Any]:
    """Every report there is of an edition's rows."""
    held = [row[0] for row in shown.query("SELECT id FROM meeting ORDER BY id")]
    return [
        *(organization_report(shown, name, TODAY) for name in TOWNS),
        *(meeting_report(shown, one) for one in held),
        overview(shown, TODAY),
        matrices(shown, TODAY),
    ]


SETTINGS = st.sampled_from(
    [
        PROJECT,
        PROJECT,
        PROJECT + "publish: {withhold_below: 5}\n",
        PROJECT + "publish: {names: initials}\n",
        PROJECT + "publish: {names: role}\n",
        PROJECT + "publish: {names: none}\n",
    ]
)


@settings(max_examples=25)
@given(found=meetings(), text=SETTINGS)
def test_a_public_report_is_the_same_from_the_index_and_from_filtered_meetings(
    found: dict[str, dict[str, Any]], text: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder), found, text)
        for drafts in (False, True):
            expected = reports(filtered(root, drafts))
            assert reports(public(root, None, drafts)) == expected
            assert SECRET not in repr(expected)


@settings(max_examples=15)
@given(states=st.lists(st.tuples(meetings(), SETTINGS), min_size=2, max_size=4))
def test_after_any_edits_the_public_index_is_as_one_made_from_nothing(
    states: list[tuple[dict[str, dict[str, Any]], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "project", Path(folder) / "cache"
        for found, text in states:
            if root.exists():
                shutil.rmtree(root)
            root.mkdir()
            written(root, found, text)
            assert reports(public(root, cache)) == reports(public(root, None))


def rows(index: Index) -> str:
    tables = (name for name in OF_A_MEETING if name != "file")
    return repr([index.query(f"SELECT * FROM {table}") for table in tables])


@given(found=meetings())
@settings(max_examples=20)
def test_nothing_internal_is_in_the_public_index_whatever_is_asked(
    found: dict[str, dict[str, Any]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, cache = written(Path(folder), found), Path(folder) / "cache"
        shown = public(root, cache)
        assert SECRET not in rows(shown)
        assert shown.folder is not None
        (file,) = shown.folder.glob("index-*.sqlite")
        assert SECRET.encode() not in file.read_bytes()
