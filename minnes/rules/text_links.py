"""The rule about links in running text that lead to files beside the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.rule import Context, Rule
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Severity

_OPENED = "]("
"""The characters between the words and the address of every CommonMark link."""
_LINK = re.compile(r"\]\(\s*<?(?P<address>[^\s()<>]+)")
_LEADS_OUT = re.compile(r"#|[a-zA-Z][a-zA-Z0-9+.-]*:|www\.|//")


def link_to_file(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A text that links to a file, or shows a picture, beside the minutes.

    What it checks: that links in running text lead to the web, to mail, or within the page.
    Why: only attachments are published along with the minutes; on a page such a link would lead
        nowhere, so its words stand there without a link.
    Example:
        text: Se [planen](bilagor/plan.pdf).
    Instead:
        text: Se planen.
        attachments: bilagor/plan.pdf
    """
    # Most files have no such link, which is seen sooner in the file than in each of its texts.
    if all(_LEADS_OUT.match(match["address"]) for match in _LINK.finditer(context.text)):
        return
    for loc, text, _ in texts(meeting):
        for match in _LINK.finditer(text) if _OPENED in text else ():
            if not _LEADS_OUT.match(match["address"]):
                yield Finding(
                    loc,
                    say('on a page no link leads to "{path}"', path=match["address"]),
                    say("name the file under attachments too: then it is published, with a link"),
                    piece=match.span("address"),
                )


RULES: tuple[Rule, ...] = (Rule(link_to_file, Severity.NOTE),)
