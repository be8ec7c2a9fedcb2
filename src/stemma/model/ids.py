"""Stable identifiers: hashes over what identifies a thing, never over book-keeping."""

from __future__ import annotations

from hashlib import blake2b

__all__ = ["stable_id"]


def stable_id(*parts: str) -> str:
    """Return 16 hexadecimal digits that depend on the parts and their order alone."""
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()
