"""The index of the public edition: kept, brought up to date by what changed, and never in the way."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from minnes.archive.index import Index, open_index
from minnes.publish import edition_reader
from minnes.publish.public_index import drafts_left_out, public_index
from minnes.query.ask import prepare
from minnes.query.organization import organization_report
from tests.files import put

TODAY = date(2022, 6, 1)
FILES = {
    "minnes.yaml": "series:\n  bim: {members: [Orust, Tjörn]}\n",
    "meetings/bim/2022-01-10.yaml": """\
series: bim
date: 2022-01-10
participants: {Orust: Karin Holm, Tjörn: Bo Ek}
items:
  - title: Läget
    actions: [Orust: ringer skolan]
""",
    "meetings/bim/2022-02-10.yaml": """\
series: bim
date: 2022-02-10
participants: {Orust: Karin Holm}
items:
  - title: Hemligt
    internal: sekretess
    actions: [Orust: möter familjen]
""",
    "meetings/bim/2022-03-10.yaml": """\
series: bim
date: 2022-03-10
participants: {Orust: Karin Holm}
follow_up:
  2022-01-10#A1: done
  2022-02-10#A1: done
items: []
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put(tmp_path / "project", FILES)


@pytest.fixture
def public(project: Path, tmp_path: Path) -> Callable[[], Index]:
    """Open the public index as a report does, kept beside the whole one."""

    def opened(drafts: bool = False) -> Index:
        shown = public_index(open_index(project, tmp_path / "cache"), drafts)
        prepare(shown, TODAY)
        return shown

    return opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read for the edition, as they are."""
    found: list[str] = []
    real = edition_reader.read_edition

    def read_edition(index: Index, paths, *more):
        found.extend(paths)
        return real(index, paths, *more)

    monkeypatch.setattr(edition_reader, "read_edition", read_edition)
    return found


def tasks(shown: Index) -> list[tuple[str, str]]:
    report = organization_report(shown, "Orust", TODAY)
    return [(task.what, task.status) for task in report.tasks]


def edit(project: Path, day: str, old: str, new: str) -> None:
    file = project / "meetings" / "bim" / f"{day}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_only_files_that_withhold_something_are_read_and_only_once(public, read) -> None:
    assert tasks(public()) == [("ringer skolan", "done")]
    assert read == ["meetings/bim/2022-02-10.yaml"]
    assert tasks(public()) == [("ringer skolan", "done")]
    assert len(read) == 1


def test_after_an_edit_only_the_edited_file_is_read_again(project: Path, public, read) -> None:
    public()
    edit(project, "2022-01-10", "ringer", "mejlar")
    assert tasks(public()) == [("mejlar skolan", "done")]
    edit(project, "2022-01-10", "title: Läget", "title: Läget\n    internal: ja")
    assert tasks(public()) == []
    assert read == ["meetings/bim/2022-02-10.yaml", "meetings/bim/2022-01-10.yaml"]


def test_what_was_said_of_an_outcome_is_told_again_when_it_is_no_longer_internal(
    project: Path, public
) -> None:
    public()
    edit(project, "2022-02-10", "    internal: sekretess\n", "")
    assert tasks(public()) == [("ringer skolan", "done"), ("möter familjen", "done")]
    edit(project, "2022-02-10", "title: Hemligt", "title: Hemligt\n    internal: ja")
    assert tasks(public()) == [("ringer skolan", "done")]


def test_what_was_said_of_what_a_draft_makes_internal_is_internal(project: Path, public) -> None:
    draft, said = project / "meetings/bim/2022-04-10.yaml", "SELECT note FROM saying"
    text = "series: bim\ndate: 2022-04-10\nstatus: draft\nitems:\n  - title: Läget\n"
    put(
        project,
        {
            "meetings/bim/2022-04-10.yaml": f"{text}    actions: [Orust: möter familjen]\n",
            "meetings/bim/2022-05-10.yaml": "series: bim\ndate: 2022-05-10\nfollow_up:\n"
            "  2022-04-10#A1: {status: done, note: de flyttar}\nitems: []\n",
        },
    )
    assert ("de flyttar",) in public().query(said)
    draft.write_text(draft.read_text("utf-8") + "    internal: ja\n", "utf-8")
    assert ("de flyttar",) not in public().query(said)
    draft.write_text(draft.read_text("utf-8").replace("    internal: ja\n", ""), "utf-8")
    assert ("de flyttar",) in public().query(said)


def test_what_is_told_in_other_words_keeps_its_number(project: Path, public) -> None:
    (project / "meetings/bim/2022-02-10.yaml").write_text(
        """\
series: bim
date: 2022-02-10
items:
  - title: Läget
    questions:
      - {text: Vem är anmäld?, internal: true}
      - {text: Vem flyttar?, internal: true, public_text: Frågan rör personal.}
follow_up: []
""",
        "utf-8",
    )
    kept = public().query("SELECT id, text FROM temp.questions")
    assert kept == [("bim/2022-02-10#Q2", "Frågan rör personal.")]


def test_another_policy_for_names_makes_all_of_it_anew(project: Path, public) -> None:
    assert public().query("SELECT DISTINCT name FROM participant WHERE name LIKE 'K%'") != []
    settings = f"publish: {{names: none}}\n{FILES['minnes.yaml']}"
    (project / "minnes.yaml").write_text(settings, "utf-8")
    assert public().query("SELECT DISTINCT name FROM participant WHERE name LIKE 'K%'") == []


def test_somebody_new_is_withheld_in_files_that_did_not_change(project: Path, public) -> None:
    settings = f"publish: {{names: none}}\n{FILES['minnes.yaml']}"
    (project / "minnes.yaml").write_text(settings, "utf-8")
    edit(project, "2022-01-10", "ringer skolan", "ringer Åsa Öst")
    assert tasks(public()) == [("ringer Åsa Öst", "done")]
    edit(project, "2022-03-10", "Karin Holm", "Åsa Öst")
    assert tasks(public()) == [("ringer N.N.", "done")]


def test_who_is_only_to_do_something_is_withheld_elsewhere_too(project: Path, public) -> None:
    settings = f"publish: {{names: none}}\n{FILES['minnes.yaml']}"
    (project / "minnes.yaml").write_text(settings, "utf-8")
    edit(project, "2022-01-10", "ringer skolan", "ringer Åsa Öst i Västra Götalandsregionen")
    tail = "items: [{title: Läget, actions: [Åsa Öst: svarar, Västra Götalandsregionen: ser]}]\n"
    edit(project, "2022-03-10", "items: []\n", tail)
    assert tasks(public()) == [("ringer N.N. i Västra Götalandsregionen", "done")]


@pytest.mark.parametrize(
    "named",
    [
        "chair: Åsa Öst",
        "adjusters: [Åsa Öst]",
        "contacts: [{name: Åsa Öst}]",
        "approval: {by: Åsa Öst, date: 2022-04-01}",
        "corrections: [{date: 2022-04-01, by: Åsa Öst, text: Dagen var fel.}]",
        "items: [{title: Läget, lead: Åsa Öst}]",
        "items: [{title: Läget, updates: {Ale: {by: Åsa Öst, text: Lugnt.}}}]",
        "items: [{title: Läget, internal: ja, questions: [{text: När?, by: Åsa Öst}]}]",
        "items: [{title: Läget, questions: [{text: När?, answered_by: Åsa Öst}]}]",
    ],
)
def test_whoever_is_named_in_whatever_office_is_withheld_elsewhere_too(
    project: Path, public, named: str
) -> None:
    settings = f"publish: {{names: none}}\n{FILES['minnes.yaml']}"
    (project / "minnes.yaml").write_text(settings, "utf-8")
    edit(project, "2022-01-10", "ringer skolan", "ringer Åsa Öst")
    edit(project, "2022-03-10", "items: []", named)
    assert tasks(public()) == [("ringer N.N.", "done")]


def test_who_agreed_to_be_named_is_named_elsewhere_too(project: Path, public) -> None:
    settings = f"publish: {{names: none}}\n{FILES['minnes.yaml']}"
    (project / "minnes.yaml").write_text(settings, "utf-8")
    edit(project, "2022-01-10", "ringer skolan", "ringer Åsa Öst")
    edit(project, "2022-03-10", "items: []", "contacts: [{name: Åsa Öst, public: ja}]")
    assert tasks(public()) == [("ringer Åsa Öst", "done")]


@pytest.mark.parametrize(
    "wrong",
    [
        "actions: [{who: Orust, what: ringer (internt)}]",
        "actions: [{who: Orust, what: ringer, public_text: En uppgift.}]",
        "updates: {Ale: Lugnt., internal: ja}, actions: [{who: Orust, what: ringer}]",
        "text: Barnet 20120101-2380, actions: [{who: Orust, what: ringer}]",
    ],
)
def test_a_file_of_which_it_is_in_doubt_what_is_internal_is_left_out(
    project: Path, public, wrong: str
) -> None:
    edit(project, "2022-03-10", "items: []", f"items: [{{title: Läget, {wrong}}}]")
    assert tasks(public()) == [("ringer skolan", "open")]
    edit(project, "2022-03-10", f"items: [{{title: Läget, {wrong}}}]", "items: []")
    assert tasks(public()) == [("ringer skolan", "done")]


def test_drafts_are_kept_apart(project: Path, tmp_path: Path, public) -> None:
    edit(project, "2022-03-10", "series: bim", "series: bim\nstatus: draft")
    assert tasks(public()) == [("ringer skolan", "open")]
    assert tasks(public(True)) == [("ringer skolan", "done")]
    assert tasks(public()) == [("ringer skolan", "open")]
    index = open_index(project, tmp_path / "cache")
    periods = [("", "", ""), ("2022-03", "", "bim"), ("", "2022-02-01", ""), ("", "", "other")]
    assert [drafts_left_out(index, *period) for period in periods] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 300_000),
        lambda file: file.unlink(),
    ],
)
def test_one_that_is_damaged_is_made_anew(public, tmp_path: Path, harm) -> None:
    public().connection.close()
    (file,) = (tmp_path / "cache").rglob("public/index-*.sqlite")
    harm(file)
    assert tasks(public()) == [("ringer skolan", "done")]


def test_a_warm_report_loads_neither_models_nor_parser_nor_templates(
    project: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; sys.argv = ['minnes', 'report', 'Orust', '--lang', 'en']\n"
        "from minnes.cli.app import run; run(sys.argv[1:])\n"
        "heavy = {'pydantic', 'ruamel.yaml', '_ruamel_yaml', 'jinja2', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    ran = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ).stdout.splitlines()[-1]
        for _ in ("cold", "warm")
    ]
    assert ran == ["['_ruamel_yaml', 'pydantic', 'ruamel.yaml']", "[]"]
