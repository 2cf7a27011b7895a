"""Pages in a real browser: Debian's Chromium, driven by playwright. `make browser-test` runs these.

Nothing here is skipped: what is not installed fails, and says what to install.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from minnes.cli.app import run
from minnes.language.catalog import translator
from minnes.publish.look import plain_look
from minnes.publish.page import render_page
from tests.publish.samples import KINDS, sample, view_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PHONE, SMALL_PHONE, DESKTOP = (390, 844), (320, 640), (1280, 900)

Open = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder: it needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def program(name: str, package: str) -> str:
    """Where a program lies; without it the test fails and says what to install."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed: apt-get install {package}", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that all tests of a worker share."""
    from playwright.sync_api import sync_playwright

    chromium = program("chromium", "chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser) -> Callable[..., Any]:
    """Open an address as somebody sees it; a page that logs an error fails the test."""

    @contextmanager
    def open_page(
        address: str | Path,
        size: tuple[int, int] = DESKTOP,
        scheme: str = "light",
        **more: Any,
    ) -> Iterator[Page]:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **more
        )
        page = context.new_page()
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "console",
            lambda message: said.append(message.text) if message.type == "error" else None,
        )
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        yield page
        context.close()
        assert said == []

    return open_page


@pytest.fixture(scope="session")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages: the example project's, and `samples/`, which hold everything there is."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANG", "sv_SE.UTF-8")
        assert run(["render", os.fspath(root / "examples/meetings"), "-o", os.fspath(folder)]) == 0
    (folder / "samples").mkdir()
    for kind in KINDS:
        for edition in ("public", "internal"):
            for language in ("sv", "en"):
                view = view_of(sample(kind), edition, language)
                # The samples are in Swedish, whatever the page speaks.
                look = plain_look()._replace(language="sv")
                text = render_page(view, "html", translator(language), look=look)
                (folder / f"samples/{kind}-{edition}-{language}.html").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project as a site; drafts and what is planned too."""
    project = tmp_path_factory.mktemp("site") / "examples"
    shutil.copytree(root / "examples", project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANG", "sv_SE.UTF-8")
        assert (
            run(["render", os.fspath(project), "-o", os.fspath(project / "public"), "--drafts"])
            == 0
        )
    return project / "public"
