"""Organizations and codes in the settings that nobody knows are told of where they stand."""

from pathlib import Path

from minnes.archive.settings_problems import settings_problems
from minnes.archive.workspace import open_workspace

SERIES = """\
series:
  bim:
    members: Oust, Tjörn, UA
    guests:
      - Region Skånne
    roster:
      - Anna Lind (Bengtstors)
      - Bo Ek (Styrgruppen)
    aliases: {UA: Uddevalla}
"""


def told(root: Path) -> list[tuple[str, int, int, str]]:
    return [
        (found.path, found.span.line, found.span.column, str(found.hint))
        for found in settings_problems(open_workspace(root))
    ]


def test_members_guests_and_whom_a_roster_names_are_looked_up(tmp_path: Path) -> None:
    settings = f"language: sv\norganizations:\n  Styrgruppen: {{kind: group}}\n{SERIES}"
    (tmp_path / "minnes.yaml").write_text(settings, "utf-8")
    assert told(tmp_path) == [
        ("minnes.yaml", 6, 14, 'did you mean "Orust"?'),
        ("minnes.yaml", 8, 9, 'did you mean "Region Skåne"?'),
        ("minnes.yaml", 10, 20, 'did you mean "Bengtsfors"?'),
    ]


def test_names_in_a_roster_that_hold_more_are_told_as_in_minutes(tmp_path: Path) -> None:
    settings = "language: sv\nseries:\n  bim:\n    roster:\n"
    names = (
        "Anna Lind, Orust",
        "Bo Ek - Tjörn",
        "Ida Ro (kurator)",
        "Ale",
        "Siv Alm (Ale, rektor)",
        "vakant (Ale)",
    )
    entries = "".join(f"      - {name}\n" for name in names)
    (tmp_path / "minnes.yaml").write_text(settings + entries, "utf-8")
    assert sorted(told(tmp_path)) == [
        ("minnes.yaml", 5, 9, 'write "Anna Lind (Orust)"'),
        ("minnes.yaml", 6, 9, 'write "Bo Ek (Tjörn)"'),
        (
            *("minnes.yaml", 7, 17),
            'write "Ida Ro (organization, kurator)"; '
            "if there is none, write it so: - {name: Ida Ro, role: kurator}",
        ),
        (
            *("minnes.yaml", 8, 9),
            "an entry of a roster is one person: Anna Lind (Orust, samordnare); of whom more is to be "
            "said: {name: Anna Lind, organization: Orust, until: 2024-06-30, aliases: Anna Ek}",
        ),
        ("minnes.yaml", 10, 9, "take it away; how many there were can stand under headcount"),
    ]


def test_days_and_several_names_in_one_entry_are_told_how_to_write(tmp_path: Path) -> None:
    (tmp_path / "minnes.yaml").write_text(
        "language: sv\n"
        "series:\n"
        "  bim:\n"
        "    members:\n"
        "      - Ale från 2024-01-01\n"
        "      - Lerum (t.o.m. 31 december 2024)\n"
        "      - Orust och Tjörn samt Mark\n"
        "      - Sedan 2024\n"
        "    roster:\n"
        "      - Bo Ek (Orust, t.o.m. 2024-12-31)\n",
        "utf-8",
    )
    assert told(tmp_path) == [
        (
            "minnes.yaml",
            5,
            9,
            "write it so:\nmembers:\n  - …\n  - {organization: Ale, from: 2024-01-01}",
        ),
        ("minnes.yaml", 6, 9, "write it so:\nmembers:\n  - …\n  - {organization: Lerum, until: …}"),
        (
            "minnes.yaml",
            7,
            9,
            "it is several: put commas between them on the line of members, "
            "or a line with a hyphen for each",
        ),
        (
            "minnes.yaml",
            8,
            9,
            "if it is right, add it to minnes.yaml under organizations: Sedan 2024: {kind: other}",
        ),
        (
            "minnes.yaml",
            10,
            23,
            "write it so:\nroster:\n  - …\n  - {name: Bo Ek, organization: Orust, until: 2024-12-31}",
        ),
    ]


def test_terms_that_end_first_and_aliases_that_are_somebody_else_are_told(tmp_path: Path) -> None:
    (tmp_path / "minnes.yaml").write_text(
        "language: sv\n"
        "series:\n"
        "  bim:\n"
        "    members:\n"
        "      - {organization: Ale, from: 2024-06-01, until: 2024-01-01}\n"
        "    roster:\n"
        "      - {name: Bo Ek, organization: Ale, aliases: Bo Ehk}\n"
        "      - Bo Ehk (Orust)\n"
        "      - {name: Siv Ro, organization: Ale, until: 2023-12-31}\n"
        "      - {name: Siv Alm, organization: Ale, from: 2024-01-01, aliases: Siv Ro}\n",
        "utf-8",
    )
    aliases = 'if they are two people, write it after "not:" and not after "aliases:"'
    assert told(tmp_path) == [
        ("minnes.yaml", 5, 54, "from is the first day, until the last: one of them is wrong"),
        ("minnes.yaml", 7, 51, aliases),
    ]


def test_series_beside_the_settings_are_looked_up_too(tmp_path: Path) -> None:
    (tmp_path / "minnes.yaml").write_text("language: sv\n", "utf-8")
    (tmp_path / "register").mkdir()
    (tmp_path / "register/series.yaml").write_text("bim: {members: Vattenrådet}\n", "utf-8")
    hint = "if it is right, add it to minnes.yaml under organizations: Vattenrådet: {kind: other}"
    assert told(tmp_path) == [("register/series.yaml", 1, 16, hint)]


def test_without_series_there_is_nothing_to_look_up(tmp_path: Path) -> None:
    assert told(tmp_path) == []
    (tmp_path / "minnes.yaml").write_text("language: sv\n", "utf-8")
    assert told(tmp_path) == []


def test_codes_that_silence_nothing_are_told_of(tmp_path: Path) -> None:
    settings = "check:\n  ignore: [unknown-owner, unknwon-person, seal-broken]\n"
    (tmp_path / "minnes.yaml").write_text(settings, "utf-8")
    assert told(tmp_path) == [
        ("minnes.yaml", 2, 27, "the code stands in brackets at the end of the finding"),
        ("minnes.yaml", 2, 43, "minnes verify tells what was changed"),
    ]
