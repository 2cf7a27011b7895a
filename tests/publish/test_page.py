"""Pages are valid, safe and accessible in their structure, in every kind, edition and language."""

import re
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import jinja2
import pytest
from markdown_it import MarkdownIt

from minnes.language.catalog import translator
from minnes.model.base import Part
from minnes.publish.page import Format, environment, render_page
from tests.publish.samples import KINDS, sample, view_of

NASTY = "<img src=x onerror=alert(1)> & \"quoted\" 'x' {{ 7 * 7 }} [a](javascript:alert(1)) *b*"


@pytest.fixture(
    params=[(k, e, lang) for k in KINDS for e in ("public", "internal") for lang in ("sv", "en")]
)
def page(request: pytest.FixtureRequest) -> str:
    kind, edition, language = request.param
    view = view_of(sample(kind), edition, language)
    return render_page(view, "html", translator(language))


def parsed(page: str) -> Element:
    """The page as a tree; the strict parser raises at the first error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_html_has_no_errors_and_stands_by_itself(page: str) -> None:
    tree = parsed(page)
    assert tree.attrib["lang"] in ("sv", "en")
    assert [element.tag for element in tree.iter() if element.tag in ("link", "iframe")] == []
    # Data that search engines read is no script: nothing of it runs.
    assert {element.attrib["type"] for element in tree.iter("script")} <= {"application/ld+json"}
    assert len(list(tree.iter("h1"))) == 1
    assert [element.tag for element in tree.find("body")] == ["a", "header", "main", "footer"]


def test_headings_skip_no_level(page: str) -> None:
    levels = [
        int(element.tag[1])
        for element in parsed(page).iter()
        if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_every_link_within_the_page_leads_somewhere_and_every_id_is_one_places(page: str) -> None:
    tree = parsed(page)
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    links = [element.attrib["href"] for element in tree.iter("a")]
    assert sorted(ids) == sorted(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {
        element.attrib["aria-labelledby"]
        for element in tree.iter("section")
        if "aria-labelledby" in element.attrib
    } <= set(ids)


def test_tables_have_header_cells_with_a_scope(page: str) -> None:
    tree = parsed(page)
    assert all(element.attrib.get("scope") == "col" for element in tree.iter("th"))
    assert all(
        table.find("caption") is not None
        for table in tree.iter("table")
        if table.attrib.get("class") == "ranking"
    )


def nasty(part: Any, field: str = "", text: str = NASTY) -> Any:
    """A part of minutes with something nasty in every field of text that may hold anything."""
    if isinstance(part, list):
        return [nasty(one, field, text) for one in part]
    if isinstance(part, Part):
        return part.model_copy(update={name: nasty(value, name, text) for name, value in part})
    fixed = (
        "id",
        "series",
        "kind",
        "status",
        "mode",
        "outcome",
        "month",
        "deferred_to",
        "reference",
    )
    if isinstance(part, str) and field not in (*fixed, "replaces"):
        return text
    return part


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_can_bring_html_into_a_page(kind: str) -> None:
    plain = {
        str(element.tag)
        for element in parsed(
            render_page(view_of(sample(kind), "internal"), "html", translator("sv"))
        ).iter()
    }
    view = view_of(nasty(sample(kind)), "internal")
    tree = parsed(render_page(view, "html", translator("sv")))
    assert {str(element.tag) for element in tree.iter()} <= plain | {"em"}
    links = {element.attrib["href"].partition(":")[0] for element in tree.iter("a")}
    assert {link for link in links if not link.startswith(("#", "2021-"))} <= {"mailto"}
    assert "49" not in "".join(tree.find("body").itertext())


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_can_bring_html_into_markdown(kind: str) -> None:
    text = render_page(view_of(nasty(sample(kind)), "internal"), "md", translator("sv"))
    careless = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    tokens = [each for token in careless.parse(text) for each in [token, *(token.children or [])]]
    assert {token.type for token in tokens} & {"html_block", "html_inline"} == set()
    assert [token for token in tokens if "javascript" in str(token.attrs.get("href", ""))] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["md", "html", "txt"])
def test_the_public_page_shows_nothing_internal(kind: str, format: str) -> None:
    meeting = sample(kind)
    shown = {
        e: render_page(view_of(meeting, e), format, translator("sv"))
        for e in ("public", "internal")
    }
    secret = re.compile("hemlig|känslig|OSL|Bara för oss", re.IGNORECASE)
    assert secret.findall(shown["public"]) == []
    assert len(secret.findall(shown["internal"])) >= {"notes": 9}.get(kind, 0)


def test_when_the_next_meeting_is_stands_at_the_top_and_leads_to_all_of_them() -> None:
    view = view_of("""
title: Ett möte
date: 2021-12-10
next_meetings: [{date: 2022-03-11, time: "9-12, 13-15"}, 2022-06-10]
""")
    page = parsed(render_page(view, "html", translator("sv")))
    fact = page.find(".//dl[@class='facts']/div")
    assert "".join(fact.itertext()) == (
        "Nästa mötefredagen den 11 mars 2022, kl. 09.00–12.00 och 13.00–15.00"
    )
    assert [element.attrib["href"] for element in fact.iter("a")] == ["#s.next"]
    section = page.find(".//section[@aria-labelledby='s.next']")
    assert len(section.findall(".//li")) == 2


def test_contents_lead_to_those_present_and_to_the_next_meeting() -> None:
    def contents(last: str) -> list[tuple[str, str]]:
        text = f"""
title: Ett möte
date: 2021-12-10
participants: [Anna Lind]
items: [{{title: A}}, {{title: B}}, {{title: C}}, {{title: {last}}}]
next_meetings: 2022-03-11
"""
        page = parsed(render_page(view_of(text), "html", translator("sv")))
        found = page.findall(".//nav[@class='contents']//a")
        return [(element.attrib["href"], "".join(element.itertext()).strip()) for element in found]

    items = [("#p.1", "1 A"), ("#p.2", "2 B"), ("#p.3", "3 C")]
    assert contents("D") == [
        ("#s.present", "Närvarande"),
        *items,
        ("#p.4", "4 D"),
        ("#s.next", "Nästa möte"),
    ]
    # An item that is called so is enough.
    assert contents("Nästa möte") == [
        ("#s.present", "Närvarande"),
        *items,
        ("#p.4", "4 Nästa möte"),
    ]


def test_a_page_in_markdown() -> None:
    text = """
title: Ett möte
date: 2021-12-10
time: 9-12
place: Teams
chair: Anna Lind
participants: {Orust: Anna Lind (samordnare), övriga: Bo Ek}
items:
  - title: Läget
    text: |
      # Allt *väl*

      ```
      # kod


      mer
      ```
    decisions: Vi ses.
    actions:
      - Anna Lind: ringer due:2022-01-31
next_meetings: 2022-03-11
"""
    assert (
        render_page(view_of(text, "public", "en"), "md", translator("en"))
        == """\
# Ett möte

**Meeting notes**, Kustens kommunalförbund

Friday 10 December 2021, at 09:00–12:00, Teams

- Chair: Anna Lind
- Next meeting: Friday 11 March 2022

## In brief

### Decisions

- D1 Vi ses.

### To do

- A1 **Anna Lind**: ringer (due 31 January 2022)

## Present

- **Orust:** Anna Lind (samordnare)
- **Others:** Bo Ek

## 1. Läget

### Allt *väl*

```
# kod


mer
```

**Decision D1:** Vi ses.

*To do:*

- [ ] A1 **Anna Lind**: ringer (due 31 January 2022)

## Next meeting

- Friday 11 March 2022

---

Public edition · möte
"""
    )


def test_lists_of_different_things_do_not_run_together_in_markdown() -> None:
    text = """
title: Ett möte
date: 2021-12-10
items:
  - title: Läget
    lead: Bo Ek
    text: |
      - ett
      - två
    actions: läsa
    attachments: {title: Rutin}
"""
    page = render_page(view_of(text, "public", "en"), "md", translator("en"))
    assert MarkdownIt("gfm-like", {"linkify": False}).render(page).count("<ul>") == 4


def test_a_draft_says_so() -> None:
    text = "title: Ett möte\ndate: 2021-12-10\nstatus: {}\n"
    for status, mark in (("draft", "Utkast"), ("cancelled", "Inställt"), ("approved", "")):
        page = render_page(view_of(text.format(status)), "html", translator("sv"))
        body = parsed(page).find("body")
        assert body.attrib.get("data-mark", "") == mark
        assert [
            element.text for element in body.iter("p") if element.attrib.get("class") == "mark"
        ] == ([mark] if mark else [])


def test_a_variable_that_does_not_exist_is_an_error() -> None:
    template = environment("html", translator("sv")).from_string("{{ meeting.nothing }}")
    with pytest.raises(jinja2.UndefinedError):
        template.render(meeting=view_of("title: x\ndate: 2021-12-10\n"))


def test_templates_run_in_a_sandbox() -> None:
    template = environment("html", translator("sv")).from_string("{{ meeting.__class__.__mro__ }}")
    with pytest.raises(jinja2.exceptions.SecurityError):
        template.render(meeting=view_of("title: x\ndate: 2021-12-10\n"))


def test_of_several_days_the_first_and_the_last_are_for_machines() -> None:
    view = view_of("title: Ett\ndate: 2021-12-30\nend_date: 2022-01-02\n")
    made = render_page(view, "html", translator("sv"))
    assert (
        '<p class="when"><time datetime="2021-12-30">30 december 2021</time> – '
        '<time datetime="2022-01-02">2 januari 2022</time></p>'
    ) in made


@pytest.mark.parametrize("format", ["html", "md", "txt"])
def test_nobody_is_said_to_be_present_where_only_the_absent_are_known(format: Format) -> None:
    view = view_of("title: Möte\ndate: 2021-12-10\nabsent: Anna Lind\n")
    page = render_page(view, format, translator("sv"))
    assert "närvarande" not in page.casefold()
    assert page.casefold().count("frånvarande") == 1


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("html", "<li>Anna Lind</li>\n<li>Bo Ek</li>\n</ul>\n"),
        ("md", "## Närvarande\n\nAnna Lind, Bo Ek\n"),
        ("txt", "NÄRVARANDE\n----------\n\nAnna Lind, Bo Ek\n"),
    ],
)
def test_those_who_are_the_only_ones_are_not_called_others(format: Format, shown: str) -> None:
    view = view_of("title: Möte\ndate: 2021-12-10\nparticipants: Anna Lind, Bo Ek\n")
    page = render_page(view, format, translator("sv"))
    assert shown in page
    assert "Övriga" not in page
