"""JSON Schemas of the files of a project as people type them, for editors to complete and explain from.

The models say what minutes are once every one-line form is written out; the schemas say what may be
typed. An editor sees typed values as YAML 1.2 does, so `headcount: 12` is a number there, and a key
left blank is null. Where two schemas allow the same, the one stands here that makes editors suggest
less: nobody is helped by `true` and `null` while typing a title.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.model.project import OrganizationsFile, Project, SeriesFile

Schema = dict[str, Any]
Translate = Callable[[str], str]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Part]] = {
    "meeting": Meeting,
    "project": Project,
    "organizations": OrganizationsFile,
    "series": SeriesFile,
}
"""What a schema is of, by its kind: a minute file, minnes.yaml, and the two files of register/."""

# Whatever is typed in one piece; the second half allows the rest, true and false, without suggesting them.
_TEXT: Schema = {
    "anyOf": [
        {"type": ["string", "number"]},
        {"not": {"type": ["string", "number", "object", "array", "null"]}},
    ]
}
# Nothing at all: null, without suggesting the word.
_BLANK: Schema = {"not": {"type": ["string", "number", "boolean", "object", "array"]}}
_SHARED = {"text": _TEXT, "blank": _BLANK}

# Prose is typed under a bar, and an editor that completes the key puts the bar there.
_UNDER_A_BAR = {
    *("Meeting.summary", "Meeting.notes", "Item.text", "Item.next_step"),
    *("Update.text", "Question.answer"),
}
# What usually are several things, each on a line of its own: so they are begun when the key is completed.
_ONE_A_LINE = {
    *("Meeting.items", "Meeting.next_meetings", "Meeting.events", "Meeting.contacts"),
    *("Meeting.conclusions", "Meeting.ranking", "Meeting.attachments", "Meeting.corrections"),
    *("Item.items", "Item.questions", "Item.decisions", "Item.actions", "Item.attachments"),
    *("Update.attachments", "Series.roster", "Series.agenda"),
}


def file_name(kind: str) -> str:
    """Return the name of the file that holds a schema."""
    return f"{kind}.schema.json"


def schema(kind: str, translate: Translate = str) -> Schema:
    """Return the JSON Schema of a kind of file; `translate` turns its descriptions into a language."""
    return _document(kind, parts(translate))


def schema_files(translate: Translate = str) -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    known = parts(translate)
    return {
        file_name(kind): json.dumps(_document(kind, known), ensure_ascii=False, indent=2) + "\n"
        for kind in MODELS
    }


def parts(translate: Translate = str) -> dict[str, Schema]:
    """Return the schema of every part of minutes and projects, by the name of its model."""
    models = [(part, "validation") for part in _subclasses(Part)]
    _, raw = models_json_schema(models, by_alias=True)  # type: ignore[arg-type]
    typed = _Typed(raw["$defs"], translate)
    return {name: typed.part(name) for name in raw["$defs"]}


def _document(kind: str, known: dict[str, Schema]) -> Schema:
    shared = {**known, **_SHARED}
    root = shared[MODELS[kind].__name__]
    if kind in root["properties"]:
        # A file of the register holds what stands under this key of minnes.yaml, without the key.
        root = root["properties"][kind]
    # No title: editors would print it above the description of every key.
    return {
        "$schema": DIALECT,
        **root,
        "$defs": {name: shared[name] for name in sorted(_used(root, shared))},
    }


def _subclasses(model: type[Part]) -> Iterator[type[Part]]:
    for part in model.__subclasses__():
        yield part
        yield from _subclasses(part)


def _used(schema: Any, shared: dict[str, Schema]) -> set[str]:
    """Return the names of the shared schemas that a schema needs, directly or not."""
    names: set[str] = set()
    pending = [schema]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            if (name := _name(value)) and name not in names:
                names.add(name)
                pending.append(shared[name])
            pending.extend(value.values())
    return names


class _Typed:
    """Turns the schemas that Pydantic makes of the models into those of what is typed."""

    def __init__(self, raw: dict[str, Schema], translate: Translate) -> None:
        self.raw = raw
        self.translate = translate

    def part(self, name: str, without: tuple[str, ...] = ()) -> Schema:
        """Return the schema of a part with its keys, but for some fields."""
        raw = self.raw[name]
        keys = {key: value for key, value in raw["properties"].items() if key not in without}
        required = [key for key in raw.get("required", ()) if key not in without]
        schema: Schema = {"type": "object", "description": self.told(raw["description"])}
        if required:
            schema["required"] = required
        schema["properties"] = {
            key: self.field(f"{name}.{key}", value, key in required) for key, value in keys.items()
        }
        schema["additionalProperties"] = False
        return schema

    def field(self, name: str, raw: Schema, required: bool) -> Schema:
        """Return the schema of a field: described, and blank where a blank key is as good as none."""
        # Pydantic leaves out a description that is the part's own.
        about = self.told(raw.get("description") or self.raw[_name(raw)]["description"])
        schema = self._bare(raw)
        choices = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
        # An editor shows the innermost description, so what a one-line form says is added to the field's.
        choices = [
            {**choice, "description": " ".join((about, choice.get("description", ""))).strip()}
            if choice.get("type") in ("array", "object")
            else choice
            for choice in choices
        ]
        # Somebody meant something by a blank `internal`, so it is the one key that must say what.
        if not required and not name.endswith(".internal"):
            choices = _any_of([*choices, _ref("blank")]).get("anyOf", choices)
        if name in _ONE_A_LINE:
            return {"description": about, **_in_one(choices)}
        schema = {"description": about, **_any_of(choices)}
        if name in _UNDER_A_BAR:
            schema["defaultSnippets"] = [{"label": "|", "body": "|\n  $1"}]
        return schema

    def value(self, raw: Schema) -> Schema:
        """Return the schema of a value as typed."""
        described = {"description": self.told(raw["description"])} if "description" in raw else {}
        return {**described, **self._bare(raw)}

    def told(self, description: str) -> str:
        """Return a description on one line, translated."""
        return self.translate(" ".join(description.split()))

    def _bare(self, raw: Schema) -> Schema:
        raw = {k: v for k, v in raw.items() if k not in ("description", "title", "default")}
        if "x-part" in raw:
            return self._placeholder(**raw)
        if "anyOf" in raw:
            return _any_of([self.value(choice) for choice in raw["anyOf"]])
        if "enum" in raw:
            return {"enum": raw["enum"]}
        kind = raw.get("type")
        if kind in ("integer", "number"):
            return _any_of([raw, {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$"}])
        if kind == "null":
            return _ref("blank")
        if (kind == "string" and "pattern" not in raw) or isinstance(kind, list):
            return _ref("text")
        return {key: self._within(key, value) for key, value in raw.items()}

    def _within(self, key: str, value: Any) -> Any:
        if key == "additionalProperties" and _name(value or {}) in self.raw:
            # A series or an organization that is only named has all that is usual.
            return _any_of([self.value(value), _ref("blank")])
        if key in ("items", "additionalProperties") and value is not False:
            return self.value(value)
        if key in ("properties", "patternProperties"):
            return {name: self.value(inner) for name, inner in value.items()}
        if key == "patternErrorMessage":
            return self.told(value)
        return value

    def _placeholder(self, **raw: Any) -> Schema:
        name = raw.pop("x-part")
        if not raw:
            return _ref(name)
        part = self.part(name, tuple(raw.pop("x-without", ())))
        part.pop("description")
        changes = self._bare(raw)
        properties = {**changes.pop("properties", {}), **part["properties"]}
        return {**part, "properties": properties, **changes}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _name(schema: Schema) -> str:
    """Return the name of the shared schema that a schema refers to, if it does."""
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")


def _any_of(choices: list[Schema]) -> Schema:
    """Return the schema of what any of some schemas allow, each choice once."""
    flat: list[Schema] = []
    for choice in choices:
        inner = choice["anyOf"] if set(choice) == {"anyOf"} else [choice]
        flat.extend(branch for branch in inner if branch not in flat)
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _in_one(choices: list[Schema]) -> Schema:
    """Return one schema that allows a list as well as text or nothing, without alternatives."""
    types: list[str] = []
    for choice in choices:
        types += {"text": ["string", "number"], "blank": ["null"]}.get(_name(choice), ["array"])
    items = next(choice["items"] for choice in choices if "items" in choice)
    return {"type": sorted(types), "items": items}
