"""`minnes render --watch`: what is written is served, kept up to date, and served to nobody else."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread
from time import sleep

import pytest

from minnes.cli.serving import RELOAD, Server
from minnes.language.extras import install_command
from tests.files import put

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><title>x</title><body><p>Hej</p></body>"
MINUTES = "series: bim\ndate: 2021-12-10\nitems:\n  - {title: Läget, text: Allt är väl.}\n"
PATIENCE = 60
"""Seconds after which something that should happen is held not to."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path)
    yield started
    started.close()


def ask(port: int, path: str, host: str = "", method: str = "GET") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    return connection.getresponse()


def next_made(events: HTTPResponse) -> int:
    """The next number of a making that is told; waits for it."""
    while True:
        line = events.readline().decode()
        if line.startswith("data: "):
            return int(line.removeprefix("data: "))


def test_a_page_gets_the_script_and_may_run_it(server: Server, tmp_path: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src x">'
    (tmp_path / "å.html").write_text(policy + PAGE, "utf-8")
    answer = ask(server.port, "/%C3%A5.html")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.read().decode() == (
        policy.replace("'none'", "'none'; script-src 'self'; connect-src 'self'")
        + '<!doctype html><title>x</title><body><p>Hej</p><script src="/.minnes/reload.js" '
        'data-made="0"></script></body>'
    )
    assert ask(server.port, "/.minnes/reload.js").read().decode() == RELOAD
    assert (tmp_path / "å.html").read_text("utf-8") == policy + PAGE


def test_a_folder_without_a_start_page_lists_its_pages(server: Server, tmp_path: Path) -> None:
    (tmp_path / "bim").mkdir()
    (tmp_path / "bim/2021-12-10.html").write_text(PAGE)
    assert '<a href="/bim/2021-12-10.html">' in ask(server.port, "/").read().decode()
    (tmp_path / "index.html").write_text(PAGE)
    assert "<p>Hej</p>" in ask(server.port, "/").read().decode()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("host", ["minnes.example", "127.0.0.1", "127.0.0.1.example:{port}"])
def test_a_name_of_another_host_gets_no_answer(
    server: Server, tmp_path: Path, host: str, method: str
) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    asked = host.format(port=server.port)
    assert ask(server.port, "/", asked, method).status == 421
    assert ask(server.port, "/", f"localhost:{server.port}", method).status == 200


def test_nothing_outside_the_folder_is_served(server: Server, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.html").write_text("hemligt")
    for path in ("/../secret.html", "/%2e%2e/secret.html", "//secret.html", "/..%2fsecret.html"):
        assert ask(server.port, path).status == 404


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server._server.server_address[0] == "127.0.0.1"


def test_every_browser_is_told_that_pages_were_made(server: Server) -> None:
    first, second = (ask(server.port, "/.minnes/events") for _ in range(2))
    assert first.headers["Content-Type"] == "text/event-stream"
    assert (next_made(first), next_made(second)) == (0, 0)
    server.reload()
    assert (next_made(first), next_made(second)) == (1, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    settings = "series:\n  bim: {title: BIM}\n"
    return put(tmp_path, {"minnes.yaml": settings, "meetings/bim/2021-12-10.yaml": MINUTES})


class Watching:
    """A running `minnes render --watch`; `wait` gives what it says, up to a line that holds a text."""

    def __init__(self, project: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "minnes", "render", *arguments, "--watch", "--lang", "en"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def wait(self, text: str) -> str:
        said = ""
        while text not in said:
            said += self.lines.get(timeout=PATIENCE)
        return said

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return status


@pytest.fixture(autouse=True)
def _in_the_foreground() -> Iterator[None]:
    """Where the tests run in the background, Ctrl-C is not for them, nor for what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def watching(project: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(project, *arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.stop()


def test_a_change_is_shown_and_an_error_leaves_the_last_good_page(
    project: Path, watching: Callable[..., Watching]
) -> None:
    minutes, written = (
        project / "meetings/bim/2021-12-10.yaml",
        project / "ut/bim/2021-12-10.html",
    )
    running = watching("meetings/bim/2021-12-10.yaml", "-o", "ut")
    said = running.wait("until you press Ctrl-C")
    address = said.partition("look at ")[2].split()[0]
    assert address.endswith("/bim/2021-12-10.html")
    port = int(address.split(":")[2].partition("/")[0])
    events = ask(port, "/.minnes/events")
    assert next_made(events) == 0

    minutes.write_text(MINUTES.replace("väl", "bra"), "utf-8")
    assert next_made(events) == 1
    served = ask(port, "/bim/2021-12-10.html").read().decode()
    assert "Allt är bra." in served
    assert 'data-made="1"' in served
    assert "Allt är bra." in written.read_text("utf-8")
    assert "/.minnes/" not in written.read_text("utf-8")

    minutes.write_text(MINUTES + "stauts: draft\n", "utf-8")
    said = running.wait("all pages stay as they were until that is put right")
    assert "2021-12-10.yaml:5:" in said
    assert "Allt är bra." in ask(port, "/bim/2021-12-10.html").read().decode()

    minutes.write_text(MINUTES.replace("väl", "gott"), "utf-8")
    assert next_made(events) == 2
    assert "Allt är gott." in ask(port, "/bim/2021-12-10.html").read().decode()
    assert running.stop() == 0
    assert running.wait("no longer watching")


def test_the_site_of_a_project_is_kept_up_to_date_page_by_page(
    project: Path, watching: Callable[..., Watching]
) -> None:
    running = watching()
    said = running.wait("until you press Ctrl-C")
    port = int(said.partition("http://127.0.0.1:")[2].partition("/")[0])
    events = ask(port, "/.minnes/events")
    assert next_made(events) == 0
    assert "/.minnes/reload.js" in ask(port, "/").read().decode()
    (project / "meetings/bim/2021-12-10.yaml").write_text(MINUTES.replace("väl", "bra"), "utf-8")
    assert next_made(events) == 1
    assert "Allt är bra." in ask(port, "/bim/2021-12-10.html").read().decode()
    written = list((project / "public").rglob("*.html"))
    assert len(written) > 5
    assert [path for path in written if "/.minnes/" in path.read_text("utf-8")] == []
    (project / "meetings/bim/2021-12-10.yaml").write_text(MINUTES + "x: 1\n", "utf-8")
    said = running.wait("all pages stay as they were")
    assert "Allt är bra." in ask(port, "/bim/2021-12-10.html").read().decode()
    assert running.stop() == 0
    # What is made for the site is no change of what it is made of.
    changes = re.findall(r"\S+ ha(?:s|ve) changed|\d+ files have", said)
    assert changes == ["2021-12-10.yaml has changed"] * 2


def test_what_is_told_into_a_file_of_the_project_is_no_change(project: Path) -> None:
    with (project / "told.txt").open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "minnes", "render", "meetings", "--watch", "--lang", "en"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
            stdout=told,
            stderr=told,
        )
        port = 0
        while not port:
            sleep(0.05)
            found = re.search(r"127\.0\.0\.1:(\d+)/", (project / "told.txt").read_text("utf-8"))
            port = int(found[1]) if found else 0
        events = ask(port, "/.minnes/events")
        assert next_made(events) == 0
        (project / "meetings/bim/2021-12-10.yaml").write_text(MINUTES + "tags: a\n", "utf-8")
        assert next_made(events) == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    said = (project / "told.txt").read_text("utf-8")
    assert re.findall(r"\S+ has changed", said) == ["2021-12-10.yaml has changed"]


def test_a_mistake_in_a_template_is_told_too(
    project: Path, watching: Callable[..., Watching]
) -> None:
    (project / "templates/notes").mkdir(parents=True)
    (project / "templates/notes/minutes.html.j2").write_text("{{ meeting.title }}")
    running = watching("meetings", "-o", "ut")
    running.wait("until you press Ctrl-C")
    (project / "templates/notes/minutes.html.j2").write_text("{{ meeting.titel }}")
    said = running.wait("all pages stay as they were")
    assert 'templates/notes/minutes.html.j2:1: nothing is called "titel" here' in said
    assert running.stop() == 0


def test_without_the_addition_one_message_says_how_to_get_it(
    minnes, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml", "title: Ett möte\ndate: 2021-12-10\n")
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = minnes("render", "a.yaml", "-o", "ut", "--watch")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: watching needs an addition to minnes\n"
        f"  help: install it with: {install_command('watch')}\n",
    )


@pytest.mark.parametrize("more", [("--format", "md"), ("-o", "-"), ("--check",), ("--dry-run",)])
def test_where_there_is_no_page_nothing_is_watched(minnes, write, more: tuple[str, ...]) -> None:
    write("a.yaml", "title: Ett möte\ndate: 2021-12-10\n")
    ran = minnes("render", "a.yaml", "--watch", *more)
    assert (ran.status, ran.err) == (
        2,
        "error: --watch shows pages in a browser, and there would be none\n"
        "  help: leave out --check, --dry-run, --format and -o -\n",
    )
