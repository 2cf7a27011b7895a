"""A project's own templates for PDFs: used in place of ours, apart from the world, told of when they fail."""

import io
from pathlib import Path

import pypdf
import pytest

from minnes.language.catalog import translator
from minnes.publish import pdf
from minnes.publish.pdf_data import document
from minnes.publish.pdf_templates import OURS, own_texts, pdf_templates
from minnes.publish.problem import PublishProblem
from tests.publish.samples import sample, view_of

PLAIN = "title: Ett möte\ndate: 2021-12-10\n"
FOOT = """\
#import "minnes/style.typ" as ours
#let style(data, body) = {
  show: ours.style.with(data)
  set page(footer: [Vår egen sidfot])
  body
}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    (made / "pdf").mkdir(parents=True)
    return made


def made(own: Path, kind: str = "") -> bytes:
    view = view_of(sample(kind) if kind else PLAIN)
    with pdf_templates(own) as folder:
        return pdf.render_pdf(document(view, translator("sv"), None), folder=folder)


def shown(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_one_named_as_ours_is_used_in_its_place(own: Path) -> None:
    (own / "pdf/minutes.typ").write_text(
        "#let data = json(bytes(sys.inputs.data))\n"
        "#set document(title: data.title)\n= #data.meeting.title\n",
        "utf-8",
    )
    assert shown(made(own)) == "Ett möte"


def test_what_is_not_replaced_stays_ours(own: Path) -> None:
    (own / "pdf/style.typ").write_text(FOOT, "utf-8")
    said = shown(made(own, "notes"))
    assert "Vår egen sidfot" in said
    assert "Sida 1 av" not in said
    assert "Nuläget i kommunerna" in said


def test_without_any_nothing_is_copied(own: Path) -> None:
    with pdf_templates(own) as folder:
        assert folder == OURS
    with pdf_templates(None) as folder:
        assert folder == OURS


def test_the_copy_is_gone_afterwards(own: Path) -> None:
    (own / "pdf/style.typ").write_text(FOOT, "utf-8")
    with pdf_templates(own) as folder:
        assert (folder / "minutes.typ").is_file()
    assert not folder.exists()


def test_the_same_minutes_give_the_same_bytes(own: Path) -> None:
    (own / "pdf/style.typ").write_text(FOOT, "utf-8")
    assert made(own) == made(own)


def refused(own: Path, text: str) -> tuple[str, str]:
    (own / "pdf/style.typ").write_text(text, "utf-8")
    with pytest.raises(PublishProblem) as found:
        made(own)
    return str(found.value.message), str(found.value.hint)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#let style(data, body) = {\n", "1: unclosed delimiter"),
        (
            "#let style(data, body) = {\n  data.nothing\n  body\n}\n",
            '2: dictionary does not contain key "nothing"',
        ),
        (
            '#let style(data, body) = {\n  set text(font: "Sken")\n  body\n}\n',
            "2: unknown font family: sken",
        ),
        ("#let styl(data, body) = body\n", ""),
    ],
)
def test_a_mistake_is_told_with_its_line(own: Path, text: str, said: str) -> None:
    message, hint = refused(own, text)
    assert message == (
        f"templates/pdf/style.typ:{said}"
        if said
        else "no PDF could be made of möte: unresolved import"
    )
    if "font" in said:
        assert hint == "put the font's file into templates/pdf; fonts of the computer are not used"
    elif said:
        assert hint == "what a template gets stands in the README of minnes' own templates"


def test_the_example_in_the_readme_works(own: Path) -> None:
    readme = (OURS.parent / "README.md").read_text("utf-8")
    (own / "pdf/style.typ").write_text(readme.split("```typst\n")[1].split("```")[0], "utf-8")
    assert "kansli@example.org" in shown(made(own))


def test_nothing_comes_from_the_network(own: Path) -> None:
    text = '\n#import "@preview/cetz:0.4.0": canvas\n#let style(data, body) = body\n'
    assert refused(own, text) == (
        "templates/pdf/style.typ:2: a template takes no packages from the network",
        "put what it needs beside it, and import it by its file's name",
    )


@pytest.mark.parametrize("path", ["../../hemligt.txt", "/../hemligt.txt", "länk.txt"])
def test_a_template_reads_nothing_outside_its_folder(own: Path, path: str) -> None:
    secret = own.parent / "hemligt.txt"
    secret.write_text("hemligt", "utf-8")
    (own / "pdf/länk.txt").symlink_to(secret)
    message, _ = refused(own, f'#let style(data, body) = {{ read("{path}"); body }}\n')
    assert message.startswith("templates/pdf/style.typ:1: ")
    assert "hemligt\n" not in message


def test_what_templates_say_themselves_is_looked_through_for_leaks(own: Path) -> None:
    (own / "pdf/style.typ").write_text(FOOT, "utf-8")
    (own / "pdf/bild.svg").write_text("<svg/>", "utf-8")
    assert own_texts(own) == [FOOT]
    assert own_texts(None) == []
