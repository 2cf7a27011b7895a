"""Days, times and lists are written as minutes in each language write them."""

from datetime import date, time

import pytest

from minnes.language import dates

DAY = date(2021, 12, 10)


@pytest.mark.parametrize(
    ("language", "long", "plain"),
    [
        ("sv", "fredagen den 10 december 2021", "10 december 2021"),
        ("en", "Friday 10 December 2021", "10 December 2021"),
        ("nb", "fredag 10. desember 2021", "10. desember 2021"),
        ("da", "fredag den 10. december 2021", "10. december 2021"),
        ("fi", "perjantaina 10. joulukuuta 2021", "10. joulukuuta 2021"),
        ("de", "Friday 10 December 2021", "10 December 2021"),
    ],
)
def test_a_day_in_words(language: str, long: str, plain: str) -> None:
    assert dates.long_day(DAY, language) == long
    assert dates.plain_day(DAY, language) == plain


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 10, 7), date(2026, 10, 8), "7–8 oktober 2026"),
        (date(2026, 9, 30), date(2026, 10, 1), "30 september – 1 oktober 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 december 2026 – 2 januari 2027"),
    ],
)
def test_several_days_say_once_what_they_share(first: date, last: date, written: str) -> None:
    assert dates.days(first, last, "sv") == written


def test_a_day_before_another_has_the_point_of_its_language() -> None:
    first, last = date(2026, 10, 7), date(2026, 10, 8)
    assert [dates.days(first, last, language) for language in ("nb", "fi")] == [
        "7.–8. oktober 2026",
        "7.–8. lokakuuta 2026",
    ]


def test_a_month_a_time_a_number_and_names() -> None:
    assert [dates.month("2022-06", language) for language in ("sv", "en")] == [
        "juni 2022",
        "June 2022",
    ]
    written = {literal: dates.clock(time(9), literal) for literal in ("sv", "en", "nb", "da", "fi")}
    assert written == {"sv": "09.00", "en": "09:00", "nb": "09.00", "da": "09.00", "fi": "9.00"}
    assert [dates.number(1234.5, language) for language in ("sv", "en")] == [
        "1\N{NO-BREAK SPACE}234,5",
        "1,234.5",
    ]
    assert dates.listed(["Anna", "Bo", "Cia"], "sv") == "Anna, Bo och Cia"
    assert dates.listed(["Anna", "Bo"], "en") == "Anna and Bo"
    assert dates.listed([], "sv") == ""
