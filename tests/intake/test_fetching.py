"""Fetching against a real server on loopback: robots, redirects, errors, the address guard."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from stemma.errors import UnreadableInput
from stemma.intake import check_address, fetch_page

PAGES = {
    "/robots.txt": (200, "User-agent: *\nDisallow: /private/\n", {}),
    "/news": (200, "<html><title>Drei Tote</title><p>In Kiel.</p></html>", {}),
    "/old": (302, "", {"location": "/news"}),
    "/round": (302, "", {"location": "/round"}),
    "/gone": (404, "no", {}),
    "/private/x": (200, "secret", {}),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body, headers = PAGES[self.path]
        data = body.encode()
        self.send_response(status)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/news", "/old"])
def test_a_page_is_fetched_and_becomes_a_line(site, path):
    page = fetch_page(site + path, private=True)
    row = json.loads(page.line())
    assert row["url"] == f"{site}/news"
    assert "Drei Tote" in row["html"]


@pytest.mark.parametrize(
    ("path", "why"),
    [("/gone", "answered 404"), ("/round", "redirects more than"), ("/private/x", "robots.txt")],
)
def test_what_is_not_fetched_says_why(site, path, why):
    with pytest.raises(UnreadableInput, match=why):
        fetch_page(site + path, private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8080/x",
        "http://10.1.2.3/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "http:///nohost",
    ],
)
def test_addresses_inside_are_refused(url):
    with pytest.raises(UnreadableInput):
        check_address(url)
