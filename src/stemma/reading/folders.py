"""Folders: the files below, by name; links are followed once, and what is no file is named."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

from stemma.errors import UnreadableInput

__all__ = ["PAGES", "files_below", "of_a_page"]

PAGES = frozenset({".html", ".htm", ".xhtml"})
# How browsers name the folder of a saved page's pictures: `_files`, `-Dateien`, `.files`, `_archivos`.
_BESIDE = re.compile(r"[_.-]\w{4,12}")

Skip = Callable[[UnreadableInput], None]


def files_below(folder: Path, on_skip: Skip) -> list[Path]:
    """Return the files below a folder by name, hidden ones aside.

    The folder that a browser saves beside a page is part of that page. A folder that cannot be
    opened, a link that leads nowhere or back, and what is no file are given to `on_skip`.
    """
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            here = place.stat()
            inside = sorted(p for p in place.iterdir() if not p.name.startswith("."))
        except OSError as error:
            said = error.strerror or error
            on_skip(UnreadableInput(str(place), f"this folder cannot be opened: {said}"))
            continue
        if (here.st_dev, here.st_ino) in seen:
            on_skip(UnreadableInput(str(place), "this link leads to a folder that is read already"))
            continue
        seen.add((here.st_dev, here.st_ino))
        pages = frozenset(p.name for p in inside)
        for path in inside:
            kind = _kind(path, on_skip)
            if kind is None:
                continue
            if not stat.S_ISDIR(kind):
                found.append(path)
            elif not of_a_page(path.name, pages):
                waiting.append(path)
    return sorted(found)


def _kind(path: Path, on_skip: Skip) -> int | None:
    """Return the mode of a file or folder; None for what is neither."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        on_skip(
            UnreadableInput(str(path), f"this file cannot be opened: {error.strerror or error}")
        )
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return mode
    on_skip(UnreadableInput(str(path), "this is no file but a pipe, a socket or a device"))
    return None


def of_a_page(folder: str, beside: frozenset[str]) -> bool:
    """Say whether a folder is the one that a browser saves beside a page of that name."""
    for match in _BESIDE.finditer(folder):
        if match.end() == len(folder) and any(
            f"{folder[: match.start()]}{suffix}" in beside for suffix in PAGES
        ):
            return True
    return False
