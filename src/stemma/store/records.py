"""Records as they lie in a desk's file: MessagePack, compressed by Zstandard, with a checksum.

`backports.zstd` is the module that Python has from 3.14 on: as small as zlib, four times as fast.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b
from typing import TypeVar

import msgspec
from backports import zstd

from stemma.model import Analysis, Article

__all__ = [
    "UndecodableRecord",
    "analysis_from",
    "article_from",
    "checksum",
    "compress",
    "expand",
    "fingerprint",
    "moment",
    "pack",
    "unread",
]

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()
_ARTICLE = msgspec.msgpack.Decoder(Article)
_ANALYSIS = msgspec.msgpack.Decoder(Analysis)
# Higher levels cost more time than they save space.
_LEVEL = 1


class UndecodableRecord(ValueError):  # noqa: N818 - the name says what was met
    """A record's bytes are no record of its kind."""


def pack(record: Article | Analysis) -> bytes:
    """Return a record as bytes."""
    return compress(_ENCODER.encode(record))


def compress(data: bytes) -> bytes:
    """Return bytes in less room."""
    return zstd.compress(data, _LEVEL)


def expand(packed: bytes) -> bytes:
    """Return the bytes that were compressed; raises UndecodableRecord."""
    try:
        return zstd.decompress(packed)
    except zstd.ZstdError as error:
        raise UndecodableRecord(str(error)) from error


def article_from(packed: bytes) -> Article:
    """Return the article of packed bytes; raises UndecodableRecord."""
    return _from(packed, _ARTICLE)


def analysis_from(packed: bytes) -> Analysis:
    """Return the analysis of packed bytes; raises UndecodableRecord."""
    return _from(packed, _ANALYSIS)


def _from(packed: bytes, decoder: msgspec.msgpack.Decoder[T]) -> T:
    try:
        return decoder.decode(expand(packed))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UndecodableRecord(str(error)) from error


def checksum(*parts: str | int | bytes) -> bytes:
    """Return 8 bytes that depend on all parts of a row and their order."""
    coded = [part if isinstance(part, bytes) else str(part).encode() for part in parts]
    return blake2b(b"\x1f".join(coded), digest_size=8).digest()


def fingerprint(article: Article) -> str:
    """Return a hash over all of an article but where it was read from."""
    record = _ENCODER.encode(msgspec.structs.replace(article, input=""))
    return blake2b(record, digest_size=8).hexdigest()


def moment() -> str:
    """Return the UTC moment in ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def unread(article: Article) -> Analysis:
    """Return the empty analysis of an article that waits for one; its stage version is ''."""
    return Analysis(article.id, 0, article.language, "neutral")
