"""Whatever people type as names, organizations and tasks, the rules have an answer and a place."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.model.person import Person
from minnes.model.project import Project
from minnes.register.register import Register, load
from minnes.rules.catalog import OF_LISTS, RULES
from minnes.rules.rule import Context
from minnes.source.diagnostic import Severity
from minnes.source.reader import read_meeting
from tests.rules.saying import said

REGISTER = Register(load("sv"))
SIGNS = " ,:;/().-?#'\"\\\n\täÖé\u00a0"
WORDS = ("Orust", "Dals Ed", "Maria", "Maria Ek", "Bo", "och", "alla", "ersätter", "chef", "due:")
typed = st.lists(st.sampled_from([*SIGNS, *WORDS]) | st.text(max_size=3), max_size=9).map("".join)


@given(st.lists(typed, max_size=3), st.lists(typed, max_size=3), typed, typed, st.booleans())
def test_the_rules_answer_to_any_text(
    present: list[str], absent: list[str], owner: str, task: str, declared: bool
) -> None:
    minutes = {
        "date": "2022-03-11",
        "title": "Nätverksträff",
        "chair": owner,
        "participants": present,
        "absent": ", ".join(absent),
        "items": [
            {
                "title": "Läget",
                "lead": task,
                "text": f"{owner} {task}",
                "updates": {owner: {"by": task}},
                "actions": [{"who": owner, "what": task}, {owner: task}, task],
                "decisions": [{"text": task, "concerns": owner, "owner": task}],
            }
        ],
    }
    # JSON is YAML, and says exactly what was typed.
    content = json.dumps(minutes, ensure_ascii=False).encode("utf-8", "replace")
    reading = read_meeting(content, "x.yaml")
    if reading.value is None:
        return
    project = Project() if declared else None
    text = reading.source.text
    context = Context(date(2022, 9, 1), "x.yaml", text, project, REGISTER, lambda _: True)
    for rule in RULES:
        for finding in rule.check(reading.value, context):
            found = reading.locate(finding, rule.check.__name__, Severity.NOTE)
            assert str(finding.message)
            assert 0 <= found.span.start <= found.span.end <= len(text)


@pytest.mark.parametrize(
    "entry",
    ["{}a holm", "K{}a [chef] Holm", "K{}a Holm - Orust", "K{}a Holm.", "K{}a Holm sjuk"],
)
def test_a_long_list_of_slips_is_no_reason_to_compare_everybody_with_everybody(
    entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(one: Person, other: object) -> bool:
        raise AssertionError(f"{one} and {other} were compared")

    monkeypatch.setattr(Person, "__eq__", compare)
    for field in ("participants", "absent"):
        lines = "".join(f"  - {entry.format(sign)}\n" for sign in "bdf")
        assert len(said(OF_LISTS, f"{field}:\n{lines}", "")) >= 3
