"""The ledger of the stream of stories in a desk's file: what it knows of articles, and their links.

All of it can be made anew from the articles; it is kept so that the next article is placed without
reading the others. Two small memories hold what was read last; they are emptied whenever another
process may have written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from stemma.model import Story, StoryChange
from stemma.store.records import UndecodableRecord, checksum
from stemma.stories import Likeness, Row, Shelfmark, Traits

__all__ = ["TABLES", "SqliteLedger"]

TABLES = (
    """
CREATE TABLE placed (
  mark INTEGER PRIMARY KEY NOT NULL,
  article TEXT NOT NULL UNIQUE CHECK (typeof(article) = 'text'),
  body TEXT NOT NULL DEFAULT '',
  story TEXT NOT NULL DEFAULT '',
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob')
)""",
    """
CREATE TABLE looked_up (
  key INTEGER NOT NULL,
  span INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  PRIMARY KEY (key, span, mark)
) WITHOUT ROWID""",
    """
CREATE TABLE link (
  one INTEGER NOT NULL,
  other INTEGER NOT NULL,
  score INTEGER NOT NULL,
  kin INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    """
CREATE TABLE story (
  id TEXT PRIMARY KEY NOT NULL CHECK (typeof(id) = 'text'),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob')
) WITHOUT ROWID""",
    """
CREATE TABLE story_change (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (typeof(at) = 'text'),
  kind TEXT NOT NULL CHECK (typeof(kind) = 'text'),
  story TEXT NOT NULL CHECK (typeof(story) = 'text'),
  other TEXT NOT NULL CHECK (typeof(other) = 'text'),
  article TEXT NOT NULL CHECK (typeof(article) = 'text')
)""",
)

_ENCODER = msgspec.msgpack.Encoder()
_TRAITS = msgspec.msgpack.Decoder(Traits)
_STORY = msgspec.msgpack.Decoder(Story)
# Articles whose features, and whose links, are remembered.
_ROWS = 4000
_LINKED = 20_000
# SQLite takes no more than so many values in one statement.
_VALUES = 500


class SqliteLedger:
    """The ledger in the file of a connection, inside the caller's transaction.

    Reading raises UndecodableRecord where a row is damaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._rows: dict[int, Row] = {}
        self._links: dict[int, dict[int, Likeness]] = {}

    def row(self, mark: int) -> Row | None:
        """Return an article as it is compared, or None where it is not here."""
        known = self._rows.get(mark)
        if known is None:
            query = "SELECT article, checksum, record FROM placed WHERE mark = ?"
            found = self.connection.execute(query, (mark,)).fetchone()
            if found is None:
                return None
            known = self._remembered(mark, *found)
        return known

    def rows(self, marks: Sequence[int]) -> list[Row]:
        """Return articles as they are compared, in the order of their marks given."""
        missing = [m for m in marks if m not in self._rows]
        if len(self._rows) + len(missing) > _ROWS:
            # What is asked for now is kept, whatever else goes.
            self._rows = {m: self._rows[m] for m in marks if m in self._rows}
        for some in _some(missing):
            query = (
                f"SELECT mark, article, checksum, record FROM placed WHERE mark IN ({_marks(some)})"  # noqa: S608 - marks only
            )
            for found in self.connection.execute(query, some):
                self._remembered(*found)
        return [self._rows[m] for m in marks]

    def _remembered(self, mark: int, article: str, told: bytes, record: bytes) -> Row:
        if checksum(mark, article, record) != told:
            raise UndecodableRecord(f"what the stream keeps of {article!r} is damaged")
        self._rows[mark] = row = Row(_TRAITS.decode(record))
        return row

    def add(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Take up an article and put it on its lists."""
        mark, article = row.traits.mark, row.traits.article
        record = _ENCODER.encode(row.traits)
        self.connection.execute(
            "INSERT INTO placed (mark, article, checksum, record) VALUES (?, ?, ?, ?)",
            (mark, article, checksum(mark, article, record), record),
        )
        self.connection.executemany(
            "INSERT INTO looked_up VALUES (?, ?, ?)", [(*where, mark) for where in lists]
        )
        self._rows[mark] = row

    def drop(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Forget an article, its links and its places on these lists."""
        mark = row.traits.mark
        self.unlink(mark, list(self.links(mark)))
        self.connection.execute("DELETE FROM placed WHERE mark = ?", (mark,))
        self.connection.executemany(
            "DELETE FROM looked_up WHERE key = ? AND span = ? AND mark = ?",
            [(*where, mark) for where in lists],
        )
        self._rows.pop(mark, None)
        self._links.pop(mark, None)

    def first(self, where: Shelfmark, limit: int | None) -> list[int]:
        """Return the articles of a list in ascending order: the first ones, or all."""
        query = "SELECT mark FROM looked_up WHERE key = ? AND span = ? ORDER BY mark LIMIT ?"
        found = self.connection.execute(query, (*where, -1 if limit is None else limit))
        return [mark for (mark,) in found]

    def links(self, mark: int) -> Mapping[int, Likeness]:
        """Return the articles that an article is linked with, and how alike they are."""
        known = self._links.get(mark)
        if known is None:
            if len(self._links) >= _LINKED:
                self._links.clear()
            query = "SELECT other, score, kin FROM link WHERE one = ? ORDER BY other"
            found = self.connection.execute(query, (mark,))
            known = self._links[mark] = {o: Likeness(score, kin) for o, score, kin in found}
        return known

    def link(self, mark: int, found: Mapping[int, Likeness]) -> None:
        """Link an article with others, both ways."""
        pairs = [
            (one, other, *a) for o, a in found.items() for one, other in ((mark, o), (o, mark))
        ]
        self.connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?)", pairs)
        for one, other, score, kin in pairs:
            if one in self._links:
                self._links[one][other] = Likeness(score, kin)

    def unlink(self, mark: int, others: Iterable[int]) -> None:
        """Take links back, both ways."""
        pairs = [pair for other in others for pair in ((mark, other), (other, mark))]
        self.connection.executemany("DELETE FROM link WHERE one = ? AND other = ?", pairs)
        for one, other in pairs:
            if one in self._links:
                self._links[one].pop(other, None)

    def story_of(self, marks: Sequence[int]) -> dict[int, str]:
        """Return the ids of the stories of those articles that have one."""
        told: dict[int, str] = {}
        for some in _some(marks):
            query = f"SELECT mark, story FROM placed WHERE story != '' AND mark IN ({_marks(some)})"  # noqa: S608 - marks only
            told |= dict(self.connection.execute(query, some))
        return told

    def story(self, story: str) -> Story | None:
        """Return a story by its id, or None where there is none."""
        query = "SELECT id, checksum, record FROM story WHERE id = ?"
        found = self.connection.execute(query, (story,)).fetchone()
        return _told(*found) if found is not None else None

    def tell(self, old: Iterable[str], new: Iterable[tuple[Story, Sequence[int]]]) -> None:
        """Forget stories, then keep new ones with the marks of their articles."""
        told = list(new)
        stay = {story.id for story, _ in told}
        gone = [(story,) for story in old if story not in stay]
        self.connection.executemany("DELETE FROM story WHERE id = ?", gone)
        for story, marks in told:
            if self.story(story.id) == story:
                continue
            record = _ENCODER.encode(story)
            self.connection.execute(
                "INSERT OR REPLACE INTO story VALUES (?, ?, ?)",
                (story.id, checksum(story.id, record), record),
            )
            before = self.story_of(marks)
            moved = [(story.id, mark) for mark in marks if before.get(mark) != story.id]
            self.connection.executemany("UPDATE placed SET story = ? WHERE mark = ?", moved)

    def stories(self) -> Iterator[Story]:
        """Yield all stories."""
        query = "SELECT id, checksum, record FROM story ORDER BY id"
        return (_told(*row) for row in self.connection.execute(query))

    def kin(self, bar: int) -> Iterator[tuple[str, str]]:
        """Yield pairs of different stories that a link of this kinship or more connects."""
        query = (
            "SELECT DISTINCT a.story, b.story FROM link JOIN placed a ON a.mark = one "
            "JOIN placed b ON b.mark = other WHERE kin >= ? AND a.story < b.story"
        )
        return iter(self.connection.execute(query, (bar,)))

    def note(self, changes: Sequence[StoryChange]) -> None:
        """Write down what happened to stories."""
        self.connection.executemany(
            "INSERT INTO story_change (at, kind, story, other, article) VALUES (?, ?, ?, ?, ?)",
            [(c.at, c.kind, c.story, c.other, c.article) for c in changes],
        )


def _told(name: str, told: bytes, record: bytes) -> Story:
    if checksum(name, record) != told:
        raise UndecodableRecord(f"the story {name!r} is damaged")
    return _STORY.decode(record)


def _marks(some: Sequence[int]) -> str:
    return ", ".join("?" * len(some))


def _some(marks: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(marks)
    while some := list(islice(rest, _VALUES)):
        yield some
