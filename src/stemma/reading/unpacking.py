"""Packed files: what is inside a ZIP, bounded before and while it is unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from stemma.errors import UnreadableInput

__all__ = ["LARGEST", "Packed", "check_package", "unpacked"]

LARGEST = 20_000_000
_MOST_ENTRIES = 20_000
_MOST_BYTES = 1_000_000_000
_PACKAGE_ENTRIES = 2_000
_PACKAGE_BYTES = 60_000_000
_PART_BYTES = 20_000_000
_RATIO = 200
_SMALL = 1_000_000
_ENCRYPTED = 0x1
_DAMAGE = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
           LookupError, RuntimeError)  # fmt: skip


class Packed(NamedTuple):
    """A file inside an archive: its path there and its bytes."""

    path: PurePosixPath
    content: bytes


def unpacked(
    stream: BinaryIO,
    where: str,
    on_skip: Callable[[UnreadableInput], None],
    wanted: Callable[[PurePosixPath, frozenset[str]], bool],
) -> Iterator[Packed]:
    """Yield the files of an archive by name, one in memory at a time; nothing is written anywhere.

    `wanted` is asked with a path and all paths. Encrypted, too large and wrongly named entries are
    given to `on_skip`. Raises UnreadableInput where this is no ZIP or holds too many entries.
    """
    try:
        with ZipFile(stream) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            if len(entries) > _MOST_ENTRIES:
                raise UnreadableInput(
                    where,
                    f"this archive has {len(entries):,} files; more than {_MOST_ENTRIES:,} are not "
                    "read, unpack it and give the folder",
                )
            yield from _files(archive, entries, (where, on_skip, wanted))
    except _DAMAGE as error:
        raise UnreadableInput(where, f"this archive cannot be read: {error}") from error


_Asked = tuple[
    str, Callable[[UnreadableInput], None], Callable[[PurePosixPath, frozenset[str]], bool]
]


def _files(archive: ZipFile, entries: list[ZipInfo], asked: _Asked) -> Iterator[Packed]:
    where, on_skip, wanted = asked
    every = frozenset(e.filename for e in entries)
    seen: set[str] = set()
    left = _MOST_BYTES
    for entry in sorted(entries, key=lambda e: (e.filename, e.header_offset)):
        path = PurePosixPath(entry.filename)
        name = f"{where}/{_shown(entry.filename)}"
        why = _refused(entry) or (
            "this name stands twice in the archive" if entry.filename in seen else None
        )
        seen.add(entry.filename)
        if why is None and not wanted(path, every):
            continue
        if why is None and entry.file_size > left:
            on_skip(
                UnreadableInput(
                    where,
                    f"this archive unpacks to more than {_MOST_BYTES:,} bytes; from {entry.filename} on "
                    "it is not read, unpack it and give the folder",
                )
            )
            return
        if why is None:
            try:
                content = _content(archive, entry)
            except _DAMAGE as error:
                why = f"this file of the archive cannot be unpacked: {error}"
            else:
                left -= len(content)
                yield Packed(path, content)
                continue
        on_skip(UnreadableInput(name, why))


def _refused(entry: ZipInfo) -> str | None:
    """Return why an entry is not unpacked."""
    parts = entry.filename.split("/")
    raw = entry.orig_filename
    if "\\" in raw or "\x00" in raw or ".." in parts or raw.startswith("/") or ":" in parts[0]:
        return "its name leads out of the archive; it is not unpacked"
    if entry.flag_bits & _ENCRYPTED:
        return "this file of the archive is encrypted; pack it without a password"
    if entry.file_size > LARGEST:
        return f"it unpacks to {entry.file_size:,} bytes; more than {LARGEST:,} are not read"
    if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
        return "it unpacks to more than 200 times its size, as traps do; it is not unpacked"
    return None


def _content(archive: ZipFile, entry: ZipInfo) -> bytes:
    with archive.open(entry) as packed:
        # The size that an entry says of itself may be wrong; never more of it is unpacked.
        return packed.read(entry.file_size)


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)


def check_package(data: bytes, where: str) -> None:
    """Raise UnreadableInput where the parts of a packed document are too many or too large."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except _DAMAGE as error:
        raise UnreadableInput(
            where, f"this document is damaged and cannot be read: {error}"
        ) from error
    if any(e.flag_bits & _ENCRYPTED for e in entries):
        raise UnreadableInput(where, "this document is encrypted; save it without a password")
    texts = [e for e in entries if e.filename.endswith((".xml", ".rels"))]
    traps = [
        e for e in texts if e.file_size > _SMALL and e.file_size > _RATIO * max(e.compress_size, 1)
    ]
    too_large = sum(e.file_size for e in entries) > _PACKAGE_BYTES or any(
        e.file_size > _PART_BYTES for e in texts
    )
    if traps or too_large or len(entries) > _PACKAGE_ENTRIES:
        raise UnreadableInput(
            where,
            f"this document unpacks to more than {_PACKAGE_BYTES:,} bytes or to a trap; it is not read",
        )
