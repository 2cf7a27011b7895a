"""A project's look: its theme, its colours, its logo; what is wrong with them is told."""

from base64 import b64encode
from pathlib import Path

import pytest

from minnes.archive.look_problems import LARGEST
from minnes.archive.workspace import open_workspace
from minnes.language.catalog import translator
from minnes.publish.look import Look, look_of, plain_look
from minnes.publish.page import render_page
from minnes.publish.problem import PublishProblem
from tests.files import put
from tests.publish.samples import view_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def look(folder: Path, publish: str = "", organization: str = "Kusten") -> Look:
    text = f"organization: {organization}\npublish: {{{publish}}}\n"
    (folder / "minnes.yaml").write_text(text, "utf-8")
    return look_of(open_workspace(folder))


def page(look: Look) -> str:
    return render_page(
        view_of("title: Ett möte\ndate: 2021-12-10\n"), "html", translator("sv"), look=look
    )


def test_without_a_project_the_look_is_that_of_the_first_theme(tmp_path: Path) -> None:
    assert look_of(open_workspace(tmp_path)) == plain_look()
    assert plain_look().style.css.startswith(":root { --paper: #fdfcf8; --ink: #1e2124; ")
    assert look(tmp_path).style.css == plain_look().style.css


def test_a_theme_brings_its_colours_and_its_styles(tmp_path: Path) -> None:
    css = look(tmp_path, "theme: contrast").style.css
    assert css.startswith(":root { --paper: #ffffff; --ink: #000000; ")
    assert "\n\n/* Contrast: " in css


def test_a_theme_of_ones_own_comes_after_our_styles(tmp_path: Path) -> None:
    own = "h1 { font-family: Comic; } /* </style><script> */"
    put(tmp_path, {"templates/themes/kust.css": own})
    found = look(tmp_path, "theme: kust")
    assert found.style.css.endswith("\n\nh1 { font-family: Comic; } /* <\\/style><script> */\n")
    assert page(found).count("</style>") == page(plain_look()).count("</style>")


def test_an_unknown_theme_lists_those_there_are(tmp_path: Path) -> None:
    put(tmp_path, {"templates/themes/kust.css": ""})
    with pytest.raises(PublishProblem) as found:
        look(tmp_path, "theme: papper")
    assert str(found.value.message) == 'there is no theme "papper"'
    assert str(found.value.hint) == "choose one of: paper, plain, contrast, kust"


def test_an_organizations_colours_are_on_the_page(tmp_path: Path) -> None:
    made = page(look(tmp_path, "colours: {accent: b01030}"))
    light, dark = made.split("@media (prefers-color-scheme: dark)", 1)
    assert "--accent: #b01030;" in light
    assert "--accent: #ce6b7f;" in dark


def test_a_logo_is_a_part_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    found = look(tmp_path, "logo: logo.svg, logo_text: Vår våg")
    source = "data:image/svg+xml;base64," + b64encode(SVG).decode()
    assert f'<img src="{source}" alt="Vår våg">' in page(found)
    assert found.picture == SVG
    assert found.style.logo is not None
    assert found.style.logo.file == "logo.svg"


def test_a_logo_without_words_of_its_own_says_whose_it_is(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    made = page(look(tmp_path, "logo: logo.svg", "Kustens <förbund>"))
    assert 'alt="Kustens &lt;förbund&gt;"' in made


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("borta.svg", 'the logo "borta.svg" is not there'),
        ("minnes.yaml", 'the logo "minnes.yaml" is no picture that every browser shows'),
        ("../utanför.svg", 'the logo "../utanför.svg" lies outside the project'),
        ("länk.svg", 'the logo "länk.svg" lies outside the project'),
        ("stor.png", 'the logo "stor.png" is too large: 200 kB'),
    ],
)
def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path, written: str, said: str) -> None:
    outside = tmp_path / "utanför.svg"
    outside.write_bytes(SVG)
    inside = tmp_path / "projekt"
    inside.mkdir()
    (inside / "länk.svg").symlink_to(outside)
    (inside / "stor.png").write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(PublishProblem) as found:
        look(inside, f"logo: {written}")
    assert str(found.value.message) == said
