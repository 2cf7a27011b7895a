"""What is written with a name and is no part of it."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("names")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Karin Holmdal (Orust).", " -> Karin Holmdal (Orust)"),
        ("Karin Holmdal.", " -> Karin Holmdal"),
    ],
)
def test_a_list_does_not_end_with_a_full_stop(name: str, found: str) -> None:
    minutes = f"participants: Eva Fjord (Tanum), {name}\n"
    assert said(RULES, minutes, "") == [f"stop-after-name: {name}{found}"]


@pytest.mark.parametrize("name", ["Anders T.", "Eva Fjord m.fl.", "Bo Ek Jr."])
def test_a_short_form_ends_with_a_stop(name: str) -> None:
    assert said(RULES, f"participants: {name}\n", "") == []


def test_a_long_row_of_blanks_in_a_name_is_told_at_once() -> None:
    name = f"Anna{' ' * 100_000}Lind"
    assert said(RULES, f'participants: ["{name}"]\n', "") == [
        f"more-than-a-name: {name} -> Anna Lind"
    ]
