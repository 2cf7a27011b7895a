"""What is kept of a site spares work, and never a look at what may have become a leak."""

from pathlib import Path

import pytest

from minnes.archive import store
from minnes.publish.site import organizations, worker
from minnes.publish.site.build import Site
from minnes.publish.site.folder import difference, publish
from minnes.publish.site.leaks import Scanner
from tests.publish.site.test_after_edits import SECRET, Minutes, edit, made, put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    edit(tmp_path, "settings", "series:\n  bim: {title: BIM-nätverket}\n")
    edit(tmp_path, "2021-09-17", Minutes())
    edit(tmp_path, "2021-12-10", Minutes(said="Vi åt middag."))
    return tmp_path


def published(root: Path) -> Site:
    site, _ = made(root, root / ".kept.sqlite")
    assert site is not None
    assert site.leaks == []
    site.save_cache()
    publish(root / "public", site.files, difference(root / "public", site.files))
    return site


def leaks(root: Path) -> list[str]:
    site, _ = made(root, root / ".kept.sqlite")
    assert site is not None
    return [leak.page for leak in site.leaks]


def test_only_what_was_edited_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(root)
    read = []
    real = worker.read_meeting
    monkeypatch.setattr(worker, "read_meeting", lambda c, path: read.append(path) or real(c, path))
    edit(root, "2021-12-10", Minutes(said="Vi fikade."))
    fresh = published(root).new_files()
    assert read == ["meetings/bim/2021-12-10.yaml"]
    assert {"bim/2021-12-10.html", "search/bim.js"} <= fresh.keys()
    assert not fresh.keys() & {"bim/2021-09-17.html", "decisions.html", "people/karin-holm.html"}


def test_only_pages_of_organizations_that_it_concerns_are_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "series: gis\ndate: 2021-05-05\nstatus: approved\nparticipants:\n  Tjörn: Per Lind\n"
    put(root / "meetings/gis/2021-05-05.yaml", other)
    published(root)
    asked = []
    real = organizations.organization_sheet
    monkeypatch.setattr(
        organizations,
        "organization_sheet",
        lambda index, name, *more: asked.append(name) or real(index, name, *more),
    )
    put(root / "meetings/gis/2021-05-05.yaml", other.replace("Per Lind", "Pia Lind"))
    published(root)
    assert asked == ["Tjörn"]


def test_a_page_that_was_edited_or_taken_away_is_made_anew(root: Path) -> None:
    before = made(root, None)[1]
    published(root)
    (root / "public/index.html").write_text("edited", "utf-8")
    (root / "public/bim/2021-09-17.html").unlink()
    assert {"index.html", "bim/2021-09-17.html"} <= published(root).new_files().keys()
    assert {p: (root / "public" / p).read_bytes() for p in before} == before


def test_a_secret_is_found_once_no_published_text_says_the_same(root: Path) -> None:
    put(root / "public/extra.html", SECRET)
    edit(root, "2021-09-17", Minutes(said=f"{SECRET}."))
    edit(root, "2021-12-10", Minutes(more=f"notes: {SECRET}.\n"))
    published(root)
    edit(root, "2021-09-17", Minutes())
    assert leaks(root) == ["extra.html"]


def test_what_only_others_made_harmless_is_found_once_they_say_it_no_more(root: Path) -> None:
    put(root / "meetings/bim/bilaga.txt", SECRET)
    attached = Minutes(title="Rektorn ska erbjudas", more="attachments: bilaga.txt\n")
    edit(root, "2021-09-17", attached)
    edit(root, "2021-12-10", Minutes(said="En annan tjänst.", more=f"notes: {SECRET}.\n"))
    published(root)
    edit(root, "2021-12-10", Minutes(said="Vi åt middag.", more=f"notes: {SECRET}.\n"))
    assert leaks(root) == ["bim/bilaga.txt"]


def test_a_new_secret_is_looked_for_in_old_files(root: Path) -> None:
    put(root / "public/extra.html", SECRET)
    published(root)
    edit(root, "2021-12-10", Minutes(said="Vi åt middag.", more=f"# {SECRET}\n"))
    assert leaks(root) == ["extra.html"]


def test_for_a_new_secret_only_files_that_hold_its_words_are_looked_through(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(root)
    edit(root, "2021-12-10", Minutes(said="Vi åt middag.", more="# middag hos rektorn\n"))
    looked = []
    real = Scanner.scan
    monkeypatch.setattr(
        Scanner,
        "scan",
        lambda self, path, content: looked.append(path) or real(self, path, content),
    )
    published(root)
    assert "bim/2021-12-10.html" in looked
    assert not {"bim/2021-09-17.html", "people/karin-holm.html", "site.js"} & {*looked}


def test_a_foreign_file_that_changed_is_looked_through_anew(root: Path) -> None:
    put(root / "public/extra.html", "Hej")
    edit(root, "2021-12-10", Minutes(more=f"notes: {SECRET}.\n"))
    published(root)
    put(root / "public/extra.html", SECRET)
    assert leaks(root) == ["extra.html"]


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_what_was_kept_may_be_damaged(root: Path, damage: bytes | None) -> None:
    published(root)
    kept = root / ".kept.sqlite"
    content = kept.read_bytes()
    kept.write_bytes(content[:5000] if damage is None else damage)
    edit(root, "2021-12-10", Minutes(said="Vi fikade."))
    assert made(root, kept)[1] == made(root, None)[1]


def test_a_piece_that_is_not_what_it_was_leads_to_all_being_made_anew(root: Path) -> None:
    published(root)
    with store.connect(root / ".kept.sqlite") as connection:
        connection.execute("UPDATE piece SET content = x'00'")
    edit(root, "2021-12-10", Minutes(title="Ett beslut", said="Vi fikade."))
    assert made(root, root / ".kept.sqlite")[1] == made(root, None)[1]


def test_what_another_group_says_of_a_task_changes_the_page_of_its_organization(root: Path) -> None:
    put(
        root / "meetings/gis/2021-05-05.yaml",
        "series: gis\ndate: 2021-05-05\nstatus: approved\nparticipants:\n  Tjörn: Pia Lind\n"
        "items:\n  - title: Kartan\n    actions:\n      - Pia Lind: ritar kartan\n",
    )
    published(root)
    before = (root / "public/organizations/tjörn.html").read_bytes()
    said = "follow_up:\n  gis/2021-05-05#A1: done\n"
    edit(root, "2021-12-10", Minutes(said="Vi åt middag.", earlier=said))
    published(root)
    after = (root / "public/organizations/tjörn.html").read_bytes()
    assert after != before
    assert after == made(root, None)[1]["organizations/tjörn.html"]


def test_what_is_said_of_what_a_draft_makes_internal_leaves_the_page_at_once(root: Path) -> None:
    said = "follow_up:\n  2021-09-17#A1: {status: done, note: De flyttar snart.}\n"
    edit(root, "2021-12-10", Minutes(earlier=said))
    page = root / "public/bim/2021-12-10.html"
    told = []
    for internal in (False, True, False):
        edit(root, "2021-09-17", Minutes(status="draft", internal=internal))
        published(root)
        told.append("De flyttar snart." in page.read_text("utf-8"))
    assert told == [True, False, True]
