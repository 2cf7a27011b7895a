"""Text fits the terminal: days in the margin, lists kept, long lines broken, nothing that commands."""

from minnes.query.layout import broken, columns, entry, fitted, heading, pairs, printable, wrapped


def test_a_heading_reaches_to_the_edge() -> None:
    assert heading("Beslut", 20) == "── Beslut ──────────"
    assert len(heading("Beslut", 20)) == 20


def test_an_entry_has_its_day_in_the_margin() -> None:
    assert entry("2021-12-10", ["Ett beslut som", "är långt.", "", "(bim)"]) == [
        "2021-12-10  Ett beslut som",
        "            är långt.",
        "",
        "            (bim)",
    ]
    assert entry("2021-12-10", []) == []


def test_paragraphs_are_filled_and_lists_kept() -> None:
    text = "Ett stycke\nsom fortsätter.\n\n- första punkten är lång\n- andra\n1. tredje\n\n"
    text += "| a | b |\n| c | d |\n"
    assert wrapped(text, 18) == [
        "Ett stycke som",
        "fortsätter.",
        "",
        "- första punkten",
        "  är lång",
        "- andra",
        "1. tredje",
        "",
        "| a | b |",
        "| c | d |",
    ]


def test_lines_that_are_as_they_should_be_are_not_run_together() -> None:
    assert broken("År    Antal\n2020     17\n\n- en lång punkt\n    citat", 12) == [
        "År    Antal",
        "2020     17",
        "",
        "- en lång",
        "  punkt",
        "    citat",
    ]


def test_addresses_and_long_words_stay_whole() -> None:
    assert wrapped("se https://example.org/en/lång-adress/till-något", 20) == [
        "se",
        "https://example.org/en/lång-adress/till-något",
    ]


def test_a_number_stays_on_one_line() -> None:
    assert wrapped("budget: 1\u00a0250\u00a0000", 12) == ["budget:", "1\u00a0250\u00a0000"]


def test_two_columns_stand_beside_each_other_where_they_fit() -> None:
    rows = [("BIM", "3 av 4"), ("Nätverket för barn", "2 av 2")]
    assert pairs(rows, 40) == ["BIM                 3 av 4", "Nätverket för barn  2 av 2"]
    long = [("BIM", "3 av 4"), ("Nätverket för barn och unga", "2 av 2")]
    assert pairs(long, 29) == [
        "BIM                    3 av 4",
        "Nätverket för barn     2 av 2",
        "och unga",
    ]
    assert pairs(rows, 14) == ["BIM", "    3 av 4", "Nätverket för", "barn", "    2 av 2"]
    assert pairs([], 40) == []


def test_the_last_cell_goes_below_where_words_leave_no_room() -> None:
    rows = [("fil", "fel", "vad"), ("meetings/bim/2025-04-07.yaml", "2", "figure-not-understood")]
    right = (False, True, False)
    assert columns(rows, right, 60) == [
        "fil                           fel  vad",
        "meetings/bim/2025-04-07.yaml    2  figure-not-understood",
    ]
    assert columns(rows, right, 50) == [
        "fil                           fel",
        "    vad",
        "meetings/bim/2025-04-07.yaml    2",
        "    figure-not-understood",
    ]


def test_the_first_cell_goes_above_where_numbers_leave_it_no_room() -> None:
    rows = [
        ("fil", "varningar", "noteringar", "vad"),
        ("meetings/öppenvård/2025-04-07.yaml", "–", "2", "figure-not-understood"),
    ]
    assert columns(rows, (False, True, True, False), 50) == [
        "fil",
        "    varningar  noteringar",
        "    vad",
        "meetings/öppenvård/2025-04-07.yaml",
        "            –           2",
        "    figure-not-understood",
    ]


def test_what_would_command_a_terminal_is_taken_out() -> None:
    assert printable("röd\x1b[31m text\x07\nrad") == "röd [31m text \nrad"


def test_lines_are_never_too_long_to_read() -> None:
    assert [fitted(width) for width in (10, 80, 300)] == [40, 80, 96]


def test_numbers_that_do_not_fit_beside_the_others_make_a_table_below() -> None:
    rows = [("kommun", "möten", "personer", "behov"), ("Orust", "12 av 14", "8", "3")]
    right = (False, False, True, True)
    assert columns(rows, right, 28) == [
        "kommun  möten     personer",
        "Orust   12 av 14         8",
        "",
        "kommun  behov",
        "Orust       3",
    ]
    assert columns(rows, right, 18) == [
        "kommun  möten",
        "Orust   12 av 14",
        "",
        "kommun  personer",
        "Orust          8",
        "",
        "kommun  behov",
        "Orust       3",
    ]
