"""The JSON Schemas: what people may type is accepted, what they may not is refused, all is explained."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from minnes.language.catalog import translator
from minnes.model.schema import MODELS, schema_files
from minnes.model.schema import schema as schema_of
from minnes.source.yaml_parser import compose

# The core schema of YAML 1.2 (section 10.3.2), by which editors tell text from numbers and the rest.
_CORE = (
    (re.compile("|null|Null|NULL|~"), lambda _text: None),
    (re.compile("true|True|TRUE"), lambda _text: True),
    (re.compile("false|False|FALSE"), lambda _text: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


def as_an_editor_sees_it(text: str) -> Any:
    """The data of a file whose plain values have the types YAML 1.2 gives them."""

    def data(node: Node) -> Any:
        if isinstance(node, MappingNode):
            return {key.value: data(value) for key, value in node.value}
        if isinstance(node, ScalarNode):
            kinds = (make for pattern, make in _CORE if pattern.fullmatch(node.value))
            return node.value if node.style else next(kinds, str)(node.value)
        return [data(item) for item in node.value]

    node = compose(text)
    assert node is not None
    return data(node)


@cache
def validator(kind: str) -> Draft202012Validator:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def accepted(kind: str, text: str) -> bool:
    return validator(kind).is_valid(as_an_editor_sees_it(text))


def test_the_files_of_the_register_are_accepted() -> None:
    assert accepted("organizations", "Kustförbundet: {kind: association, aliases: KF}\n")
    assert accepted("series", "ssk: {title: Styrgruppen, members: [Orust, Tanum]}\n")
    assert not accepted("series", "ssk: {titel: Styrgruppen}\n")


def test_every_file_of_the_example_project_is_accepted(root: Path) -> None:
    meetings = sorted((root / "examples/meetings").rglob("*.yaml"))
    assert len(meetings) >= 10
    refused = [file.name for file in meetings if not accepted("meeting", file.read_text("utf-8"))]
    assert refused == []
    assert accepted("project", (root / "examples/minnes.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "series: bim\ndate: 2021-12-10\n",
        "title: 2021\nnumber: 4\nrecord: 12.5\nplace: true\ntime: 9\n",
        "title:\nplace:\ntime:\nstatus:\nmode:\nparticipants:\nitems:\nheadcount:\nsource:\n",
        "date: ca 2009-10-20\n",
        "time: [9-12, 13-15]\n",
        "time:\n  - {start: 9, end: '12:30'}\n",
        "mode: på distans\n",
        "mode: Teams\n",
        "chair: Anna Lind och Bo Ek\n",
        "participants: Anna Lind (Orust), Bo Ek\n",
        "participants:\n  Orust: Anna Lind\n  övriga:\n    - {name: Bo Ek, from: 10:30}\n",
        "absent:\n  - {organization: Tanum}\n  - Bo Ek (Orust)\n",
        "participants:\n  - Anna Lind (Orust)\n  - övriga: Bo Ek (processledare)\n  - Tanum: [Li Ro]\n",
        "headcount: 120\n",
        "items:\n  - Nuläget\n  - title: Övrigt\n    items: [Lokaler]\n",
        "headcount: {min: 10, max: '12', approximate: ja}\n",
        "follow_up:\n  2021-09-17#A3: done\n  2021-09-17#A4:\n  2021-09-17#A5: {status: open}\n",
        "follow_up:\n  2021-09-17#A3: {due: 2022-01-31, owner: Bo Ek, note: flyttad}\n",
        "items:\n  - title: A\n    items:\n      - title: B\n        points: 3\n        next_step:\n",
        "items:\n  - title: A\n    updates:\n      Orust: Inget nytt.\n      Tanum:\n",
        "items:\n  - title: A\n    updates:\n      Orust:\n        figures:\n          a: 3\n"
        "          b: ca 55–60\n          c: {2021: 4, i år: 7}\n          d: {min: 1, unit: h}\n",
        "items:\n  - title: A\n    decisions: Vi ses i mars. id:D1\n    actions: Bo ringer.\n",
        "items:\n  - title: A\n    actions:\n      - Bo Ek: ringer due:2022-01-31\n"
        "        condition: om det går\n      - alla: svarar\n      - {who: Bo Ek, what: ringer}\n",
        "items:\n  - title: A\n    internal: ja\n",
        "items:\n  - title: A\n    internal: true\n",
        "items:\n  - title: A\n    internal: OSL 26 kap. 1 §\n    public_text: Ett ärende.\n",
        "items:\n  - title: A\n    decisions:\n      - {text: B, vote: {for: 9, against: '1'}}\n",
        "next_meetings: 2022-03-11\n",
        "next_meetings:\n  - 2022-06: Barnplanen\n  - 2022-05-23 13-16:\n",
        "next_meetings:\n  - 2022-03-11 9-12, Orust: Lek\n    extra: Ja\n",
        "next_meetings:\n  - {dates: [2022-06-03, 2022-09-30], time: 9, weekday: fredag}\n",
        "events:\n  - 2022-04-06: Utbildning\n    internal: nej\n  - 2022-12-10/2022-12-11: Läger\n",
        "attachments:\n  - a.pdf\n  - {title: Checklista, url: https://example.org}\n",
        "tags: våld, barn\ncontacts: []\nconclusions:\n  - Börja i tid.\n",
        "approval: {by: Bo Ek, date: 2022-01-10}\n",
        "corrections:\n  - {date: 2022-01-10, text: Det var fredag.}\n",
    ],
)
def test_what_a_meeting_may_say_is_accepted(text: str) -> None:
    assert accepted("meeting", text)


@pytest.mark.parametrize(
    "text",
    [
        "titel: A\n",
        "date: 10 december\n",
        "date: 2021-12\n",
        "status: utkast\n",
        "kind: protokoll\n",
        "mode: hemma\n",
        "title: {a: b}\n",
        "title: [a]\n",
        "items: Nuläget\n",
        "items:\n  - {}\n",
        "items:\n  - title:\n",
        "items:\n  - text: Utan rubrik.\n",
        "items:\n  - title: A\n    internl: ja\n",
        "items:\n  - title: A\n    internal:\n",
        "items:\n  - title: A\n    text: {Två saker: lokal och fika}\n",
        "items:\n  - title: A\n    decisions:\n      - Beslut: vi ses i mars\n",
        "items:\n  - title: A\n    decisions:\n      -\n",
        "items:\n  - title: A\n    decisions:\n      - {text: B, outcome: kanske}\n",
        "items:\n  - title: A\n    actions:\n      - {who: Bo Ek, whta: ringer}\n",
        "items:\n  - title: A\n    actions:\n      - {who: Bo Ek}\n",
        "items:\n  - title: A\n    points: många\n",
        "items:\n  - title: A\n    updates:\n      Orust: {organization: Tanum, text: B}\n",
        "items:\n  - title: A\n    updates:\n      - Orust\n",
        "items:\n  - title: A\n    updates:\n      Orust:\n        figures: [a, b]\n",
        "participants:\n  Tanum:\n",
        "participants:\n  - {nmae: Anna Lind}\n",
        "follow_up:\n  2021-09-17#A3: klar\n",
        "follow_up:\n  2021-09-17#A3: {stauts: done}\n",
        "next_meetings:\n  - i mars: Lek\n",
        "next_meetings:\n  - {datum: 2022-03-11}\n",
        "contacts:\n  - {namn: Bo Ek}\n",
        "approval: {by: Bo Ek}\n",
        "vote: enhälligt\n",
    ],
)
def test_what_a_meeting_may_not_say_is_refused(text: str) -> None:
    assert not accepted("meeting", text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("organization:\nseries:\norganizations:\n", True),
        ("series:\n  bim:\n", True),
        ("series:\n  bim:\n    time: 9-12\n    members: Orust\n    quorum: 5\n", True),
        ("series:\n  bim:\n    members:\n      - Orust\n      - {organization: Ale}\n", True),
        (
            "series:\n  bim:\n    roster:\n      - Bo Ek (Orust)\n      - {name: Li Ro, not: Li R}\n",
            True,
        ),
        ("series:\n  bim:\n    aliases: {UA: Uddevalla}\n", True),
        ("series:\n  bim:\n    mode: Teams\n    kind: protocol\n", True),
        ("organizations:\n  LNU: {kind: university, aliases: Linné}\n", True),
        ("check:\n  ignore: action-without-due\n", True),
        ("serier:\n  bim:\n", False),
        ("series: [bim]\n", False),
        ("series:\n  bim:\n    titel: A\n", False),
        ("series:\n  bim:\n    roster:\n      - {organization: Orust}\n", False),
        ("organizations:\n  LNU: {kind: högskola}\n", False),
        ("publish:\n  names: alla\n", False),
    ],
)
def test_what_a_project_may_say(text: str, right: bool) -> None:
    assert accepted("project", text) == right


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key of a schema with its own schema, wherever it stands."""
    if isinstance(schema, list):
        for position, inner in enumerate(schema):
            yield from fields(inner, f"{path}/{position}")
    elif isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield f"{path}.{name}", inner
        for key, inner in schema.items():
            yield from fields(inner, f"{path}/{key}" if key != "properties" else path)


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_described_in_both_languages(kind: str) -> None:
    english = dict(fields(schema_of(kind)))
    swedish = dict(fields(schema_of(kind, translator("sv").gettext)))
    assert len(english) >= 10
    assert [name for name, one in english.items() if not one.get("description")] == []
    same = [
        name for name in english if english[name]["description"] == swedish[name]["description"]
    ]
    assert same == []


@pytest.mark.parametrize("kind", MODELS)
def test_a_misspelt_key_is_refused_in_every_part(kind: str) -> None:
    whole = schema_of(kind)
    parts = {name: part for name, part in whole["$defs"].items() if "properties" in part}
    parts |= {"the file itself": whole} if "properties" in whole else {}
    assert len(parts) >= 2
    assert [name for name, part in parts.items() if part["additionalProperties"] is not False] == []


def test_a_title_is_typed_without_being_offered_true_false_or_null() -> None:
    shared = schema_of("meeting")["$defs"]
    offered = {kind for name in ("text", "blank") for kind in suggested(shared[name])}
    assert offered == {"string", "number"}


def suggested(schema: Any) -> Iterator[str]:
    """The types an editor makes suggestions of: those said outright, not those left when others are out."""
    yield from schema.get("type", ())
    for choice in schema.get("anyOf", ()):
        yield from suggested(choice)


def test_the_committed_schemas_are_those_the_models_make(root: Path) -> None:
    committed = {name: (root / "schemas" / name).read_text("utf-8") for name in schema_files()}
    assert committed == schema_files(), "run `make update`"


def test_the_files_hold_the_schemas() -> None:
    files = schema_files()
    assert list(files) == [f"{kind}.schema.json" for kind in MODELS]
    for kind in MODELS:
        assert json.loads(files[f"{kind}.schema.json"]) == schema_of(kind)
    assert schema_of("meeting")["$schema"] == "https://json-schema.org/draft/2020-12/schema"
