"""Fields of CommonMark become safe HTML and tame Markdown; plain text stays what it is."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from minnes.publish import commonmark, unmarked
from minnes.publish.commonmark import escape, line_to_html, line_to_markdown, to_html, to_markdown
from minnes.publish.links import safe_link

CARELESS = MarkdownIt("gfm-like", {"html": True, "linkify": False})
MARKS = st.text(alphabet="ab 1.)(-+*_`~#=>|[]!<&;/\\\"'", max_size=30)
MARKUP = st.text(alphabet="ab \n1.)-*_`~#=>|[]()!<:&;/\\", max_size=60)


@given(st.text(max_size=60) | MARKS)
@example("1. a")
@example("* a")
@example("&amp; <b> [a](b) `c` a_b_c ~~d~~ | e |")
@example("# a\n> b\n```")
def test_plain_text_survives_markdown_unchanged(text: str) -> None:
    shown = CARELESS.render(escape(text))
    folded = re.sub("[ \t\n\r\v\f]+", " ", text).strip().replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert html.unescape(shown.removeprefix("<p>").removesuffix("</p>\n")) == folded


def test_escaped_text_is_still_easy_to_read() -> None:
    plain = "Barn & unga (BUP), 2021-12-10 kl. 9.30: 1,8 tjänst – därefter 10+3!"
    assert escape(plain) == plain
    assert escape("1. Först") == r"1\. Först"


@given(MARKUP)
@example("<script>alert(1)</script>")
@example("[a](javascript:alert(1)) ![b](data:text/html,x)")
@example("[a]\n\n[a]: vbscript:x")
@example("`a <b> \n\n <i>c</i>`")
def test_markdown_made_of_any_field_holds_no_html_and_no_unsafe_link(text: str) -> None:
    class Watching(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802
            assert safe_link(url)
            return True

    watching = Watching("gfm-like", {"html": True, "linkify": False})
    kinds = [
        token.type
        for block in watching.parse(to_markdown(text, 3))
        for token in [block, *(block.children or [])]
    ]
    assert not {"html_block", "html_inline"} & set(kinds)


@given(MARKUP.filter(lambda text: ":" not in text))
@example("# a\n\nb\n===\n\n> ### c\n\n- # d")
@example("a\n- b\n---\n# c")
def test_markdown_and_html_of_a_field_say_the_same(text: str) -> None:
    # A heading underlined over two lines gets one line.
    again = to_html(to_markdown(text, 3), 3).split()
    assert again == to_html(text.strip("\n"), 3).split()


@given(MARKS.filter(lambda text: text.strip() != ""))
@example("* a")
@example("[a]: b")
@example("---")
def test_one_line_is_never_read_as_a_block(text: str) -> None:
    item = f"<ul>\n<li>{line_to_html(text, 3)}</li>\n</ul>\n"
    assert to_html(f"- {line_to_markdown(text, 3)}", 3) == item


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# a\n\n# b", ["h3", "h3"]),
        ("# a\n\n### b\n\n###### c\n\n## d", ["h3", "h4", "h5", "h4"]),
        ("### a\n\n# b\n\n## c", ["h3", "h3", "h4"]),
        ("# a\n## b\n### c\n#### d\n##### e", ["h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_continue_the_page_and_skip_no_level(written: str, levels: list[str]) -> None:
    assert re.findall("<(h[1-6])>", to_html(written, 3)) == levels
    assert re.findall("^#+", to_markdown(written, 3), re.MULTILINE) == [
        "#" * int(level[1]) for level in levels
    ]


@pytest.mark.parametrize(
    ("written", "tame"),
    [("a\r\r# b", "a\n\n### b"), ("a \0\n===", "### a \ufffd"), ("\v \r*a*\n---", "### *a*")],
)
def test_headings_are_found_among_unusual_signs(written: str, tame: str) -> None:
    assert to_markdown(written, 3) == tame


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>fet</b>", "<p>&lt;b&gt;fet&lt;/b&gt;</p>\n"),
        ("[a](JavaScript:alert)", "<p>[a](JavaScript:alert)</p>\n"),
        ("[a](&#106;avascript:alert)", "<p>[a](javascript:alert)</p>\n"),
        ("[a](java&#10;script:alert)", "<p>[a](java\nscript:alert)</p>\n"),
        ("[a](ftp://x.se)", "<p>[a](ftp://x.se)</p>\n"),
        ("[a](//x.se)", "<p>[a](//x.se)</p>\n"),
        ("[a](bilagor/b.pdf) [b](#D1)", '<p>a <a href="#D1">b</a></p>\n'),
        ("[*a* b](x/minnes.yaml)", "<p><em>a</em> b</p>\n"),
        ("![Karta](karta.png) ![](k.png)", "<p>Karta </p>\n"),
        ("![Karta](https://x.se/k.png)", '<p><a href="https://x.se/k.png">Karta</a></p>\n'),
        ("![](https://x.se/k)", '<p><a href="https://x.se/k">https://x.se/k</a></p>\n'),
        ("[![Karta](k.png)](https://x.se)", '<p><a href="https://x.se">Karta</a></p>\n'),
        ("[![Karta](https://x.se/k.png) a](b)", "<p>Karta a</p>\n"),
        ("[a](mailto:a@x.se)", '<p><a href="mailto:a@x.se">a</a></p>\n'),
        (
            "Se https://x.se/a, *nu*.",
            '<p>Se <a href="https://x.se/a">https://x.se/a</a>, <em>nu</em>.</p>\n',
        ),
        ("[https://x.se](https://y.se)", '<p><a href="https://y.se">https://x.se</a></p>\n'),
        ("`https://x.se`", "<p><code>https://x.se</code></p>\n"),
    ],
)
def test_html_is_shown_as_text_and_only_safe_links_are_links(written: str, shown: str) -> None:
    assert to_html(written, 3) == shown


def test_tables_have_header_cells_with_a_scope() -> None:
    assert to_html("| År | Ärenden |\n| --- | ---: |\n| 2021 | 47 |", 3) == (
        '<div class="wide" role="group" tabindex="0"><table>\n<thead>\n<tr>\n'
        '<th scope="col">År</th>\n<th scope="col" style="text-align:right">Ärenden</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n<td>2021</td>\n"
        '<td style="text-align:right">47</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_the_writers_own_lines_are_kept_in_markdown() -> None:
    written = "Det *första* stycket\när brutet här.\n\n- a\n- b\n\n```\n<b>\n```"
    assert to_markdown(written, 3) == written


PROSE = st.text(alphabet="ab åÄ.,;:?!'\"()/%§–-+=123 \n\n", max_size=60)


@settings(max_examples=400)
@given(PROSE | MARKUP)
@example('Ett stycke.\n\nOch ett till: 3 % av 12, "minst".')
@example("1. en lista")
@example("text\n---")
@example("rad  \nbruten")
def test_prose_without_marks_is_read_as_the_engine_would(text: str) -> None:
    engine = commonmark._engine()
    tokens = engine.parse(text)
    commonmark._set_levels(tokens, 2)
    assert to_html(text, 2) == engine.renderer.render(tokens, engine.options, {})


@settings(max_examples=400)
@given(PROSE | MARKUP)
@example('Ett stycke.\nSamma stycke: 3 % av 12, "minst".')
@example("Ett stycke.\n\nOch ett till.")
@example("en rad\n- en lista")
def test_a_line_without_marks_is_read_as_the_engine_would(text: str) -> None:
    engine = commonmark._engine()
    stripped = text.strip()
    tokens = engine.parse(stripped)
    if "\n" in stripped and not commonmark._is_one_paragraph(tokens):
        assert commonmark.line_to_html(text, 2) == to_html(stripped, 2)
    else:
        content = tokens[1].content if "\n" in stripped else stripped
        inline = engine.parseInline(content)
        assert commonmark.line_to_html(text, 2) == engine.renderer.render(
            inline, engine.options, {}
        )


def test_most_prose_is_without_marks() -> None:
    text = "Rundan begränsas till fem minuter.\nTre skolor återstår (1,8).\n"
    assert unmarked.blocks(text) == f"<p>{text.strip()}</p>\n"
    assert unmarked.line(text.strip()) == text.strip()
    assert unmarked.blocks("Allt är *klart*.") is None
    assert unmarked.line("BUP kommer.", (("BUP", "barn- och ungdomspsykiatrin"),)) is None
