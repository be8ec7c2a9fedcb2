"""Fetching of one page: robots.txt is asked first, every redirect is guarded, sizes are bounded."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx2
from protego import Protego

from stemma import __version__
from stemma.errors import UnreadableInput
from stemma.intake.guard import check_address

__all__ = ["Page", "fetch_page"]

AGENT = f"stemma/{__version__}"
_LARGEST = 20_000_000
_REDIRECTS = 5
_SECONDS = 20.0


class Page(NamedTuple):
    """A fetched page: the address asked for, the one that answered, its HTML, when (UTC, ISO)."""

    url: str
    answered: str
    html: str
    fetched: str

    def line(self) -> str:
        """Return the page as a line of JSONL that every command reads."""
        return json.dumps({"url": self.answered, "html": self.html, "text": None})


def fetch_page(url: str, *, private: bool = False) -> Page:
    """Fetch one page.

    `private` allows addresses inside this machine and network. Raises UnreadableInput where the
    address is refused, robots.txt forbids it, the server fails or the page is too large.
    """
    with httpx2.Client(headers={"user-agent": AGENT}, timeout=_SECONDS) as client:
        for _ in range(_REDIRECTS + 1):
            check_address(url, private=private)
            _ask_robots(client, url, private=private)
            answer = _get(client, url)
            if not answer.has_redirect_location:
                break
            url = urljoin(url, answer.headers["location"])
        else:
            raise UnreadableInput(url, f"it redirects more than {_REDIRECTS} times")
        if answer.status_code != httpx2.codes.OK:
            raise UnreadableInput(url, f"the server answered {answer.status_code}")
        return Page(url, str(answer.url), answer.text, datetime.now(UTC).isoformat())


def _get(client: httpx2.Client, url: str) -> httpx2.Response:
    try:
        with client.stream("GET", url) as answer:
            size = 0
            chunks = []
            for chunk in answer.iter_raw():
                size += len(chunk)
                if size > _LARGEST:
                    raise UnreadableInput(url, f"it is larger than {_LARGEST} bytes")
                chunks.append(chunk)
            return httpx2.Response(
                answer.status_code,
                headers=answer.headers,
                content=b"".join(chunks),
                request=answer.request,
            )
    except httpx2.HTTPError as error:
        raise UnreadableInput(url, f"it cannot be fetched: {error}") from error


def _ask_robots(client: httpx2.Client, url: str, *, private: bool) -> None:
    parts = urlsplit(url)
    robots = f"{parts.scheme}://{parts.netloc}/robots.txt"
    check_address(robots, private=private)
    answer = _get(client, robots)
    if answer.status_code == httpx2.codes.OK:
        if not Protego.parse(answer.text).can_fetch(url, AGENT):
            raise UnreadableInput(url, "the site's robots.txt asks not to fetch it")
    elif answer.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
        # RFC 9309, 2.3.1.4: while robots.txt is unreachable, nothing may be fetched.
        raise UnreadableInput(url, f"the site's robots.txt answers {answer.status_code}")
