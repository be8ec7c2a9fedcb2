"""Stage versions: a hash over the sources that make a stage, so that no change is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

__all__ = ["Stage", "stage_version"]

Stage = Literal["reading", "analysis", "stories", "lineage", "collation"]

# The rooms that make each stage: its own and those that it is built upon.
_ROOMS: dict[Stage, tuple[str, ...]] = {
    "reading": ("model", "text", "languages", "reading"),
    "analysis": ("model", "text", "languages", "analysis"),
    "stories": ("model", "text", "languages", "analysis", "stories"),
    "lineage": ("model", "text", "languages", "analysis", "stories", "lineage"),
    "collation": ("model", "text", "languages", "analysis", "stories", "lineage", "collation"),
}


@cache
def stage_version(stage: Stage) -> str:
    """Return a stage's name with a hash over the sources and packs that make it."""
    digest = blake2b(digest_size=6)
    for room in _ROOMS[stage]:
        digest.update(_room_digest(room))
    return f"{stage}-{digest.hexdigest()}"


@cache
def _room_digest(room: str) -> bytes:
    digest = blake2b(digest_size=16)
    for name, source in _sources(files("stemma") / room, room):
        digest.update(name.encode() + b"\x1f")
        digest.update(source.read_bytes())
        digest.update(b"\x1f")
    return digest.digest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the code and packs under a folder by name."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        inside = f"{name}/{entry.name}"
        if entry.name.endswith((".py", ".toml")):
            yield inside, entry
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _sources(entry, inside)
