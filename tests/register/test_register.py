"""What people write, found for certain, or suggested and never applied."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.register.names import fold
from minnes.register.register import Match, Organization, Register, load

REGISTER = Register(load("sv"))
ASSOCIATION = Organization(
    "Västra Kustens kommunalförbund",
    "association",
    members=("Orust", "Dals Ed", "Tanums kommun", "Strandby"),
)
POLICE = Organization("Polismyndigheten", "authority", forms=("Polisen",))
PROJECT = REGISTER.add([ASSOCIATION, POLICE], {"UA": "Uddevalla", "STO": "Stockholms stad"})


def found(written: str, register: Register = REGISTER) -> tuple[str, str] | None:
    match = register.find(written)
    return (match.organization.name, match.how) if match else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Orust kommun", "Orust"),
        ("orust kommun", "Orust"),
        ("ORUST KOMMUN", "Orust"),
        ("Nybro kommuns", "Nybro"),
        ("Åmåls kommun", "Åmål"),
        ("Åmål kommun", "Åmål"),
        ("Uddevallas", "Uddevalla"),
        ("Tanums", "Tanum"),
        ("Trollhättans stad", "Trollhättan"),
        ("Trollhättan stad", "Trollhättan"),
        ("Borås Stad", "Borås"),
        ("Falu kommun", "Falun"),
        ("Kalix kommun", "Kalix"),
        ("Överkalix kommun", "Överkalix"),
        ("Kalmar kommun", "Kalmar"),
        ("Malung-Sälens kommun", "Malung-Sälen"),
        ("Malungs kommun", "Malung-Sälen"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("Region Gotland", "Gotland"),
        ("Gotlands kommun", "Gotland"),
        ("VGR", "Västra Götalandsregionen"),
        ("VGR:s", "Västra Götalandsregionen"),
        ("Region Skånes", "Region Skåne"),
        ("Region Jönköping", "Region Jönköpings län"),
    ],
)
def test_other_right_ways_to_write_a_name_are_forms(written: str, name: str):
    assert found(written) == (name, "form")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dals Ed", "Dals-Ed"),
        ("Dals-ed", "Dals-Ed"),
        ("Dals Eds kommun", "Dals-Ed"),
        ("Dals\u2011Ed", "Dals-Ed"),
        ("Upplands Bro", "Upplands-Bro"),
        ("Upplands-Väsby", "Upplands Väsby"),
        ("Lilla  Edet", "Lilla Edet"),
        ("Lilla\u00a0Edet", "Lilla Edet"),
        ("Orust  kommun", "Orust"),
        (" Orust", "Orust"),
        ("orust", "Orust"),
        ("ORUST", "Orust"),
        (unicodedata.normalize("NFD", "Åmål"), "Åmål"),
        (unicodedata.normalize("NFD", "Åmåls kommun"), "Åmål"),
        ("Region Jämtland-Härjedalen", "Region Jämtland Härjedalen"),
        ("Västra götalandsregionen", "Västra Götalandsregionen"),
    ],
)
def test_a_name_written_loosely_is_found_and_said_to_be_loose(written: str, name: str):
    assert found(written) == (name, "loose")


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "s",
        ":s",
        "-",
        "kommun",
        " kommun",
        "Bengtstors",
        "Lill Edet",
        "Amal",
        "Orebro",
        "Kalixs",
        "Orust:",
        "Orust stad",
        "Orust region",
        "Falu kommun kommun",
        "Region Skåne kommun",
        "VGR kommun",
        "– Orust",
        "Orust, Tanum",
    ],
)
def test_what_is_not_certain_is_not_found(written: str):
    assert found(written) is None


@pytest.mark.parametrize(
    "pair",
    [
        ("Håbo", "Habo"),
        ("Nora", "Mora"),
        ("Alvesta", "Avesta"),
        ("Linköping", "Lidköping"),
        ("Kalix", "Överkalix"),
        ("Karlstad", "Karlsborg"),
        ("Uppsala", "Region Uppsala"),
    ],
)
def test_real_names_that_look_alike_are_each_themselves(pair: tuple[str, str]):
    for name, other in (pair, pair[::-1]):
        assert found(name) == (name, "name")
        assert REGISTER.suggest(name, near=[other]) == []


@pytest.mark.parametrize(
    ("written", "suggestions"),
    [
        ("Bengtstors", ["Bengtsfors"]),
        ("Lill Edet", ["Lilla Edet"]),
        ("Lillaedet", ["Lilla Edet"]),
        ("Trollhätan", ["Trollhättan"]),
        ("Trolhättans kommun", ["Trollhättan"]),
        ("Udevalla", ["Uddevalla"]),
        ("Uddevlala", ["Uddevalla"]),
        ("Stenugsund", ["Stenungsund"]),
        ("Tanam", ["Tanum"]),
        ("Orebro", ["Örebro"]),
        ("6rebro", ["Örebro"]),
        ("Hallefors", ["Hällefors"]),
        ("Vasteras", ["Västerås"]),
        ("Are", ["Åre"]),
        ("Amal", ["Åmål"]),
        ("Hoor", ["Höör"]),
        ("Habö", ["Habo", "Håbo"]),
        ("Upsala", ["Uppsala"]),
        ("Region Upsala", ["Region Uppsala"]),
        ("Region Kronobrg", ["Region Kronoberg"]),
        ("Region Jonkoping", ["Region Jönköpings län"]),
        ("Region Orebro lan", ["Region Örebro län"]),
        ("Västra Götalands regionen", ["Västra Götalandsregionen"]),
        ("Orust stad", ["Orust"]),
        ("Orust komun", ["Orust"]),
        ("Kalixs", ["Kalix"]),
    ],
)
def test_near_misses_are_suggested(written: str, suggestions: list[str]):
    assert REGISTER.suggest(written) == suggestions


@pytest.mark.parametrize(
    "written",
    [
        *("OBS", "Maria Ek", "Nästa steg", "Beslut", "Information", "Viktigt", "Fråga", "Vård"),
        *("Alla", "Ingen", "Övriga", "Polisen", "Skolan", "Styrgruppen", "Johan Öst", "Anna Lind"),
        *("", "-", "kommun", "Region", "?", "2021-12-10", "Information från regionen"),
    ],
)
def test_words_far_from_any_name_get_no_suggestion(written: str):
    assert REGISTER.suggest(written) == []


def test_suggestions_look_among_the_near_ones_first():
    assert REGISTER.suggest("Habbo") == ["Habo", "Håbo"]
    assert REGISTER.suggest("Habbo", near=["Orust", "Håbo"]) == ["Håbo", "Habo"]
    assert REGISTER.suggest("Habbo", near=["Håbo kommun"]) == ["Håbo", "Habo"]
    assert REGISTER.suggest("Strandbyn", near=["Strandby"]) == ["Strandby"]


def test_a_suggestion_asked_for_twice_is_the_same_and_the_callers_own():
    first = REGISTER.suggest("Bengtstors")
    first.append("Orust")
    assert REGISTER.suggest("Bengtstors") == ["Bengtsfors"]


def test_an_abbreviation_is_never_suggested():
    assert found("VGR") == ("Västra Götalandsregionen", "form")
    assert REGISTER.suggest("GR") == []


def test_the_projects_own_organizations_are_found_beside_the_countrys():
    assert found("Västra Kustens kommunalförbund", PROJECT) == (ASSOCIATION.name, "name")
    assert found("västra kustens kommunalförbunds", PROJECT) == (ASSOCIATION.name, "form")
    assert found("Polisen", PROJECT) == ("Polismyndigheten", "form")
    assert found("Polismyndigheten kommun", PROJECT) is None
    assert PROJECT.suggest("Polismyndighten") == ["Polismyndigheten"]
    assert found("Orust", PROJECT) == ("Orust", "name")
    assert found("Polisen") is None


def test_an_alias_leads_to_its_organization():
    assert found("UA", PROJECT) == ("Uddevalla", "alias")
    assert found("ua", PROJECT) == ("Uddevalla", "alias")
    assert found("UA:s", PROJECT) == ("Uddevalla", "alias")
    assert found(" UA ", PROJECT) == ("Uddevalla", "loose")
    assert found("STO", PROJECT) == ("Stockholm", "alias")
    assert found("UA kommun", PROJECT) is None
    assert found("UA") is None


def test_an_alias_of_nothing_known_is_no_organization():
    assert found("XY", REGISTER.add([], {"XY": "Ingenstans"})) is None


def test_a_name_wins_over_an_alias_and_an_alias_over_a_form():
    register = REGISTER.add([POLICE], {"Orust": "Tanum", "VGR": "Polismyndigheten"})
    assert found("Orust", register) == ("Orust", "name")
    assert found("VGR", register) == ("Polismyndigheten", "alias")


def test_an_alias_in_capitals_does_not_take_the_name_it_resembles():
    register = REGISTER.add([POLICE], {"NORA": "Polismyndigheten"})
    assert found("NORA", register) == ("Polismyndigheten", "alias")
    assert found("Nora", register) == ("Nora", "name")
    assert found("nora", register) == ("Nora", "loose")


def test_what_the_project_says_of_a_known_organization_wins_and_the_rest_stays():
    own = Organization("Göteborg", "other", forms=("Gbg",), members=("Angered",))
    register = REGISTER.add([own])
    assert register.find("Gbg") == Match(
        Organization("Göteborg", "other", "1480", "14", ("Gbg", "Göteborgs stad"), ("Angered",)),
        "form",
    )
    assert len(register.organizations) == len(REGISTER.organizations) == 310
    blank = REGISTER.add([Organization("Göteborg", "")])
    assert blank.find("Göteborg") == REGISTER.find("Göteborg")


def test_adding_leaves_the_first_register_as_it_was():
    assert found("Polismyndigheten", REGISTER.add([POLICE])) == ("Polismyndigheten", "name")
    assert found("Polismyndigheten") is None


def test_aliases_given_at_different_times_all_count_and_the_last_wins():
    register = Register(load("sv"), {"A": "Ale", "B": "Berg"}).add([], {"B": "Bjuv"})
    assert found("A", register) == ("Ale", "alias")
    assert found("B", register) == ("Bjuv", "alias")


def test_members_are_given_by_their_own_names():
    assert PROJECT.members("Västra Kustens kommunalförbunds") == (
        "Orust",
        "Dals-Ed",
        "Tanum",
        "Strandby",
    )
    assert PROJECT.members("Orust") == ()
    assert PROJECT.members("Ingenstans") == ()


def test_an_empty_register_knows_nothing_and_suggests_what_is_near():
    assert Register([]).find("Orust") is None
    assert Register([]).suggest("Orst", near=["Orust"]) == ["Orust"]
    assert Register([]).suggest("Orst") == []


NAMES = st.sampled_from([o.name for o in REGISTER.organizations])
ENDINGS = st.sampled_from(["", "s", " kommun", "s kommun", "s kommuns", " stad", ":s", "  kommun"])
CHANGES = st.sampled_from([str, str.upper, str.lower, str.title, lambda text: f" {text}\u00a0"])


@given(st.text() | st.text(st.characters()) | NAMES)
def test_no_text_whatsoever_makes_the_register_fail(written: str):
    PROJECT.find(written)
    PROJECT.suggest(written, near=[written, written[::-1]])


@given(NAMES, ENDINGS, CHANGES)
def test_what_is_found_is_found_again_by_its_own_name(name: str, ending: str, change):
    match = REGISTER.find(change(name + ending))
    if match:
        assert match.organization.name == name
        assert REGISTER.find(name) == Match(match.organization, "name")


@given(NAMES, st.integers(0, 30), st.characters(), st.integers(0, 1))
def test_a_slip_never_leads_to_an_organization_whose_name_is_not_there(
    name: str, at: int, letter: str, dropped: int
):
    written = name[:at] + letter + name[at + dropped :]
    match = REGISTER.find(written)
    if match:
        spellings = (match.organization.name, *match.organization.forms)
        assert fold(written).startswith(tuple(map(fold, spellings)))


@given(st.text(), st.lists(NAMES, max_size=5))
def test_suggestions_are_names_and_never_for_what_is_known(written: str, near: list[str]):
    suggestions = REGISTER.suggest(written, near)
    assert all(found(name) == (name, "name") for name in suggestions)
    assert suggestions == [] or REGISTER.find(written) is None


def test_finding_loads_nothing_that_only_suggestions_need():
    code = (
        "import sys; from minnes.register.register import Register, load; "
        "Register(load('sv')).find('Dals Ed'); "
        "print(sorted({'difflib', 'pydantic', 'ruamel', 'babel', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"
