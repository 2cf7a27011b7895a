"""Rules about the approval of minutes: overdue answers, missing and broken seals."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.document import Approval
from minnes.model.meeting import Meeting
from minnes.model.person import labels
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding, Loc
from minnes.source.seal import SealState, seal_state

_SEAL = ("approval", "seal")


def seal_broken(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Approved minutes that say something else than when they were sealed.

    What it checks: that what the file says gives the seal that `minnes approve` wrote. Comments,
        blank lines and the order of keys may change, and corrections may be added.
    Why: those who approved the minutes approved these words and no others.
    Example:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        items:
          - title: Budget
            decisions: Budgeten fastställs till 240 000 kronor.
        approval:
          by: Anna Lind
          date: 2022-03-21
          seal: minnes-1:sha256:a1faff80f6e114a51175bc65efead08e5116b70c90d99f71a83568cee2bc8894
    Instead:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        items:
          - title: Budget
            decisions: Budgeten fastställs till 210 000 kronor.
        approval:
          by: Anna Lind
          date: 2022-03-21
          seal: minnes-1:sha256:a1faff80f6e114a51175bc65efead08e5116b70c90d99f71a83568cee2bc8894
        corrections:
          - {date: 2022-04-01, text: Rätt belopp är 240 000 kronor., by: Anna Lind}
    """
    if meeting.approval and seal_state(meeting) is SealState.BROKEN:
        yield Finding(
            _SEAL,
            say(
                "these minutes say something else than when they were approved on {day}",
                day=meeting.approval.date,
            ),
            say(
                "minnes verify {path} tells what changed; take the change back, and write what was "
                "wrong as a correction: minnes correct {path}",
                path=context.path,
            ),
        )


def seal_removed(meeting: Meeting, sealed: Approval, lines: str, path: str) -> Iterator[Finding]:
    """Approved minutes whose seal was taken out.

    What it checks: that a file that has a seal in git's newest commit still has one. It is asked of
        files that differ from that commit, and of what will be committed (`minnes check --staged`);
        minnes verify asks it of all commits.
    Why: minutes that were approved stay as they are, and without the seal nobody sees if they do.
    Example:
        title: Vårmöte
        date: 2022-03-11
        status: draft
    Instead:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        approval:
          by: Anna Lind
          date: 2022-03-21
          seal: minnes-1:sha256:55cd437e0aef9c5a7f71e6888453af4a0be6eeda45e24620cff315799faa727c
    """
    about = {"names": labels(sealed.by), "day": sealed.date}
    loc: Loc = ("approval",)
    message = say("the seal of the approval by {names} on {day} was taken out", **about)
    if not meeting.approval:
        loc = ("status",) if meeting.status else ()
        message = say("the approval by {names} on {day}, with its seal, was taken out", **about)
    if meeting.status != "approved":
        lines = f"status: approved\n{lines}"
    yield Finding(
        loc,
        message,
        say(
            "put back what stands in the newest commit:\n{lines}\nand write what was wrong as a "
            "correction: minnes correct {path}\nif it was approved by mistake, mend it and approve "
            "it anew: minnes approve {path}",
            lines=lines,
            path=path,
        ),
        key=True,
    )


def unknown_seal(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """A seal of a form that this version of minnes does not know.

    What it checks: that a seal is one that `minnes approve` wrote, of a form known here.
    Why: what cannot be compared with its seal may have been changed.
    Example:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        approval: {by: Anna Lind, date: 2022-03-21, seal: ja}
    Instead:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        approval: {by: Anna Lind, date: 2022-03-21}
    """
    if meeting.approval and seal_state(meeting) is SealState.UNKNOWN:
        yield Finding(
            _SEAL,
            say("this seal is of a form that is not known here"),
            say("a newer minnes may know it; a seal is written by minnes approve, never by hand"),
        )


def not_sealed(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Approved minutes without a seal.

    What it checks: that an `approval` has a seal.
    Why: without one, nobody sees that the minutes were changed after they were approved.
    Example:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        approval: {by: Anna Lind, date: 2022-03-21}
    Instead:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        approval:
          by: Anna Lind
          date: 2022-03-21
          seal: minnes-1:sha256:55cd437e0aef9c5a7f71e6888453af4a0be6eeda45e24620cff315799faa727c
    """
    if meeting.approval and not meeting.approval.seal:
        yield Finding(
            ("approval",),
            say("these minutes are approved, but no seal shows if they are changed"),
            say("minnes approve {path} seals them as they stand", path=context.path),
            key=True,
        )


def answers_overdue(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Circulated minutes whose last day for answers has passed.

    What it checks: that minutes with `status: circulated` are approved once the last day for
        answers (`circulated_until`) is over.
    Why: the answers are in, and only the approval is missing.
    Example:
        title: Vårmöte
        date: 2022-03-11
        status: circulated
        circulated_until: 2022-03-25
    Instead:
        title: Vårmöte
        date: 2022-03-11
        status: approved
        circulated_until: 2022-03-25
    """
    until = meeting.circulated_until
    if until and meeting.status == "circulated" and until < context.today:
        yield Finding(
            ("circulated_until",),
            say("the last day for answers has passed"),
            say('when all agree, type: minnes approve {path} --by "NAME"', path=context.path),
        )
