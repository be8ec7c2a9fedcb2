"""What a query looks for on one desk: its words with their other forms, as SQLite's FTS5 reads it.

A word's other forms are the stems that those languages give it in whose articles it stands (all
of the desk, where it stands nowhere), the keys of names that are written so on the desk, and, where
the word stands nowhere on it, the names that sound alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from stemma.languages.stemming import stemmer
from stemma.store.search_query import Clause, Leaf, Query
from stemma.store.search_record import form_term, key_term, sound_term, stem_form
from stemma.text import plain_key, sound_key
from stemma.text.searching import is_unspaced, stem_term

__all__ = ["Part", "Wanted", "article_expression", "claim_expression", "parts_of"]

Columns = dict[str | None, str]

_ARTICLE_COLUMNS: Columns = {None: "{title terms more}", "outlet": "outlet", "lang": "language"}
_CLAIM_COLUMNS: Columns = {
    None: "{said source more}",
    "outlet": "outlet",
    "lang": "language",
    "speaker": "source",
    "stance": "stance",
}
_LEAST_NAME = 4  # letters from which a word may be found by its sound
_LEAST_SOUND = 3  # letters that the sound of a name has at least
_HEARD = 200  # articles that tell which languages a word belongs to
_SHARE = 0.05  # of these a language has at least
_LONGEST_NAME = 4  # words of a query that are taken for one name


class Wanted(NamedTuple):
    """A leaf with its other forms: terms any of which may stand in its place.

    `stems` are stems with the language in whose articles they stand for the word; `whole` are those
    of them that are words themselves.
    """

    leaf: Leaf
    forms: tuple[str, ...] = ()
    stems: tuple[tuple[str, str], ...] = ()
    whole: tuple[tuple[str, str], ...] = ()


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
    stems: list[tuple[str, str]] = []
    if leaf.word or leaf.chain or leaf.field == "speaker":
        forms += _keys(connection, leaf.row)
    if leaf.word and not is_unspaced(leaf.row[0]):
        spoken = _spoken(connection, leaf.row[0])
        for code in [c for c in languages if not spoken or c in spoken]:
            algorithm = stemmer(code)
            stems += [(stem_term(leaf.word, algorithm), code)] if algorithm else []
        if not spoken and len(leaf.word) >= _LEAST_NAME and leaf.word.isalpha():
            forms += _heard(leaf.word)
    # A term that stands nowhere costs more in a rank than it costs to look for it first.
    there = {stem: _stands(connection, stem) for stem, _ in stems if (stem,) != leaf.row}
    return Wanted(
        leaf,
        tuple(form for form in dict.fromkeys(forms) if _stands(connection, form)),
        tuple(pair for pair in stems if _stands(connection, stem_form(*pair))),
        tuple(pair for pair in stems if there.get(pair[0])),
    )


def _heard(word: str) -> list[str]:
    """Return the terms of names that sound like a word."""
    plain, sound = plain_key(word), sound_key(word)
    surnames = [sound_term(sound)] if len(sound) >= _LEAST_SOUND else []
    return [key_term(plain), *surnames]


def _spoken(connection: sqlite3.Connection, term: str) -> frozenset[str]:
    """Return the languages of a word: those of the newest articles in which it stands.

    A language in which it stands seldom has it as a name or in a quotation.
    """
    rows = connection.execute(
        "SELECT language, count(*) FROM (SELECT rowid FROM search_terms WHERE search_terms MATCH ?"
        " ORDER BY rowid DESC LIMIT ?) AS f JOIN search_article AS a ON a.row = f.rowid"
        " GROUP BY language",
        (f"{{title terms}} : {_quoted(term)}", _HEARD),
    ).fetchall()
    least = sum(count for _, count in rows) * _SHARE
    return frozenset(language for language, count in rows if count >= least)


def _keys(connection: sqlite3.Connection, form: Sequence[str]) -> list[str]:
    """Return the terms of the keys of names that are written so on this desk."""
    start = form_term(form)
    rows = connection.execute(
        "SELECT term FROM search_vocabulary WHERE term >= ? AND term < ?",
        (start, start[:-1] + chr(ord(start[-1]) + 1)),
    )
    keys = ["+" + term[len(start) :] for (term,) in rows]
    return [key_term(" ".join(form)), *keys]


def _stands(connection: sqlite3.Connection, term: str) -> bool:
    """Tell whether a term stands anywhere on the desk."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM search_terms WHERE search_terms MATCH ?1)"
        " OR EXISTS (SELECT 1 FROM search_claims WHERE search_claims MATCH ?1)",
        (_quoted(term),),
    ).fetchone()
    return bool(found)


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
        if len(keys) > 1 or _stands(connection, keys[0]):
            return size, tuple(keys)
    return 1, ()


def article_expression(parts: Sequence[Part]) -> str | None:
    """Return what articles must match; None where only claims can."""
    return _expression(parts, _ARTICLE_COLUMNS)


def claim_expression(parts: Sequence[Part]) -> str | None:
    """Return what claims must match."""
    return _expression(parts, _CLAIM_COLUMNS)


def _expression(parts: Sequence[Part], columns: Columns) -> str | None:
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


def _part(part: Part, columns: Columns) -> str:
    texts = [_wanted(w, columns[w.leaf.field]) for w in part.wanted if w.leaf.field in columns]
    return f"({' OR '.join(texts)})" if texts else ""


def _wanted(wanted: Wanted, column: str) -> str:
    """Return what matches a leaf or one of its forms.

    A word that is its own stem has no stem in the index, so the word itself is looked for in the
    articles of the stem's language.
    """
    row = " ".join(wanted.leaf.row)
    terms = [_quoted(row) + (" *" if wanted.leaf.begins else "")]
    terms += map(_quoted, wanted.forms)
    terms += [_quoted(stem_form(stem, language)) for stem, language in wanted.stems]
    texts = [f"{column} : ({' OR '.join(terms)})"]
    texts += [
        f"({column} : {_quoted(stem)} AND language : {_quoted(language)})"
        for stem, language in wanted.whole
    ]
    return f"({' OR '.join(texts)})" if len(texts) > 1 else texts[0]


def _quoted(term: str) -> str:
    return f'"{term}"'
