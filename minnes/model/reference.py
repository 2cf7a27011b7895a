"""The tables of keys in schemas/README.md, made from the models: `python -m minnes.model.reference`.

The text around them is written by hand. A table stands between `<!-- keys: Item -->` and
`<!-- end of keys -->`, and names the part whose keys it lists; `<!-- keys: Update without organization -->`
lists all but one.
"""

from __future__ import annotations

import re

from minnes import resources
from minnes.language.regex import regex
from minnes.model.schema import Schema, parts

_TABLE = regex(
    r"(?P<above><!-- keys: (?P<part>\w+)(?: without (?P<left>\w+))? -->\n).*?"
    r"(?P<below><!-- end of keys -->)",
    re.DOTALL,
)

# What one of a part and several of them are called, if not by the model's name.
_CALLED = {
    "FollowUp": ("follow-up", "follow-ups"),
    "NextMeeting": ("next meeting", "next meetings"),
    "Origin": ("source", "sources"),
    "Person": ("person", "people"),
    "Ranked": ("ranked title", "ranked titles"),
    "RosterEntry": ("roster entry", "roster entries"),
    "Series": ("series", "series"),
    "TimeSpan": ("time", "times"),
    "OrganizationEntry": ("organization", "organizations"),
}
_PLAIN = {"text": ("text", "texts"), "blank": ("", "")}
# Keys under which names of one's own stand, each with something after its colon.
_BY_NAME = {
    **dict.fromkeys(("participants", "absent"), "[people](#person), maybe by organization"),
    "updates": "[updates](#update) by organization",
    "figures": "[figures](#figure) by label",
    "follow_up": "[follow-ups](#follow-up) by reference",
    "abbreviations": "texts by abbreviation",
}


def with_tables(text: str) -> str:
    """Return the text with every table of keys made anew; raises `KeyError` for an unknown part."""
    known = parts()

    def made(match: re.Match[str]) -> str:
        return match["above"] + table(known[match["part"]], match["left"]) + match["below"]

    return _TABLE.sub(made, text)


def table(part: Schema, without: str | None) -> str:
    """Return a Markdown table of a part's keys: what each holds, and what is typed after it."""
    rows = ["| key | what it holds | typed as |", "| --- | --- | --- |"]
    keys = {key: schema for key, schema in part["properties"].items() if key != without}
    for key, schema in keys.items():
        needed = " Needed." if key in part.get("required", ()) else ""
        rows.append(f"| `{key}` | {schema['description']}{needed} | {_typed_as(key, schema)} |")
    return "\n".join(rows) + "\n"


def _typed_as(key: str, schema: Schema) -> str:
    """Return what may be typed after a key, in a few words."""
    if key in _BY_NAME:
        return _BY_NAME[key]
    kinds = [kind for kind in dict.fromkeys(_kinds(schema)) if kind]
    if kinds == ["`ja`", "`nej`", "text"]:
        return "`ja`, `nej` or the reason"
    # What may be a list or have keys may always be one line of text too.
    return ", ".join(kind for kind in kinds if kind != "text" or len(kinds) == 1)


def _kinds(schema: Schema) -> list[str]:
    if "anyOf" in schema:
        return [kind for choice in schema["anyOf"] for kind in _kinds(choice)]
    if "$ref" in schema:
        return [_called(schema, 0)]
    if "enum" in schema:
        words = [f"`{word}`" for word in schema["enum"] if isinstance(word, str)]
        return ["`ja`", "`nej`"] if "`nej`" in words else words
    if "patternErrorMessage" in schema:
        return ["date"]
    for several in ("items", "additionalProperties"):
        if schema.get(several):
            return [_called(_fullest(schema[several]), 1)]
    return ["number"] if schema.get("type") in ("integer", "number") else []


def _fullest(schema: Schema) -> Schema:
    """Return the form with most keys of several, which stands last, before a blank."""
    forms: list[Schema] = [
        form for form in schema.get("anyOf", [schema]) if form.get("$ref") != "#/$defs/blank"
    ]
    return forms[-1]


def _called(schema: Schema, several: int) -> str:
    """Return what a shared schema is called, with a link to its own table if it has one."""
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    if name in _PLAIN:
        return _PLAIN[name][several]
    called = _CALLED.get(name, (name.lower(), f"{name.lower()}s"))
    return f"[{called[several]}](#{called[0].replace(' ', '-')})"


def main() -> None:
    """Make the tables of the reference anew."""
    readme = resources.schemas() / "README.md"
    readme.write_text(with_tables(readme.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
