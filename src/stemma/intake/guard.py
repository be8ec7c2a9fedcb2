"""The address guard: a page's address must not lead into the machine or the house network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from stemma.errors import UnreadableInput

__all__ = ["check_address"]


def check_address(url: str, *, private: bool = False) -> None:
    """Raise UnreadableInput unless the URL is http(s) and all its addresses are public.

    `private` allows addresses of this machine and the house network, for a mirror or a test.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnreadableInput(url, "this is no http or https address")
    if private:
        return
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, proto=socket.IPPROTO_TCP)
    except (OSError, ValueError) as error:
        raise UnreadableInput(url, f"its host cannot be found: {error}") from error
    for *_, address in found:
        number = str(address[0]).partition("%")[0]
        if not ipaddress.ip_address(number).is_global:
            raise UnreadableInput(
                url, f"its host is {number}, inside this machine or network; it is not fetched"
            )
