"""Sweden's register: complete, right, and without two organizations under one name."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import minnes.register.register as module
from minnes.register.names import fold
from minnes.register.register import Match, Organization, Register, load

SWEDEN = load("sv")
REGISTER = Register(SWEDEN)
BY_NAME = {o.name: o for o in SWEDEN}
MUNICIPALITIES = [o for o in SWEDEN if o.kind == "municipality"]
REGIONS = [o for o in SWEDEN if o.kind == "region"]
TOWNS = {
    "Borås": "Borås stad",
    "Göteborg": "Göteborgs stad",
    "Haparanda": "Haparanda stad",
    "Helsingborg": "Helsingborgs stad",
    "Landskrona": "Landskrona stad",
    "Lidingö": "Lidingö stad",
    "Malmö": "Malmö stad",
    "Mölndal": "Mölndals stad",
    "Solna": "Solna stad",
    "Stockholm": "Stockholms stad",
    "Sundbyberg": "Sundbybergs stad",
    "Trollhättan": "Trollhättans stad",
    "Vaxholm": "Vaxholms stad",
    "Västerås": "Västerås stad",
}


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else name + "s"


def accepted_forms(organization: Organization) -> Iterator[str]:
    for name in (organization.name, *organization.forms):
        yield name
        yield genitive(name)
    if organization.kind == "municipality":
        for name in (organization.name, genitive(organization.name)):
            yield f"{name} kommun"
            yield f"{name} kommuns"


def test_the_register_holds_290_municipalities_and_with_gotland_21_regions():
    assert len(MUNICIPALITIES) == 290
    assert len(REGIONS) == 20
    assert len(SWEDEN) == 310
    assert len({o.county for o in SWEDEN}) == 21
    assert {o.county for o in MUNICIPALITIES} - {o.county for o in REGIONS} == {"09"}


def test_codes_are_unique_digits_that_begin_with_the_county():
    assert len({o.code for o in SWEDEN}) == 310
    for o in SWEDEN:
        assert o.code.isdigit()
        assert len(o.code) == (4 if o.kind == "municipality" else 2)
        assert o.code[:2] == o.county


@pytest.mark.parametrize(
    ("name", "code", "county"),
    [
        ("Upplands Väsby", "0114", "01"),
        ("Stockholm", "0180", "01"),
        ("Gotland", "0980", "09"),
        ("Dals-Ed", "1438", "14"),
        ("Orust", "1421", "14"),
        ("Kiruna", "2584", "25"),
        ("Region Stockholm", "01", "01"),
        ("Västra Götalandsregionen", "14", "14"),
        ("Region Norrbotten", "25", "25"),
    ],
)
def test_codes_keep_their_zeros(name: str, code: str, county: str):
    assert (BY_NAME[name].code, BY_NAME[name].county) == (code, county)


def test_regions_stand_under_the_names_they_use_themselves():
    assert [o.name for o in REGIONS] == [
        "Region Stockholm",
        "Region Uppsala",
        "Region Sörmland",
        "Region Östergötland",
        "Region Jönköpings län",
        "Region Kronoberg",
        "Region Kalmar län",
        "Region Blekinge",
        "Region Skåne",
        "Region Halland",
        "Västra Götalandsregionen",
        "Region Värmland",
        "Region Örebro län",
        "Region Västmanland",
        "Region Dalarna",
        "Region Gävleborg",
        "Region Västernorrland",
        "Region Jämtland Härjedalen",
        "Region Västerbotten",
        "Region Norrbotten",
    ]


def test_names_and_forms_are_tidy_text():
    for o in SWEDEN:
        for text in (o.name, *o.forms):
            assert text == " ".join(text.split())
            assert fold(text) == text.casefold().replace("-", " ")


@pytest.mark.parametrize("organization", SWEDEN, ids=lambda o: o.code)
def test_every_organization_is_found_by_every_form_of_its_name(organization: Organization):
    assert REGISTER.find(organization.name) == Match(organization, "name")
    for form in set(accepted_forms(organization)) - {organization.name}:
        assert REGISTER.find(form) == Match(organization, "form")


def test_no_two_organizations_share_an_accepted_form():
    bearers = defaultdict(set)
    for organization in SWEDEN:
        for form in accepted_forms(organization):
            bearers[fold(form)].add(organization.name)
    assert len(bearers) > 4 * 290
    assert {form: names for form, names in bearers.items() if len(names) > 1} == {}


def test_fourteen_municipalities_call_themselves_stad_and_no_other():
    found = {o.name for o in MUNICIPALITIES if REGISTER.find(f"{o.name} stad")}
    assert found == set(TOWNS)
    for name, town in TOWNS.items():
        assert REGISTER.find(town) == Match(BY_NAME[name], "form")


def test_a_country_without_a_register_has_no_organizations():
    assert load("en") == ()
    assert load("") == ()


def test_every_csv_file_beside_the_code_is_a_country_of_some_language():
    folder = Path(module.__file__).parent
    assert [path.name for path in sorted(folder.glob("*.csv"))] == ["sweden.csv"]
    assert "CC0" in (folder / "README.md").read_text(encoding="utf-8")
