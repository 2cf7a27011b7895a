"""From a file's bytes to a meeting or a project, and diagnostics of everything wrong in it.

A file is first parsed quickly, without positions. Only if anything is unusual is it parsed again
with the position of every value; the modules for that are imported only then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from minnes.model.meeting import Meeting
from minnes.model.project import OrganizationsFile, Project, SeriesFile
from minnes.source import expand
from minnes.source.codes import keys
from minnes.source.codes.advice import Advice, Problems, code_name
from minnes.source.decode import decode
from minnes.source.diagnostic import Diagnostic, Finding, Severity
from minnes.source.yaml_parser import Source, Suspicious, read_plain

if TYPE_CHECKING:
    from minnes.source.places import Places

MAX_SHOWN = 100
"""Problems of a kind that are reported of one file: nobody reads more before mending some."""

Read = TypeVar("Read", bound=BaseModel)
Expand = Callable[[Any, Problems], Any]


@dataclass(slots=True)
class Reading(Generic[Read]):
    """The result of reading one file.

    `value` is None if the file does not have the shape of the model; it may be there beside
    diagnostics. `partial` then holds the valid parts of the file: enough to check, never to publish.
    """

    source: Source
    value: Read | None
    diagnostics: list[Diagnostic]
    expand: Expand
    _places: Places | None = field(default=None)
    partial: Read | None = None

    @property
    def places(self) -> Places:
        """Return the positions of all values; the text is parsed again the first time."""
        if self._places is None:
            from minnes.source import careful_parser
            from minnes.source.places import Places

            data, _ = careful_parser.compose(self.source)
            self._places = Places(self.source, self.expand(data, Problems()))
        return self._places

    def locate(self, finding: Finding, code: str, severity: Severity) -> Diagnostic:
        """Return a rule's finding as a diagnostic with its position in the file."""
        return self.places.diagnostic(finding, code, severity)


def read_meeting(content: bytes, path: str) -> Reading[Meeting]:
    """Return the meeting in a minute file; `path` is only for diagnostics. Never raises for bad content."""
    reading = _read(content, path, Meeting, expand.meeting)
    meeting = reading.value
    if meeting is not None:
        day = "published" if meeting.kind == "example" else "date"
        if getattr(meeting, day) is None:
            _add(reading, keys.missing_date, keys.missing_date(day))
        if not (meeting.title or meeting.series):
            _add(reading, keys.missing_title, keys.missing_title())
    return reading


def read_project(content: bytes, path: str) -> Reading[Project]:
    """Return the project in a minnes.yaml; `path` is only for diagnostics. Never raises for bad content."""
    reading = _read(content, path, Project, expand.project)
    if reading.value is not None:
        from minnes.model import theme
        from minnes.source.codes import colours

        for found in theme.low_contrast(reading.value.publish):
            advice = colours.low_contrast(found)
            loc = ("publish", "colours", *(("dark",) if found.dark else ()), found.key)
            finding = Finding(loc, advice.message, advice.hint)
            code = code_name(colours.low_contrast)
            reading.diagnostics.append(reading.locate(finding, code, Severity.ERROR))
    return reading


def read_organizations(content: bytes, path: str) -> Reading[OrganizationsFile]:
    """Return the organizations in register/organizations.yaml. Never raises for bad content."""
    return _read(content, path, OrganizationsFile, expand.organizations)


def read_series(content: bytes, path: str) -> Reading[SeriesFile]:
    """Return the series in register/series.yaml. Never raises for bad content."""
    return _read(content, path, SeriesFile, expand.series)


def _add(reading: Reading[Meeting], code: Callable[..., Advice], advice: Advice) -> None:
    finding = Finding((), advice.message, advice.hint)
    reading.diagnostics.append(reading.locate(finding, code_name(code), Severity.ERROR))
    reading.diagnostics.sort(key=lambda diagnostic: diagnostic.order)


def _read(content: bytes, path: str, model: type[Read], expander: Expand) -> Reading[Read]:
    source, diagnostics = decode(content, path)
    if diagnostics:
        return Reading(source, None, diagnostics, expander)
    problems = Problems()
    try:
        data = expander(read_plain(source.text), problems)
        if not problems.found:
            return Reading(source, model.model_validate(data), [], expander)
    except (Suspicious, ValidationError):
        pass
    return _read_carefully(source, model, expander)


def _read_carefully(source: Source, model: type[Read], expander: Expand) -> Reading[Read]:
    from minnes.source import careful_parser, shape_errors
    from minnes.source.places import Places
    from minnes.source.recovery.shape_fixes import with_certain_edits
    from minnes.source.valid_parts import model_of_valid_parts

    data, diagnostics = careful_parser.compose(source)
    if not isinstance(data, dict):
        return Reading(source, None, diagnostics, expander)
    problems = Problems()
    places = Places(source, expander(data, problems))
    for code, at in problems.found[:MAX_SHOWN]:
        advice = code(at)
        diagnostics.append(places.diagnostic_at(at, code_name(code), advice))
    braces = [each.span for each in diagnostics if each.code == "comma-in-braces"]
    value, valid = None, None
    try:
        value = model.model_validate(places.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MAX_SHOWN]
        mended: set[tuple[str | int, ...]] = set()
        for wrong in shape_errors.without_misspelt_missing(errors, model):
            key = wrong["type"] == "extra_forbidden"
            code, advice = shape_errors.advice_for(wrong, model)
            if key and advice.replacement:
                meant = (*wrong["loc"][:-1], advice.replacement)
                if both := shape_errors.hint_for_both(meant, places.data, mended):
                    advice = advice._replace(hint=both, replacement=None)
                mended.add(meant)
            finding = Finding(
                wrong["loc"], advice.message, advice.hint, key=key, replacement=advice.replacement
            )
            found = places.diagnostic(finding, code_name(code), Severity.ERROR)
            # Braces that cannot be read leave no key: one finding is enough.
            if not any(span.start <= found.span.start < span.end for span in braces):
                diagnostics.append(found)
        valid = model_of_valid_parts(places.data, error, model)
    every = {
        diagnostic.order: with_certain_edits(diagnostic, source.text) for diagnostic in diagnostics
    }
    diagnostics = sorted(every.values(), key=lambda diagnostic: diagnostic.order)
    return Reading(source, value, diagnostics, expander, places, valid)
