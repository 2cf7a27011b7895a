"""The messages about seals: for people, and as JSON for other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

from minnes.cli.seals import TAKEN_OUT, SealResult, State, repository_of, seal_result
from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import Message, say, say_many
from minnes.review.changes_in_words import lines
from minnes.review.git import Repository
from minnes.review.git_problem import GitProblem
from minnes.review.history import Version
from minnes.review.rendering import plain
from minnes.source.diagnostic import Diagnostic
from minnes.source.reader import read_meeting

_STATES: dict[State, Message] = {
    "holds": say("the seal holds"),
    "broken": say("THE SEAL IS BROKEN"),
    "unknown": say("the seal is of a form that is not known here"),
    "unsealed": say("approved, but not sealed"),
    "removed": say("THE SEAL WAS TAKEN OUT"),
    "missing": say("THE APPROVED MINUTES ARE GONE"),
    "unreadable": say("it has errors, so its seal cannot be compared; minnes check shows them"),
}
_SIGNATURES = {
    "G": say("signed by {signer}"),
    "U": say("signed by {signer}, whose key nobody here vouches for"),
    "X": say("signed by {signer}, with a signature that has expired"),
    "Y": say("signed by {signer}, with a key that has expired"),
    "R": say("signed by {signer}, with a key that was withdrawn"),
    "B": say("the signature of the commit is FALSE"),
    "E": say("signed, but with a key that is not at hand here"),
}
"""What git's letters for a signature mean (`git help log`, `%G?`); unsigned is nothing special."""


def as_text(seals: Sequence[SealResult], language: Translator, colour: bool) -> str:
    """Return verdicts for people: one line each, and below it what changed."""
    return "".join(_result_text(seal, language, colour) for seal in seals)


def _result_text(seal: SealResult, language: Translator, colour: bool) -> str:
    parts = [language.text(_STATES[seal.state])]
    if seal.approval is not None:
        approved = say(
            "approved by {names} on {day}",
            names=dates.listed([person.label for person in seal.approval.by], language.language),
            day=dates.plain_day(seal.approval.date, language.language),
        )
        parts.append(language.text(approved))
    signature = seal.history.signature
    if signature is not None and signature.state in _SIGNATURES:
        message = _SIGNATURES[signature.state]
        parts.append(language.gettext(message.singular).format(signer=signature.signer))
    text = f"{seal.path}: {'; '.join(parts)}\n"
    if seal.state != "broken" and seal.state not in TAKEN_OUT:
        return text
    text += "".join(f"  {line}\n" for line in since(seal, language))
    text += plain(lines(seal.changes, language), colour)
    if seal.state == "removed":
        cure = say(
            "put it back as it stood, or approve anew: minnes approve {path}", path=seal.path
        )
        text += f"  {language.text(cure)}\n"
    return text


def since(seal: SealResult, language: Translator) -> Iterator[str]:
    """Yield who changed the file after it was sealed, or why that cannot be told."""
    if seal.problem is not None:
        problem = say("what changed cannot be told: {problem}", problem=seal.problem)
        yield language.text(problem)
    elif seal.history.broken is not None:
        yield language.text(_committed(seal.history.broken, seal.state))
    elif seal.state == "removed":
        yield language.text(say("taken out, and not committed yet:"))
    elif seal.state == "missing":
        yield language.text(say("taken away, and not committed yet"))
    else:
        yield language.text(say("changed since, and not committed yet:"))


def _committed(by: Version, state: State) -> Message:
    about = {"author": by.author, "day": by.date[:10], "commit": by.commit[:10]}
    if state == "missing":
        return say("taken away by {author} on {day} ({commit})", **about)
    if state == "removed":
        return say("taken out by {author} on {day} ({commit}):", **about)
    return say("changed since, first by {author} on {day} ({commit}):", **about)


def summary(seals: Sequence[SealResult]) -> Message:
    """Return how many seals hold, and how many do not."""
    count = Counter(seal.state for seal in seals)
    holding = say_many("{count} seal holds", "{count} seals hold", count["holds"])
    unsealed = count["unsealed"]
    wrong = sum(seal.wrong or seal.state == "missing" for seal in seals)
    return say(
        "{holding}, {wrong} to look at, {unsealed} without a seal.",
        holding=holding,
        wrong=wrong,
        unsealed=unsealed,
    )


def as_json(seals: Sequence[SealResult], language: Translator) -> str:
    """Return verdicts as one JSON array."""
    rows = [_row(seal, language) for seal in seals]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(seal: SealResult, language: Translator) -> dict[str, Any]:
    approval, signature = seal.approval, seal.history.signature
    changed = dedent(plain(lines(seal.changes, language))).splitlines()
    return {
        "path": seal.path,
        "state": seal.state,
        "ok": not seal.wrong,
        "by": [person.label for person in approval.by] if approval else [],
        "date": approval.date.isoformat() if approval else None,
        "seal": approval.seal if approval else None,
        "sealed_in": _commit(seal.history.sealed),
        "signature": signature.state if signature else None,
        "signer": (signature.signer or None) if signature else None,
        "changed_in": _commit(seal.history.broken),
        "changes": changed,
        "problem": language.text(seal.problem) if seal.problem else None,
    }


def _commit(version: Version | None) -> dict[str, str] | None:
    if version is None:
        return None
    return {"commit": version.commit, "author": version.author, "date": version.date}


def explained(
    root: Path, diagnostics: Sequence[Diagnostic], language: Translator
) -> list[Diagnostic]:
    """Return findings whose broken seals tell what was changed since, where git knows it."""
    repository = repository_of(root)
    return [
        _with_changes(root, diagnostic, repository, language)
        if diagnostic.code == "seal-broken"
        else diagnostic
        for diagnostic in diagnostics
    ]


def _with_changes(
    root: Path, diagnostic: Diagnostic, repository: Repository | GitProblem, language: Translator
) -> Diagnostic:
    file = root / diagnostic.path
    meeting = read_meeting(file.read_bytes(), diagnostic.path).value
    if meeting is None or diagnostic.hint is None:
        return diagnostic
    seal = seal_result(diagnostic.path, file, meeting, repository)
    if seal.problem is not None:
        return diagnostic
    changed = plain(lines(seal.changes, language)).rstrip("\n")
    cure = say("take the change back, and write what was wrong as a correction: minnes correct")
    text = "\n".join([*since(seal, language), changed, language.text(cure)])
    return replace(diagnostic, hint=say("{problem}", problem=text))
