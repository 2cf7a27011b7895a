"""A figure over time is drawn as it was said: ranges, about, at least, at most; what is no number is not."""

from dataclasses import replace

import html5lib
import pytest

from minnes.language.catalog import translator
from minnes.publish.chart import BOTTOM, TOP, chart_view
from minnes.publish.page import environment
from minnes.query.charts import Chart, Point, charts
from minnes.query.report import Place, Quantity, ReportedUpdate


def point(
    when: str, written: str, low: float | None, high: float | None, about: bool = False
) -> Point:
    bounds = [None if bound is None else float(bound) for bound in (low, high)]
    return Point(when, written, *bounds, about, "bim/1")


CHART = Chart(
    "personal",
    "",
    "BIM-nätverket",
    (
        point("2021-01-01", "10", 10, 10),
        point("2021-04-11", "ca 20", 20, 20, True),
        point("2021-07-20", "30–40", 30, 40),
        point("2021-08-01", "10+3", None, None),
        point("2021-10-28", "minst 20", 20, None, True),
        point("2022-02-05", "upp till 40", None, 40),
    ),
)


def test_every_mark_says_how_sure_it_is_and_stands_in_proportion() -> None:
    view = chart_view(CHART, translator("sv"))
    assert [(mark.kind, mark.x, mark.y, mark.label) for mark in view.marks] == [
        ("exact", 54.0, 126.0, "10"),
        ("about", 139.0, 94.0, "ca 20"),
        ("range", 224.0, 46.0, "30–40"),
        ("least", 309.0, 94.0, "minst 20"),
        ("most", 394.0, 30.0, "upp till 40"),
    ]
    third = view.marks[2]
    assert (third.foot, third.top) == (62.0, 30.0)
    assert [(level.at, level.text) for level in view.levels] == [
        (158.0, "0"),
        (126.0, "10"),
        (94.0, "20"),
        (62.0, "30"),
        (30.0, "40"),
    ]


def test_the_table_beside_has_all_of_it_in_words_also_what_is_no_number() -> None:
    view = chart_view(CHART, translator("sv"))
    assert [(row.when, row.written) for row in view.rows] == [
        ("1 januari 2021", "10"),
        ("11 april 2021", "ca 20"),
        ("20 juli 2021", "30–40"),
        ("1 augusti 2021", "10+3"),
        ("28 oktober 2021", "minst 20"),
        ("5 februari 2022", "upp till 40"),
    ]
    assert view.description == (
        "1 januari 2021: 10; 11 april 2021: ca 20; 20 juli 2021: 30–40; 1 augusti 2021: 10+3;"
        " 28 oktober 2021: minst 20; 5 februari 2022: upp till 40"
    )
    assert view.key == (
        ("about", "ungefär så många"),
        ("range", "mellan två tal"),
        ("least", "minst så många"),
        ("most", "högst så många"),
    )


def test_a_label_lies_on_no_other_nor_on_a_mark() -> None:
    view = chart_view(
        replace(
            CHART,
            points=(
                point("2016-11-18", "minst 6", 6, None),
                point("2017-06-16", "ca 20", 20, 20, True),
                point("2017-10-20", "drygt 12", 12, None),
                point("2017-11-17", "ca 20", 20, 20, True),
                point("2021-11-19", "drygt 12", 12, None),
            ),
        ),
        translator("sv"),
    )
    assert [mark.label for mark in view.marks] == ["minst 6", "ca 20", "drygt 12", "", "drygt 12"]
    assert len(view.rows) == 5


def test_a_figure_has_the_signs_of_the_language_where_it_is_a_bare_number() -> None:
    points = (point("2021-01-01", "1200", 1200, 1200), point("2022-01-01", "ca 1300", 1300, 1300))
    view = chart_view(replace(CHART, points=points), translator("sv"))
    figures = ["1\u00a0200", "ca 1300"]
    assert [mark.label for mark in view.marks] == figures
    assert [row.written for row in view.rows] == figures


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ([1.2, 1.8], ["0", "1", "2"]),
        ([0, 0], ["0", "1"]),
        ([3, 7], ["0", "2", "4", "6", "8"]),
        ([4.5, 5], ["0", "2", "4", "6"]),
        ([9, 9], ["0", "5", "10"]),
        ([900, 1100], ["0", "1\u00a0000", "2\u00a0000"]),
    ],
)
def test_the_scale_begins_at_zero_and_ends_at_a_round_number(
    numbers: list[float], levels: list[str]
) -> None:
    chart = Chart("a", "", "", tuple(point(f"202{n}", "", x, x) for n, x in enumerate(numbers)))
    view = chart_view(chart, translator("sv"))
    assert [level.text for level in view.levels] == levels
    assert all(TOP <= mark.y <= BOTTOM for mark in view.marks)


def told(day: str, *figures: Quantity, group: str = "bim") -> ReportedUpdate:
    return ReportedUpdate(Place(f"{group}/{day}", day, group), "", "", figures)


def count(label: str, low: float | None, period: str = "", unit: str = "") -> Quantity:
    return Quantity(label, period, str(low), unit, low, low, False)


def test_a_figure_is_drawn_when_it_was_told_twice_to_one_group_in_one_unit() -> None:
    rows = [
        told("2021-01-01", count("Ärenden", 3), count("råd", 1, "2019"), count("råd", 2, "2020")),
        told("2021-02-01", count("ärenden", 4), count("kö", 2, unit="veckor")),
        told("2021-03-01", count("kö", 9, unit="dagar"), count("råd", 5, "2020")),
        told("2021-04-01", count("ärenden", 8), group="chefer"),
        told("2021-05-01", count("vak", 1, "i höstas"), count("vak", 2, "i våras")),
        told("2021-06-01", count("kö", None, unit="dagar")),
    ]
    assert [(chart.label, [(p.when, p.low) for p in chart.points]) for chart in charts(rows)] == [
        ("ärenden", [("2021-01-01", 3), ("2021-02-01", 4)]),
        ("råd", [("2019", 1), ("2020", 5)]),
    ]


def test_the_drawing_is_named_and_described_for_those_who_do_not_see_it() -> None:
    template = environment("html", translator("sv")).from_string(
        '{% from "report/chart.html.j2" import figure with context %}{{ figure(chart, "c1") }}'
    )
    text = template.render(chart=chart_view(CHART, translator("sv")))
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parseFragment(text)
    assert parser.errors == []
    own = "{http://www.w3.org/2000/svg}"
    svg = tree.find(f"figure/{own}svg")
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "c1.t c1.d")
    assert (svg.find(f"{own}title").get("id"), svg.find(f"{own}title").text) == ("c1.t", "personal")
    assert svg.find(f"{own}desc").get("id") == "c1.d"
    drawn = [
        tag
        for element in svg.iter()
        if (tag := element.tag.removeprefix(own)) in ("circle", "rect")
    ]
    assert drawn == ["circle", "circle", "rect", "circle", "circle"]
    assert [cell.text for cell in tree.findall("figure/table/tbody/tr/td")] == [
        *("10", "ca 20", "30–40", "10+3", "minst 20", "upp till 40"),
    ]
