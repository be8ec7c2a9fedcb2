"""What a query looks for on one desk: its words with their other forms, as SQLite's FTS5 reads it.

A word's other forms are the stems that those languages give it in whose articles it stands (all
of the desk, where it stands in none), the keys of names that are written so on the desk, and, where
the word stands nowhere on it, the names that sound alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from stemma.languages.stemming import stemmer
from stemma.store.search_query import Clause, Leaf, Query
from stemma.store.search_record import form_term, sound_term, stem_form
from stemma.text import plain_key, sound_key
from stemma.text.searching import is_unspaced, stem_terms

__all__ = ["Part", "Wanted", "article_expression", "claim_expression", "parts_of"]

_ARTICLE_COLUMNS = {None: "{title terms more}", "outlet": "outlet", "lang": "language"}
_CLAIM_COLUMNS = {
    None: "{said source more}",
    "outlet": "outlet",
    "lang": "language",
    "speaker": "source",
    "stance": "stance",
}
_LEAST_NAME = 4  # letters from which a word may be found by its sound
_LEAST_SOUND = 3  # letters that the sound of a name has at least
_LONGEST_NAME = 4  # words of a query that are taken for one name


class Wanted(NamedTuple):
    """A leaf with its other forms: terms any of which may stand in its place."""

    leaf: Leaf
    forms: tuple[str, ...] = ()


class Part(NamedTuple):
    """A clause made ready: one of `wanted` must occur, or none of them.

    `names` are keys of a name that this part and its neighbours are the words of; `joined` is the
    number of parts, from this one on, whose place such a key takes.
    """

    wanted: tuple[Wanted, ...]
    negative: bool
    names: tuple[str, ...] = ()
    joined: int = 1


def parts_of(connection: sqlite3.Connection, query: Query) -> tuple[Part, ...]:
    """Return the clauses of a query with the forms that their words have on this desk."""
    languages = _languages(connection, query)
    parts = [
        Part(tuple(_widened(connection, leaf, languages) for leaf in c.leaves), c.negative)
        for c in query.clauses
    ]
    at = 0
    while at < len(parts):
        size, names = _name_at(connection, query.clauses[at:])
        if names:
            parts[at] = parts[at]._replace(names=names, joined=size)
        at += size
    return tuple(parts)


def _languages(connection: sqlite3.Connection, query: Query) -> tuple[str, ...]:
    """Return the languages asked for, else those on the desk."""
    asked = [
        leaf.row[0]
        for clause in query.clauses
        for leaf in clause.leaves
        if leaf.field == "lang" and not clause.negative
    ]
    rows = connection.execute(
        "WITH RECURSIVE l (language) AS (SELECT min(language) FROM search_article UNION ALL SELECT"
        " (SELECT min(language) FROM search_article WHERE language > l.language) FROM l"
        " WHERE l.language IS NOT NULL) SELECT language FROM l WHERE language IS NOT NULL"
    )
    return tuple(dict.fromkeys(asked or [row[0] for row in rows]))


def _widened(connection: sqlite3.Connection, leaf: Leaf, languages: Sequence[str]) -> Wanted:
    if leaf.field in {"lang", "stance", "outlet"}:
        return Wanted(leaf)
    forms = [leaf.chain] if leaf.chain else []
    if not leaf.begins:
        forms += _keys(connection, leaf.row)
    if leaf.word and not is_unspaced(leaf.row[0]):
        spoken = [code for code in languages if _stands(connection, leaf.row[0], code)]
        forms += [f for code in spoken or languages for f in _stem(leaf.word, code)]
        named = any(form.startswith("+") for form in forms)
        if not spoken and not named and len(leaf.word) >= _LEAST_NAME and leaf.word.isalpha():
            sounds = (sound_key(leaf.word), plain_key(leaf.word))
            forms += [sound_term(s) for s in sounds if len(s) >= _LEAST_SOUND]
    return Wanted(leaf, tuple(f for f in dict.fromkeys(forms) if (f,) != leaf.row))


def _stem(word: str, language: str) -> list[str]:
    algorithm = stemmer(language)
    stems = stem_terms([word], algorithm) if algorithm else []
    return [stem_form(stem, language) for stem in stems if stem]


def _stands(connection: sqlite3.Connection, term: str, language: str) -> bool:
    """Tell whether a word stands in an article of a language."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM search_terms WHERE search_terms MATCH ?)",
        (f"{{title terms}} : {_quoted(term)} AND language : {_quoted(language)}",),
    ).fetchone()
    return bool(found)


def _keys(connection: sqlite3.Connection, form: Sequence[str]) -> list[str]:
    """Return the terms of the keys of names that are written so on this desk."""
    start = form_term(form)
    rows = connection.execute(
        "SELECT term FROM search_vocabulary WHERE term >= ? AND term < ?",
        (start, start[:-1] + chr(ord(start[-1]) + 1)),
    )
    return ["+" + term[len(start) :] for (term,) in rows]


def _name_at(
    connection: sqlite3.Connection, clauses: Sequence[Clause]
) -> tuple[int, tuple[str, ...]]:
    """Return how many of the next words are together a name on this desk, and its keys."""
    words: list[str] = []
    for clause in clauses[:_LONGEST_NAME]:
        leaf = clause.leaves[0]
        if clause.negative or len(clause.leaves) > 1 or leaf.field is not None or not leaf.word:
            break
        words += leaf.row
    for size in range(len(words), 1, -1):
        keys = _keys(connection, words[:size])
        if keys:
            return size, tuple(keys)
    return 1, ()


def article_expression(parts: Sequence[Part]) -> str | None:
    """Return what articles must match; None where only claims can."""
    return _expression(parts, _ARTICLE_COLUMNS)


def claim_expression(parts: Sequence[Part]) -> str | None:
    """Return what claims must match."""
    return _expression(parts, _CLAIM_COLUMNS)


def _expression(parts: Sequence[Part], columns: dict[str | None, str]) -> str | None:
    needed, barred = [], []
    at = 0
    while at < len(parts):
        joined = parts[at : at + parts[at].joined]
        texts = [_part(part, columns) for part in joined]
        at += len(joined)
        if joined[0].negative:
            barred += [text for text in texts if text]
            continue
        if not all(texts):
            return None
        together = " AND ".join(texts)
        if joined[0].names:
            names = " OR ".join(map(_quoted, joined[0].names))
            together = f"(({together}) OR {columns[None]} : ({names}))"
        needed.append(together)
    positive = " AND ".join(needed)
    return f"({positive}) NOT ({' OR '.join(barred)})" if barred else positive


def _part(part: Part, columns: dict[str | None, str]) -> str:
    texts = [_leaf(w, columns[w.leaf.field]) for w in part.wanted if w.leaf.field in columns]
    return f"({' OR '.join(texts)})" if texts else ""


def _leaf(wanted: Wanted, column: str) -> str:
    row = _quoted(" ".join(wanted.leaf.row)) + (" *" if wanted.leaf.begins else "")
    return f"{column} : ({' OR '.join([row, *map(_quoted, wanted.forms)])})"


def _quoted(term: str) -> str:
    return f'"{term}"'
