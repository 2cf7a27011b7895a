"""From the files of a project to pages and the documents they link to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.publish.edition import Edition
from minnes.publish.gathering import gather
from minnes.publish.page import Format
from minnes.publish.pages import Page, render_pages
from minnes.publish.problem import SameDocument, SamePath
from tests.files import put

MAKE = Callable[..., list[Page]]


@pytest.fixture
def pages(tmp_path: Path) -> MAKE:
    """The pages of files, given by name and text; `only` names those that are asked for."""

    def make(
        files: dict[str, str],
        only: list[str] | None = None,
        edition: Edition = "public",
        format: Format = "md",
    ) -> list[Page]:
        workspace = open_workspace(put(tmp_path, files))
        asked = [tmp_path / name for name in only or ()] or minute_files(workspace)
        wanted = {workspace.relative(file) for file in asked}
        archive = gather(load(workspace, asked))
        return render_pages(archive, wanted, edition, format, translator("en"))

    return make


PROJECT = "language: sv\nseries:\n  bim: {title: BIM-nätverket}\n"
EARLIER = """
series: bim
date: 2021-09-17
items:
  - title: Läget
    actions:
      - Anna Lind: ringer Tanum
      - {what: en hemlighet, internal: ja}
"""
LATER = """
series: bim
date: 2021-12-10
follow_up:
  2021-09-17#A1: done
  2021-09-17#A2: {status: done, note: Hemligheten är löst.}
"""


@pytest.mark.parametrize("only", [None, ["meetings/b.yaml"]])
def test_what_is_said_of_a_meeting_that_cannot_be_read_is_withheld(
    pages: MAKE, only: list[str] | None
) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/a.yaml": f"{EARLIER}okänt: ja\n",
        "meetings/b.yaml": f"{LATER}  2011-05-06#A1: {{note: Före alla filer.}}\n",
    }
    (page,) = pages(files, only)
    assert "Hemligheten är löst." not in page.text
    (page,) = pages({**files, "meetings/a.yaml": EARLIER}, ["meetings/b.yaml"])
    assert "Hemligheten är löst." not in page.text
    assert "Före alla filer." in page.text


@pytest.mark.parametrize("only", [None, ["meetings/b.yaml"]])
def test_who_took_part_in_another_meeting_is_not_named_either(
    pages: MAKE, only: list[str] | None
) -> None:
    files = {
        "minnes.yaml": f"{PROJECT}publish: {{names: initials}}\n",
        "meetings/a.yaml": f"{EARLIER}participants: Karin Holm (Orust)\n",
        "meetings/b.yaml": "series: bim\ndate: 2021-12-10\nsummary: Karin Holm är sjuk.\n",
    }
    page = pages(files, only)[-1]
    assert "K.H. är sjuk." in page.text


def test_a_page_lies_where_its_meeting_is_called(pages: MAKE) -> None:
    files = {
        "minnes.yaml": "series: {öppenvård: {}}\n",
        "meetings/a.yaml": "series: öppenvård\ndate: 2021-12-10\n",
        "meetings/b.yaml": "series: öppenvård\nid: extra\ndate: 2021-12-10\n",
        "meetings/c d.yaml": "title: Utan serie\ndate: 2021-12-10\n",
    }
    assert sorted((page.path, page.source) for page in pages(files)) == [
        ("meetings/c d.md", "meetings/c d.yaml"),
        ("öppenvård/2021-12-10.md", "meetings/a.yaml"),
        ("öppenvård/extra.md", "meetings/b.yaml"),
    ]


def test_two_meetings_of_one_name_are_refused(pages: MAKE) -> None:
    text = "series: bim\ndate: 2021-12-10\n"
    with pytest.raises(SamePath) as clash:
        pages({"minnes.yaml": PROJECT, "meetings/a.yaml": text, "meetings/b.yaml": text})
    assert str(clash.value) == (
        "meetings/a.yaml and meetings/b.yaml would both be written to bim/2021-12-10.md"
    )


def test_follow_ups_tell_what_other_files_say_also_when_one_file_is_asked_for(pages: MAKE) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/bim/2021-09-17.yaml": EARLIER,
        "meetings/bim/2021-12-10.yaml": LATER,
    }
    both = {page.path: page.text for page in pages(files)}
    line = "- **Done** – Anna Lind: ringer Tanum ({})\n"
    assert line.format("[A1, 17 September 2021](<2021-09-17.md>)") in both["bim/2021-12-10.md"]
    (alone,) = pages(files, ["meetings/bim/2021-12-10.yaml"])
    assert line.format("A1, 17 September 2021") in alone.text


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (EARLIER.replace("Tanum", "Tanum (internt)"), ""),
        (f"{EARLIER}status: draft\n", "\n- **Done** – A1, 17 September 2021\n"),
    ],
)
def test_a_page_asked_for_alone_tells_nothing_of_a_file_that_is_not_published(
    pages: MAKE, earlier: str, said: str
) -> None:
    files = {"minnes.yaml": PROJECT, "meetings/a.yaml": earlier, "meetings/b.yaml": LATER}
    (page,) = pages(files, ["meetings/b.yaml"])
    assert ("Tanum" in page.text, "**Done**" in page.text) == (False, bool(said))
    assert said in page.text


def test_what_is_said_of_a_secret_of_another_file_stays_inside(pages: MAKE) -> None:
    files = {
        "minnes.yaml": PROJECT,
        # Not called as its day: it is found all the same.
        "meetings/september.yaml": EARLIER,
        "meetings/bim/2021-12-10.yaml": LATER,
    }
    (page,) = pages(files, ["meetings/bim/2021-12-10.yaml"])
    assert "emlig" not in page.text
    (page,) = pages(files, ["meetings/bim/2021-12-10.yaml"], edition="internal")
    assert "Done** – en hemlighet (A2, 17 September 2021)\n  Hemligheten är löst." in page.text


def test_pages_of_other_series_are_linked_from_where_the_page_lies(pages: MAKE) -> None:
    files = {
        "minnes.yaml": PROJECT + "  äldre vård: {}\n".replace(" vård", ""),
        "a.yaml": EARLIER,
        "b.yaml": "series: äldre\ndate: 2021-12-10\nfollow_up:\n  bim/2021-09-17#A1: done\n",
    }
    files["minnes.yaml"] += "meetings: '*.yaml'\n"
    (page,) = [one for one in pages(files, format="html") if one.path.startswith("ä")]
    words = 'A1, <span lang="sv">BIM-nätverket</span>, 17 September 2021'
    assert f'<a href="../bim/2021-09-17.html#A1">{words}</a>' in page.text


def attached(*files: str) -> str:
    lines = "".join(f"  - {file}\n" for file in files)
    return f"series: bim\ndate: 2021-12-10\nattachments:\n{lines}"


def test_documents_come_along_as_they_lie_beside_the_minutes(pages: MAKE, tmp_path: Path) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/bim/a.yaml": attached("bilagor/å b.txt", "../delat/c.txt", "borta.pdf"),
        "meetings/bim/bilagor/å b.txt": "1",
        "meetings/delat/c.txt": "2",
    }
    (page,) = pages(files)
    folder = tmp_path.resolve() / "meetings"
    assert page.documents == (
        (folder / "bim/bilagor/å b.txt", "bim/bilagor/å b.txt"),
        (folder / "delat/c.txt", "delat/c.txt"),
    )
    assert (
        "- [å b.txt](<bilagor/å%20b.txt>)\n- [c.txt](<../delat/c.txt>)\n- borta.pdf\n" in page.text
    )


@pytest.mark.parametrize(
    ("second", "refused"),
    [
        ("2", "bim/lista.txt would be a file of meetings/2021/a.yaml and another one of {}"),
        ("1", ""),
    ],
)
def test_two_documents_of_one_name_do_not_become_one(
    pages: MAKE, second: str, refused: str
) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/2021/a.yaml": attached("lista.txt"),
        "meetings/2021/lista.txt": "1",
        "meetings/2022/b.yaml": attached("lista.txt").replace("2021", "2022"),
        "meetings/2022/lista.txt": second,
    }
    if not refused:
        assert len(pages(files)) == 2
        return
    with pytest.raises(SameDocument) as clash:
        pages(files)
    assert str(clash.value) == refused.format("meetings/2022/b.yaml")


def test_a_document_takes_the_place_of_no_page(pages: MAKE) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/a.yaml": attached("2021-12-10.md"),
        "meetings/2021-12-10.md": "1",
    }
    with pytest.raises(SameDocument):
        pages(files)


@pytest.mark.parametrize(
    "file",
    [
        "../../../outside.txt",
        "/etc/passwd",
        "../../minnes.yaml",
        "2021-09-17.yaml",
        "../../.git/config",
        "bilagor",
        "link.txt",
    ],
)
def test_what_is_no_document_of_the_project_does_not_come_along(
    pages: MAKE, tmp_path: Path, file: str
) -> None:
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("secret", "utf-8")
    folder = tmp_path / "meetings/bim"
    (folder / "bilagor").mkdir(parents=True)
    (folder / "link.txt").symlink_to(outside)
    files = {
        "minnes.yaml": PROJECT,
        ".git/config": "secret",
        "meetings/bim/2021-09-17.yaml": EARLIER,
        "meetings/bim/2021-12-10.yaml": attached(file),
    }
    pages_by_path = {page.path: page for page in pages(files)}
    assert pages_by_path["bim/2021-12-10.md"].documents == ()


def test_internal_documents_do_not_come_along(pages: MAKE, tmp_path: Path) -> None:
    files = {
        "minnes.yaml": PROJECT,
        "meetings/a.yaml": attached("{file: b.txt, internal: ja}"),
        "meetings/b.txt": "1",
    }
    assert pages(files)[0].documents == ()
    (page,) = pages(files, edition="internal")
    assert page.documents == ((tmp_path.resolve() / "meetings/b.txt", "bim/b.txt"),)


def test_the_same_files_make_the_same_pages(pages: MAKE) -> None:
    files = {"minnes.yaml": PROJECT, "meetings/a.yaml": EARLIER, "meetings/b.yaml": LATER}
    assert pages(files, format="html") == pages(files, format="html")
