"""The canonical form, feature by feature; and the shortest forms that a model is written in."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import pytest

from minnes.model.project import OrganizationEntry, Project
from minnes.source.writing.canonical import canonical
from minnes.source.writing.formatting import ORGANIZATIONS, PROJECT, Formatted, Outcome, formatted


def form(text: str) -> str:
    """The canonical form of what is typed in a test, without the final line break."""
    return canonical(cleandoc(text) + "\n").rstrip("\n")


def test_keys_stand_in_the_formats_order_at_every_level() -> None:
    assert form("""
        items:
          - text: Så var det.
            title: Läget
            actions:
              - due: 2022-01-01
                what: ringer
                who: Per Lind
        date: 2021-12-10
        series: bim
    """) == cleandoc("""
        series: bim
        date: 2021-12-10
        items:
          - title: Läget
            text: Så var det.
            actions:
              - who: Per Lind
                what: ringer
                due: 2022-01-01
    """)


def test_names_that_people_chose_keep_their_order() -> None:
    text = """
        participants:
          Tanum: Per Lind
          Orust: Eva Ek
        follow_up:
          2021-12-10#A2: done
          2021-12-10#A1: done
        items:
          - title: Läget
            updates:
              Tanum: Inget.
              Orust:
                figures:
                  ärenden: {tidigare: 3, 2021: 2}
                  antal: 1
    """
    assert form(text) == cleandoc(text)


def test_an_owner_and_a_date_stand_before_the_keys_below_them() -> None:
    assert form("""
        items:
          - title: Läget
            actions:
              - condition: snart
                Per Lind: ringer
        next_meetings:
          - extra: ja
            2022-03-11 9-12,Uddevalla: Läget
    """) == cleandoc("""
        items:
          - title: Läget
            actions:
              - Per Lind: ringer
                condition: snart
        next_meetings:
          - 2022-03-11 09:00-12:00, Uddevalla: Läget
            extra: ja
    """)


def test_every_level_stands_two_blanks_further_in() -> None:
    assert form("""
        absent:
        - Per Lind (Orust)
        -   name: Eva Ek
            excused: ja
        items:
            - title: Läget
              updates:
                 Orust:
                      text: |
                           Ett.
                             Två.

                           Tre.
    """) == cleandoc("""
        absent:
          - Per Lind (Orust)
          - name: Eva Ek
            excused: ja
        items:
          - title: Läget
            updates:
              Orust:
                text: |
                  Ett.
                    Två.

                  Tre.
    """)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("time: 9-12", "time: 09:00-12:00"),
        ("time: 9.30", "time: 09:30"),
        ("time: 9-12,13 - 14.30", "time: 09:00-12:00, 13:00-14:30"),
        ("time: [9-12, 13-15]", 'time: ["09:00-12:00", "13:00-15:00"]'),
        ("chair:   Anna Lind  ", "chair: Anna Lind"),
        ("chair : Anna Lind,Bo Ek( vik. ,ersätter Eva )", "chair: Anna Lind, Bo Ek (vik., ersätter Eva)"),
        ("chair: Anna Lind och Bo Ek ?", "chair: Anna Lind och Bo Ek ?"),
        ("tags: våld ,barn,", "tags: våld, barn"),
        ("tags: [ våld,barn ]", "tags: [våld, barn]"),
        ("events: [{text: Mässa,date: 2022-04-06}]", "events: [{date: 2022-04-06, text: Mässa}]"),
        ("events: 2022-04-06 kl. 9 -12", "events: 2022-04-06 09:00-12:00"),
        ("headcount: ca  20", "headcount: ca  20"),
        ("title: 'Läget'", "title: Läget"),
        ("title: 'Övrigt: fika'", 'title: "Övrigt: fika"'),
        ('title: "Klinik \\"Nord\\""', 'title: Klinik "Nord"'),
        ("title: '\"Klinik\" Nord'", "title: '\"Klinik\" Nord'"),
        ("title: Läget\n  i   kommunerna", "title: Läget\n  i   kommunerna"),
        ("notes: |-\n     Ett.\n\n\n", "notes: |-\n  Ett."),
        ("notes: >\n Ett\n två.\n", "notes: >\n  Ett\n  två."),
        ("notes: |2\n   Ett.\n  Två.\n", "notes: |2\n   Ett.\n  Två."),
        ('notes: "Ett.\\nTvå.\\n"', "notes: |\n  Ett.\n  Två."),
        ("source: {file: a.pdf,\n  note: x}", "source:\n  file: a.pdf\n  note: x"),
        ("source: {url: https://a.se}", "source: {url: https://a.se}"),
        ("? title\n: Läget", "title: Läget"),
        ("---\ntitle: Läget\n...\n", "title: Läget"),
        ("{title: Läget, date: 2021-12-10}", "title: Läget\ndate: 2021-12-10"),
    ],
)  # fmt: skip
def test_a_line_is_tidied(typed: str, written: str) -> None:
    assert canonical(typed + "\n") == written + "\n"
    assert canonical(written + "\n") == written + "\n"


def test_what_stands_in_the_text_of_an_action_is_not_tidied() -> None:
    assert form("""
        items:
          - title: Läget
            actions:
              - Per Lind ,Bo Ek: köper  bröd ,smör id:A1   due:2022-01-01
        conclusions: Vi ses ,kl. 9-12   id:D1
    """) == cleandoc("""
        items:
          - title: Läget
            actions:
              - Per Lind, Bo Ek: köper  bröd ,smör due:2022-01-01 id:A1
        conclusions: Vi ses ,kl. 9-12   id:D1
    """)


def test_comments_follow_what_they_stand_at() -> None:
    assert form("""
        # yaml-language-server: $schema=x
        # om platsen
        place: Teams   # i nödfall
        date: 2021-12-10

        # deltagare
        participants:   # per kommun
          # först de som kom
          Tanum: Per Lind # sent
            # och gick tidigt
          # fler kom inte
        # och så
        title: Möte
        # sist
    """) == cleandoc("""
        # yaml-language-server: $schema=x
        # och så
        title: Möte
        date: 2021-12-10
        # om platsen
        place: Teams   # i nödfall

        # deltagare
        participants:   # per kommun
          # först de som kom
          Tanum: Per Lind # sent
            # och gick tidigt
          # fler kom inte
        # sist
    """)


def test_a_comment_above_the_key_that_comes_first_in_an_entry_stands_above_the_entry() -> None:
    assert form("""
        items:
          - # ett
            text: Så.
            # två
            title: Läget
    """) == cleandoc("""
        items:
          # två
          - title: Läget
            # ett
            text: Så.
    """)


def test_comments_within_brackets_stay_at_their_entries() -> None:
    assert form("""
        absent: [ # borta
          Per Lind (Orust), # sjuk
          # ledig
          Eva Ek] # slut
        tags: [ # inga
        ]
    """) == cleandoc("""
        absent: # slut
          # borta
          - Per Lind (Orust) # sjuk
          # ledig
          - Eva Ek
        # inga
        tags: []
    """)


def test_a_comment_that_would_look_like_text_after_plain_text_stands_above_it() -> None:
    assert form("""
        title: "Läget" #ett
        place: #två
          Teams
        mode: #tre
        tags: [a, #fyra
          b]
    """) == cleandoc("""
        #ett
        title: Läget
        #två
        place: Teams
        mode: #tre
        tags:
          #fyra
          - a
          - b
    """)


def test_comments_that_are_lined_up_stay_lined_up() -> None:
    assert form("""
        time: 9-12              # tid
        place: Teams            # plats
        mode: "remote"          # sätt
        weekday: fredag# x
    """) == cleandoc("""
        weekday: fredag# x
        time: 09:00-12:00       # tid
        place: Teams            # plats
        mode: remote            # sätt
    """)


def test_blank_lines_are_kept_between_groups_and_folded_to_one() -> None:
    assert form("""

        series: bim


        participants: Per Lind
        date: 2021-12-10

        tags: a

        items:

          - title: Ett



          - title: Två
    """) == cleandoc("""
        series: bim
        date: 2021-12-10

        participants: Per Lind

        items:
          - title: Ett

          - title: Två

        tags: a
    """)


def test_a_blank_line_between_comments_below_a_key_stays() -> None:
    text = "title: A\ndate: 2022-03-11\nfollow_up:\n  # open:\n\n  # the room\n  2021-12-10#A1:\n"
    assert canonical(text) == text


def test_a_project_file_has_its_own_order() -> None:
    text = "series:\n  bim:\n    time: 9\n    title: BIM\nlanguage: sv\norganization: Orust\n"
    assert canonical(text, Project) == (
        "organization: Orust\nlanguage: sv\nseries:\n  bim:\n    title: BIM\n    time: 09:00\n"
    )
    text = "B:\n  aliases: b ,c\n  kind: group\nA:\n"
    assert canonical(text, OrganizationEntry, named=True) == (
        "B:\n  kind: group\n  aliases: b, c\nA:\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_the_byte_order_mark_and_the_line_breaks_stay(newline: str, bom: str) -> None:
    def bytes_of(text: str) -> bytes:
        return (bom + text.replace("\n", newline)).encode()

    found = formatted(bytes_of("title: e\u0301\ndate: 2021-12-10\n\n\n"), "a.yaml")
    assert found == Formatted(bytes_of("title: é\ndate: 2021-12-10\n"), Outcome.CHANGED)


def test_a_file_with_errors_is_left_as_it_is() -> None:
    content = b"title:   A\ndate: i dag\n"
    assert formatted(content, "a.yaml") == Formatted(content, Outcome.ERRORS)


def test_a_sealed_file_is_left_as_it_is() -> None:
    content = b"title:   A\ndate: 2021-12-10\napproval: {by: Eva Ek, date: 2022-01-01, seal: x}\n"
    assert formatted(content, "a.yaml") == Formatted(content, Outcome.SEALED)


def test_project_files_are_formatted_by_kind() -> None:
    project = b"series: {bim: {title: A,time: 9}}\n"
    assert formatted(project, "minnes.yaml", PROJECT).outcome is Outcome.CHANGED
    organizations = b"Tanums vatten: {kind:   company}\n"
    assert formatted(organizations, "register/organizations.yaml", ORGANIZATIONS) == Formatted(
        b"Tanums vatten: {kind: company}\n", Outcome.CHANGED
    )


def test_a_form_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(text: str, *_kind: Any) -> str:
        return text.replace("place: Teams\n", "")

    monkeypatch.setattr("minnes.source.writing.formatting.canonical", forgetful)
    content = b"title: A\ndate: 2021-12-10\nplace: Teams\n"
    assert formatted(content, "a.yaml") == Formatted(content, Outcome.UNSAFE)


def test_a_form_that_would_lose_a_comment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(text: str, *_kind: Any) -> str:
        return text.replace("# x\n", "")

    monkeypatch.setattr("minnes.source.writing.formatting.canonical", forgetful)
    content = b"title: A\n# x\ndate: 2021-12-10\n"
    assert formatted(content, "a.yaml") == Formatted(content, Outcome.UNSAFE)
