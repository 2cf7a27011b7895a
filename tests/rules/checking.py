"""What rules say of one file that has a name, a folder with other files, and a day of checking."""

from collections.abc import Collection, Sequence
from datetime import date

from minnes.archive.workspace import register
from minnes.register.register import Register, load
from minnes.rules.rule import Context, Rule
from minnes.source.codes.advice import code_name
from tests.rules.saying import TODAY, read, read_project_text, shown

PATH = "meetings/bim/anteckningar.yaml"


def found(
    rules: Sequence[Rule],
    minutes: str,
    project: str | None = None,
    path: str = PATH,
    beside: Collection[str] = (),
    today: date = TODAY,
) -> list[str]:
    """What is found, as `code: text`, and `-> text` where it is known what to write.

    The meeting is of 2022-03-11 if it does not say otherwise; `beside` are the files that are there.
    """
    reading = read(minutes)
    assert reading.value is not None
    known = None if project is None else read_project_text(project)
    names = Register(load("sv")) if known is None else register(known)
    context = Context(today, path, reading.source.text, known, names, lambda name: name in beside)
    return [
        shown(reading, finding, code_name(rule.check), rule.severity)
        for rule in rules
        if known is not None or not rule.needs_project
        for finding in rule.check(reading.value, context)
    ]
