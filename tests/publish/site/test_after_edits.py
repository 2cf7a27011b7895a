"""After any edit, what is made with what was kept is byte for byte what is made without it."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.publish.problem import SamePath
from minnes.publish.site.build import BuildInput, BuildOptions, Site, build
from minnes.publish.site.folder import UnchangedFile, difference, foreign, publish

TODAY = date(2024, 5, 1)
SECRET = "Rektorn ska erbjudas en annan tjänst"
DAYS = ("2021-09-17", "2021-12-10", "2022-03-11")


class Minutes(NamedTuple):
    """What may be different in a minute file."""

    name: str = "a"
    status: str = "approved"
    title: str = "Läget"
    said: str = "Vi åt lunch."
    internal: bool = False
    who: str = "Karin Holm"
    earlier: str = ""
    more: str = ""

    def text(self, day: str) -> str:
        inside = "    internal: true\n" if self.internal else ""
        return (
            f"series: bim\ndate: {day}\nstatus: {self.status}\n"
            f"participants:\n  Orust: {self.who}\n{self.earlier}"
            f"items:\n  - title: {self.title}\n    text: {self.said}\n"
            f"    decisions: [Nästa möte hålls av {self.who}.]\n"
            f"    actions:\n      - {self.who}: bokar lokal\n{inside}{self.more}"
        )


MINUTES = st.builds(
    Minutes,
    st.sampled_from(["a", "b"]),
    st.sampled_from(["approved", "approved", "adjusted", "draft", "planned"]),
    st.sampled_from(["Läget", "En fråga om lönen"]),
    st.sampled_from(["Vi åt lunch.", f"{SECRET}.", "Åsa Kvist ringer Karin Holm."]),
    st.booleans(),
    st.sampled_from(["Karin Holm", "Åsa Kvist", "Per Lind (ordförande)"]),
    st.sampled_from(
        [
            "",
            "follow_up:\n  2021-09-17#A1: done\n",
            "follow_up:\n  2021-12-10#D1: {status: done, note: Klart i går.}\n",
        ]
    ),
    st.sampled_from(
        [
            "",
            "internl: ja\n",
            "tags: å # ring rektorn om lönen\n",
            "attachments: bilaga.txt\n",
            "next_meetings: 2022-05-20 9-12\n",
            "contacts:\n  - {name: Åsa Kvist, public: true}\n",
            f"notes: {SECRET} i vår.\n",
        ]
    ),
)
SETTINGS = st.sampled_from(
    [
        "series:\n  bim: {title: BIM-nätverket}\n",
        "series:\n  bim: {title: BIM-gruppen, members: [Orust, Tjörn]}\n",
        "series:\n  bim: {title: BIM-nätverket}\npublish: {names: initials}\n",
    ]
)
EDITS = st.one_of(
    st.tuples(st.sampled_from(DAYS), st.one_of(MINUTES, st.none())),
    st.tuples(st.just("settings"), SETTINGS),
    st.tuples(st.just("bilaga.txt"), st.sampled_from(["Bilaga", SECRET, ""])),
    st.tuples(st.just("public/bim/index.html"), st.just("edited by hand")),
    st.tuples(st.just("public/bim/2021-09-17.html"), st.sampled_from(["edited by hand", ""])),
    st.tuples(st.just("public/extra.html"), st.sampled_from([SECRET, "Karin Holm", ""])),
)


def made(root: Path, cache: Path | None) -> tuple[Site | None, dict[str, bytes]]:
    workspace = open_workspace(root)
    folder = root / "public"
    others = {path: folder / path for path in foreign(folder)}
    source = BuildInput(workspace, minute_files(workspace, []), TODAY, others)
    try:
        site = build(source, BuildOptions("public", translator("sv")), folder, cache)
    except SamePath:
        return None, {}
    files = {}
    for path, content in site.files.items():
        place = content.path if isinstance(content, UnchangedFile) else content
        files[path] = place if isinstance(place, bytes) else place.read_bytes()
    return site, files


def put(path: Path, text: str) -> None:
    if text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def edit(root: Path, what: str, value: Minutes | str | None) -> None:
    if what == "settings":
        put(root / "minnes.yaml", f"language: sv\norganization: Orust\n{value}")
    elif what in DAYS:
        for old in (root / "meetings/bim").glob(f"{what}*.yaml"):
            old.unlink()
        if isinstance(value, Minutes):
            name = what if value.name == "a" else f"{what}-b"
            put(root / f"meetings/bim/{name}.yaml", value.text(what))
    elif isinstance(value, str):
        within = what if what.startswith("public/") else f"meetings/bim/{what}"
        put(root / within, value)


@settings(max_examples=10)
@given(st.tuples(*(MINUTES for _ in DAYS)), st.lists(EDITS, min_size=1, max_size=6))
def test_what_is_kept_makes_no_difference(
    first: tuple[Minutes, ...], edits: list[tuple[str, Minutes | str | None]]
) -> None:
    with TemporaryDirectory() as name:
        root = Path(name).resolve() / "project"
        cache = Path(name).resolve() / "kept.sqlite"
        edit(root, "settings", "series:\n  bim: {title: BIM-nätverket}\n")
        for day, minutes in zip(DAYS, first, strict=True):
            edit(root, day, minutes)
        for what, value in [("", ""), *edits]:
            if what:
                edit(root, what, value)
            site, files = made(root, cache)
            anew, expected = made(root, None)
            assert files == expected
            assert (site is None) == (anew is None)
            if site is None or anew is None:
                continue
            assert (site.leaks, site.left_out, site.errors) == (
                anew.leaks,
                anew.left_out,
                anew.errors,
            )
            if not site.leaks:
                site.save_cache()
                found = difference(root / "public", site.files)
                publish(root / "public", site.files, found)
