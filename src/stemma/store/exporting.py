"""A whole desk as one ZIP of JSON lines, and back: checked before anything is written.

`manifest.json` gives the format's version and, for each other member, its lines and SHA-256;
`articles.jsonl` has one version of an article on a line, `problems.jsonl` one skipped input,
`judgements.jsonl` one judgement (from format 2 on).
Analyses are not part of it: they are made anew from the articles. The same desk gives the same
bytes.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from stemma import __version__
from stemma.errors import ExportDamaged, ExportTooNew, OutputError
from stemma.model import Judgement
from stemma.store.shelf import Problem, Shelf, Stored
from stemma.store.versions import text_digest

__all__ = ["FORMAT", "Imported", "export", "import_into"]

T = TypeVar("T", Stored, Problem, Judgement)

FORMAT: Final = 2
_MANIFEST = "manifest.json"
_MEMBERS: Final = ("articles.jsonl", "problems.jsonl", "judgements.jsonl")
# The members of each format.
_OF_FORMAT: Final = {1: _MEMBERS[:2], 2: _MEMBERS}
# ZIP members carry a time; this one is its earliest, so that equal desks give equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the manifest says of a member: its lines and the SHA-256 of its bytes."""

    lines: int
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of an export; `stemma` is the version that wrote it."""

    format: int
    stemma: str
    members: dict[str, _Member]


class _Form(msgspec.Struct, frozen=True):
    """The part of a manifest that every version of the format has."""

    format: int
    stemma: str = "a newer version"


class Imported(msgspec.Struct, frozen=True):
    """What an export holds, and how many of its versions were not on the desk before."""

    articles: int
    versions: int
    new: int


def export(shelf: Shelf, file: Path) -> int:
    """Write all that is on a shelf to a ZIP; return the number of versions.

    The file is there whole or not at all. Raises OutputError where it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                with zipfile.ZipFile(stream, "w") as archive:
                    count = _write(shelf, archive)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{file}: the export cannot be written: {error.strerror or error}; nothing was left "
            "there"
        ) from error
    return count


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _write(shelf: Shelf, archive: zipfile.ZipFile) -> int:
    articles = _write_lines(archive, _MEMBERS[0], shelf.stored())
    problems = _write_lines(archive, _MEMBERS[1], shelf.problems())
    judgements = _write_lines(archive, _MEMBERS[2], shelf.judgements())
    members = dict(zip(_MEMBERS, (articles, problems, judgements), strict=True))
    manifest = msgspec.json.encode(_Manifest(FORMAT, __version__, members))
    archive.writestr(_info(_MANIFEST), msgspec.json.format(manifest) + b"\n")
    return articles.lines


def _write_lines(
    archive: zipfile.ZipFile, name: str, records: Iterable[Stored | Problem | Judgement]
) -> _Member:
    digest = sha256()
    lines = 0
    encoder = msgspec.json.Encoder()
    with archive.open(_info(name), "w", force_zip64=True) as stream:
        for record in records:
            line = encoder.encode(record) + b"\n"
            digest.update(line)
            stream.write(line)
            lines += 1
    return _Member(lines, digest.hexdigest())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def import_into(shelf: Shelf, file: Path) -> Imported:
    """Put what an export holds on a shelf, whole or not at all; what is there already stays.

    Everything is checked before anything is written. Raises ExportDamaged and ExportTooNew.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file)
            articles = _check(archive, file, manifest.members)
            problems = tuple(_lines(archive, _MEMBERS[1], Problem))
            judgements = _judgements(archive)
            new = shelf.restore(_lines(archive, _MEMBERS[0], Stored), problems, judgements)
    except OSError as error:
        raise ExportDamaged(
            f"{file}: this export cannot be read: {error.strerror or error}; nothing was imported"
        ) from error
    except _UNREADABLE as error:
        raise _damaged(file, str(error)) from error
    return Imported(articles, manifest.members[_MEMBERS[0]].lines, new)


_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    msgspec.DecodeError,
    UnicodeDecodeError,
)


def _damaged(file: Path, why: str) -> ExportDamaged:
    return ExportDamaged(
        f"{file}: this is no whole export of a desk ({why}); nothing was imported: export the "
        "desk again, or get the file again"
    )


def _manifest(archive: zipfile.ZipFile, file: Path) -> _Manifest:
    if _MANIFEST not in archive.namelist():
        raise _damaged(file, f"it has no {_MANIFEST}")
    raw = archive.read(_MANIFEST)
    form = msgspec.json.decode(raw, type=_Form)
    if form.format > FORMAT:
        raise ExportTooNew(
            f"{file}: this export has format {form.format}, written by Stemma {form.stemma}; "
            f"Stemma {__version__} reads formats up to {FORMAT}: install Stemma {form.stemma}; "
            "nothing was imported"
        )
    manifest = msgspec.json.decode(raw, type=_Manifest)
    expected = sorted([*manifest.members, _MANIFEST])
    if sorted(archive.namelist()) != expected or sorted(manifest.members) != sorted(
        _OF_FORMAT.get(manifest.format, ())
    ):
        raise _damaged(file, f"it holds {', '.join(archive.namelist())}")
    return manifest


def _check(archive: zipfile.ZipFile, file: Path, members: Mapping[str, _Member]) -> int:
    """Read everything once; return the number of articles. Raises ExportDamaged."""
    for name, expected in members.items():
        digest = sha256()
        lines = 0
        with archive.open(name) as stream:
            for line in stream:
                digest.update(line)
                lines += 1
        if (lines, digest.hexdigest()) != (expected.lines, expected.sha256):
            raise _damaged(file, f"{name} is not as it was written")
    numbers: dict[str, set[int]] = {}
    current: dict[str, int] = {}
    for stored in _lines(archive, _MEMBERS[0], Stored):
        version = stored.version
        seen = numbers.setdefault(version.article, set())
        right = version.article == stored.article.id and version.number > 0
        if not right or version.number in seen or version.digest != text_digest(stored.article):
            raise _damaged(
                file, f"version {version.number} of article {version.article!r} contradicts itself"
            )
        seen.add(version.number)
        current[version.article] = current.get(version.article, 0) + version.current
    for article, count in current.items():
        if count != 1:
            raise _damaged(file, f"article {article!r} has {count} current versions")
    for _ in _lines(archive, _MEMBERS[1], Problem):
        continue
    _judgements(archive)
    return len(numbers)


def _judgements(archive: zipfile.ZipFile) -> tuple[Judgement, ...]:
    """Return the judgements of an export; one of the first format has none."""
    if _MEMBERS[2] not in archive.namelist():
        return ()
    return tuple(_lines(archive, _MEMBERS[2], Judgement))


def _lines(archive: zipfile.ZipFile, name: str, kind: type[T]) -> Iterator[T]:
    decoder = msgspec.json.Decoder(kind)
    with archive.open(name) as stream:
        for line in stream:
            yield decoder.decode(line)
