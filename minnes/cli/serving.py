"""A local web server for `--watch`, which reloads the browser when pages are rendered again.

What is served differs from what is written by one script, which waits for that word and reloads.
"""

from __future__ import annotations

from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO
from urllib.parse import urlsplit

from minnes.publish.links import path_address

HOST = "127.0.0.1"
"""The loopback address: nobody but this machine gets an answer."""

EVENTS, SCRIPT = "/.minnes/events", "/.minnes/reload.js"
HEARTBEAT = 15.0
"""Seconds between signs of life, by which a browser that has gone away is noticed."""

RELOAD = """\
const made = document.currentScript.dataset.made;
new EventSource("/.minnes/events").addEventListener("made", (event) => {
  if (event.data !== made) location.reload();
});
"""
ALLOWED = b"default-src 'none'; script-src 'self'; connect-src 'self'"


class Server:
    """Serves a folder to this machine's browser; `port` 0 takes any that is free."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.made = 0
        self.open = True
        self.changed = Condition()
        self._server = ThreadingHTTPServer((HOST, port), partial(_Answer, server_=self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.address = f"http://{HOST}:{self.port}/"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def reload(self) -> None:
        """Tell every browser that pages were made anew."""
        with self.changed:
            self.made += 1
            self.changed.notify_all()

    def close(self) -> None:
        """Stop serving."""
        with self.changed:
            self.open = False
            self.changed.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Answer(SimpleHTTPRequestHandler):
    """The answer to one request."""

    def __init__(self, *arguments: object, server_: Server) -> None:
        self._pages = server_
        super().__init__(*arguments, directory=str(server_.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the events, the script, or a file of the folder."""
        path = urlsplit(self.path).path
        if not self._from_here():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._say("text/javascript; charset=utf-8", len(RELOAD))
            self.wfile.write(RELOAD.encode())
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer as to GET, but for the content; not to a page elsewhere."""
        if self._from_here():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Return what is to be sent of a file; pages get the script that reloads them."""
        file = Path(self.translate_path(self.path))
        asked = urlsplit(self.path).path
        if asked == "/" or (file.is_dir() and asked.endswith("/")):
            file /= "index.html"
            if not file.is_file():
                return self._page(self._listing())
        if file.suffix == ".html" and file.is_file():
            return self._page(file.read_bytes())
        return super().send_head()

    def _from_here(self) -> bool:
        """Return whether the browser asked for this machine; another name is a page's trick to read on."""
        return self.headers.get("Host", "") in (
            f"{HOST}:{self._pages.port}",
            f"localhost:{self._pages.port}",
        )

    def _page(self, content: bytes) -> BytesIO:
        made = str(self._pages.made).encode()
        script = b'<script src="' + SCRIPT.encode() + b'" data-made="' + made + b'"></script>'
        before, end, after = content.rpartition(b"</body>")
        page = before + script + end + after
        page = page.replace(b"default-src 'none'", ALLOWED, 1)
        self._say("text/html; charset=utf-8", len(page))
        return BytesIO(page)

    def _listing(self) -> bytes:
        """Return a page that leads to all pages below the folder."""
        files = sorted(
            file.relative_to(self._pages.folder).as_posix()
            for file in self._pages.folder.rglob("*.html")
        )
        links = "".join(f'<li><a href="/{path_address(name)}">{escape(name)}</a>' for name in files)
        text = (
            f"<!doctype html><meta charset=utf-8><title>minnes</title><body><ul>{links}</ul></body>"
        )
        return text.encode("utf-8")

    def _events(self) -> None:
        self._say("text/event-stream", None)
        pages, told = self._pages, -1
        try:
            while pages.open:
                with pages.changed:
                    if told == pages.made:
                        pages.changed.wait(HEARTBEAT)
                    made = pages.made
                said = f"event: made\ndata: {made}\n\n" if made != told else ": still here\n\n"
                told = made
                self.wfile.write(said.encode())
                self.wfile.flush()
        except OSError:
            pass  # The browser has gone away.
        self.close_connection = True

    def _say(self, kind: str, length: int | None) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def end_headers(self) -> None:
        """Say that nothing is to be kept: the next answer may differ."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of a request: what counts is said when pages are made."""
