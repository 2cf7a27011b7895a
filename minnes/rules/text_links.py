"""The rule about links in running text that lead to files beside the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_attachments
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding

_OPENED = "]("
"""The characters between the words and the address of every CommonMark link."""
_LINK = regex(r"\]\(\s*<?(?P<address>[^\s()<>]+)")
_DEFINED = "]:"
_DEFINITION = regex(
    r"(?:\A|\n[ \t]*\n) {0,3}(?P<line>\[[^\]\n]+\]:[ \t]*(?P<address>\S+))[ \t]*(?:\n|\Z)"
)
"""A line that CommonMark takes for the address of a link elsewhere, and does not show: `[1]: Here`."""
_LEADS_OUT = regex(r"#|[a-zA-Z][a-zA-Z0-9+.-]*:|www\.|//")


def link_to_file(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A text that links to a file, or shows a picture, beside the minutes.

    What it checks: that links in running text lead to the web, to mail, or within the page, and
        that no line such as `[1]: Plan` is taken for the address of one.
    Why: only attachments are published along with the minutes; on a page such a link would lead
        nowhere, so its words stand there without a link, and a line with an address is not shown.
    Example:
        text: Se [planen](bilagor/plan.pdf).
    Instead:
        text: Se planen.
        attachments: bilagor/plan.pdf
    """
    # Most files have no such link, which is seen sooner in the file than in each of its texts.
    if _DEFINED not in context.text and all(
        _LEADS_OUT.match(match["address"]) for match in _LINK.finditer(context.text)
    ):
        return
    for loc, text, _ in texts(meeting):
        for match in _LINK.finditer(text) if _OPENED in text else ():
            path = match["address"]
            if not _LEADS_OUT.match(path):
                message = say('on a page no link leads to "{path}"', path=path)
                hint = _cure(path, meeting, context)
                yield Finding(loc, message, hint, piece=match.span("address"))
        for match in _DEFINITION.finditer(text) if _DEFINED in text else ():
            if not _LEADS_OUT.match(match["address"]):
                line = match["line"]
                yield Finding(
                    loc,
                    say('"{line}" is read as the address of a link, and is not shown', line=line),
                    say("write it in parentheses where it belongs, or without the brackets"),
                    piece=match.span("line"),
                )


def _cure(path: str, meeting: Meeting, context: Context) -> Message:
    """Return what to do about a link to a file, which is attached already or might be."""
    if path.endswith((".yaml", ".yml")):
        return say("minutes have pages of their own: say in words which meeting it is")
    attached = context.once(gather_attachments, meeting)
    if any(attachment.file == path for _, attachment, _ in attached):
        return say("it is attached already, and has its link there: write the words alone")
    return say("name the file under attachments too: then it is published, with a link")
