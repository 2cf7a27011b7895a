"""A space missing after the colon that follows a name."""

import pytest

from tests.rules.saying import rules_in, said

RULES = rules_in("missing_blanks")

PROJECT = """
    series:
      bim: {title: BIM-nätverket, roster: "Anna Lindmark (Orust), Bo Strandh (Tanum)"}
    organizations:
      styrgruppen: {kind: group}
    """


@pytest.mark.parametrize(
    ("action", "found"),
    [
        ("Anna Lindmark:ringer skolan", "Anna Lindmark:ringer -> Anna Lindmark: ringer"),
        ("Anna Lindmark och Bo Strandh:ringer", None),
        ("Orust:ringer skolan", "Orust:ringer -> Orust: ringer"),
        ("styrgruppen:tar fram ett förslag", "styrgruppen:tar -> styrgruppen: tar"),
        ("alla:skickar in", "alla:skickar -> alla: skickar"),
    ],
)
def test_a_blank_is_missing_after_the_owner(action: str, found: str | None) -> None:
    minutes = f"""
        series: bim
        participants: Anna Lindmark (Orust), Bo Strandh (Tanum)
        items:
          - title: Skolan
            actions:
              - {action}
        """
    found = found or f"{action} -> {action.replace(':', ': ')}"
    assert said(RULES, minutes, PROJECT) == [f"missing-blank-after-colon: {found}"]


@pytest.mark.parametrize(
    "action",
    [
        "Orust:s förslag läses till nästa gång",
        "ta upp VGR:s svar",
        "ring 9:30",
        "https://example.org läses av alla",
        "Rutin:utkastet skickas ut",
    ],
)
def test_other_colons_are_left_alone(action: str) -> None:
    minutes = f"items:\n  - title: Skolan\n    actions:\n      - {action}\n"
    assert said(RULES, minutes, PROJECT) == []


def test_a_blank_is_missing_after_an_organization() -> None:
    minutes = "participants:\n  - Orust:Anna Lindmark\n"
    found = ["missing-blank-after-colon: Orust:Anna -> Orust: Anna"]
    assert said(RULES, minutes, PROJECT) == found
