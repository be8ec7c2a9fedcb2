"""Full text: words of articles and of what somebody says, found in all scripts.

Two tables of SQLite's FTS5 hold terms (`stemma.text.searching`), one row for each current version
of an article and one for each claim in it; they hold no text. A row's number begins with the day
of publication, so that a query that many rows match ranks the newest of them, and a limit in time
is a range of rows. The rank is BM25 as FTS5 computes it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any, Literal, NamedTuple

import msgspec

from stemma.model import Article, Span
from stemma.store.search_marks import best_sentence, marks_in, places
from stemma.store.search_match import Part, article_expression, claim_expression, parts_of
from stemma.store.search_query import Query, parse
from stemma.store.search_record import Findable, columns, findable
from stemma.store.shelf import Hit, Kept

__all__ = ["RANKED", "create", "find", "forget", "index", "purge"]

# So many rows are ranked, the newest of those that match; ranking more takes too long.
RANKED = 500

# A row's number: the day, a hash of the article's id, and in the table of claims the place of the
# claim. Few bits keep the index small; where a hash is taken the next number is.
_ID_BITS = 16
_PLACE_BITS = 12
_ENCODER = msgspec.msgpack.Encoder()
_RECORD = msgspec.msgpack.Decoder(Findable)
_LEVEL = 1
_VALUES = 500  # SQLite takes no more than so many values in one statement
# BM25 is near 0 for a word of every second article; a billionth still tells such rows apart.
_SCALE = 1_000_000_000
# A claim is short, which BM25 takes for a better hit than the article that holds it.
_CLAIM_SCALE = 700_000_000

_TOKENS = "content='', tokenize=\"ascii tokenchars '_=+~'\""
_SCHEMA = (
    """CREATE TABLE search_article (
      position INTEGER PRIMARY KEY,
      row INTEGER NOT NULL,
      article TEXT NOT NULL,
      language TEXT NOT NULL,
      record BLOB NOT NULL
    )""",
    "CREATE INDEX search_language ON search_article (language)",
    "CREATE UNIQUE INDEX search_row ON search_article (row, language, article)",
    f"CREATE VIRTUAL TABLE search_terms USING fts5 (title, terms, more, outlet, language, {_TOKENS})",
    f"CREATE VIRTUAL TABLE search_claims USING fts5 (said, source, more, stance, outlet, language, {_TOKENS})",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_terms, row)",
    # Parts of the index are merged when there are so many, not at four: a tenth less to write.
    "INSERT INTO search_terms (search_terms, rank) VALUES ('automerge', 8)",
    "INSERT INTO search_claims (search_claims, rank) VALUES ('automerge', 8)",
)
_PUT = {
    "terms": "INSERT INTO search_terms (rowid, title, terms, more, outlet, language)"
    " VALUES (?, ?, ?, ?, ?, ?)",
    "claims": "INSERT INTO search_claims (rowid, said, source, more, stance, outlet, language)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
}
_TAKE = {
    "terms": "INSERT INTO search_terms (search_terms, rowid, title, terms, more, outlet, language)"
    " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
    "claims": "INSERT INTO search_claims"
    " (search_claims, rowid, said, source, more, stance, outlet, language)"
    " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
}
_RANK = {
    "terms": "SELECT rowid, bm25(search_terms, 3.0, 1.0, 0.5, 0.0, 0.0) FROM search_terms"
    " WHERE search_terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?",
    "claims": "SELECT rowid, bm25(search_claims, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0) FROM search_claims"
    " WHERE search_claims MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?",
}


class _Row(NamedTuple):
    """A row that matches: its score, the article's number, and the claim's place in it or -1."""

    score: int
    number: int
    place: int


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the search, inside the caller's transaction."""
    for statement in _SCHEMA:
        connection.execute(statement)


def index(connection: sqlite3.Connection, rows: Sequence[tuple[int, Kept]]) -> None:
    """Make articles findable, each under its position; what was under it is replaced."""
    forget(connection, [position for position, _ in rows])
    made = []
    for position, kept in sorted(rows, key=lambda r: (_home(r[1].article), r[0])):
        number = _free(connection, _home(kept.article))
        record = findable(kept)
        packed = zlib.compress(_ENCODER.encode(record), _LEVEL)
        connection.execute(
            "INSERT INTO search_article VALUES (?, ?, ?, ?, ?)",
            (position, number, kept.article.id, record.language, packed),
        )
        made.append((number, record))
    _write(connection, _PUT, sorted(made, key=lambda m: m[0]))


def forget(connection: sqlite3.Connection, positions: Sequence[int]) -> None:
    """Make the articles at these positions not findable."""
    old = []
    for position in positions:
        rows = connection.execute(
            "DELETE FROM search_article WHERE position = ? RETURNING row, record", (position,)
        ).fetchall()
        old += [(number, _unpacked(record)) for number, record in rows]
    _write(connection, _TAKE, sorted(old, key=lambda m: m[0]))


def purge(connection: sqlite3.Connection) -> None:
    """Write the index anew, so that no word is left in the file that only forgotten articles had.

    FTS5 notes what is deleted and keeps the words until parts of its index are merged.
    """
    for table in ("search_terms", "search_claims"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - names from this line


def _write(
    connection: sqlite3.Connection, how: dict[str, str], records: list[tuple[int, Findable]]
) -> None:
    made = [(number, *columns(record)) for number, record in records]
    connection.executemany(how["terms"], ((n, *article) for n, article, _ in made))
    connection.executemany(
        how["claims"],
        (
            ((n << _PLACE_BITS) + place, *claim)
            for n, _, claims in made
            for place, claim in enumerate(claims)
        ),
    )


def _unpacked(record: bytes) -> Findable:
    return _RECORD.decode(zlib.decompress(record))


def _home(article: Article) -> int:
    """Return the number that an article's row would have: day, then a hash of its id."""
    shown = blake2b(article.id.encode(), digest_size=8).digest()
    bits = int.from_bytes(shown) >> (64 - _ID_BITS)
    return _day(article) << _ID_BITS | bits


def _day(article: Article) -> int:
    """Return the day of publication as a number; 0 where it is unknown, else the first it can be."""
    if article.published is None:
        return 0
    value = article.published.value[:10]
    try:
        return date.fromisoformat(value + "0000-01-01"[len(value) :]).toordinal()
    except ValueError:
        return 0


def _free(connection: sqlite3.Connection, number: int) -> int:
    """Return the number, or the next that no row has."""
    taken = "SELECT 1 FROM search_article WHERE row = ?"
    while connection.execute(taken, (number,)).fetchone():
        number += 1
    return number


def find(
    connection: sqlite3.Connection,
    query: str,
    kind: Literal["all", "article", "claim"],
    limit: int,
) -> tuple[Hit, ...]:
    """Return the best places for a query, best first; raises QueryError."""
    meant = parse(query)
    if limit < 1:
        return ()
    parts = parts_of(connection, meant)
    rows: list[_Row] = []
    if kind != "claim":
        rows += _best(connection, "terms", article_expression(parts), meant, limit)
    if kind != "article":
        rows += _best(connection, "claims", claim_expression(parts), meant, limit)
    return tuple(_hits(connection, rows, parts, limit))


def _best(
    connection: sqlite3.Connection, table: str, expression: str | None, query: Query, limit: int
) -> list[_Row]:
    """Return the best of the newest rows that match; where the last has equals, those too."""
    if expression is None:
        return []
    bits = _PLACE_BITS if table == "claims" else 0
    dated = query.after is not None or query.before is not None
    first = (query.after.toordinal() if query.after else int(dated)) << _ID_BITS + bits
    behind = query.before.toordinal() if query.before else date.max.toordinal() + 1
    last = (behind << _ID_BITS + bits) - 1
    bounds = (expression, first, last, max(RANKED, limit))
    found = connection.execute(_RANK[table], bounds).fetchall()
    if query.has_words:
        scale = -_CLAIM_SCALE if bits else -_SCALE
        scores = [(round(score * scale), number) for number, score in found]
    else:
        scores = [(number >> _ID_BITS + bits, number) for number, _ in found]
    scores.sort(reverse=True)
    least = scores[limit - 1][0] if len(scores) > limit else -1
    places = (1 << bits) - 1
    return [_Row(s, n >> bits, n & places if bits else -1) for s, n in scores if s >= least]


def _hits(
    connection: sqlite3.Connection, rows: list[_Row], parts: Sequence[Part], limit: int
) -> Iterator[Hit]:
    """Yield the hits of the best rows, ties by article id and place."""
    ids = _read(connection, "article", {r.number for r in rows})
    ranked = sorted(rows, key=lambda r: (-r.score, ids[r.number], r.place))[:limit]
    packed = _read(connection, "record", {r.number for r in ranked})
    records = {number: _unpacked(record) for number, record in packed.items()}
    seen = {number: places(record, parts) for number, record in records.items()}
    for row in ranked:
        article, record, found = ids[row.number], records[row.number], seen[row.number]
        if row.place < 0:
            span = best_sentence(record, found)
            yield Hit(article, "article", span, marks_in(span, found), row.score)
        else:
            claim = record.claims[row.place]
            span = Span(claim.start, claim.end)
            marks = marks_in(span, found)
            yield Hit(article, "claim", span, marks, row.score, claim.speaker, claim.stance)


def _read(connection: sqlite3.Connection, column: str, numbers: set[int]) -> dict[int, Any]:
    """Return a column of articles by the numbers of their rows."""
    found: dict[int, Any] = {}
    rest = iter(sorted(numbers))
    while some := list(islice(rest, _VALUES)):
        marks = ", ".join("?" * len(some))
        query = f"SELECT row, {column} FROM search_article WHERE row IN ({marks})"  # noqa: S608 - names from this file
        found |= dict(connection.execute(query, some))
    return found
