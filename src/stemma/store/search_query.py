"""The language of a search: words, phrases, beginnings, what must not occur, and fields.

| written | finds |
| --- | --- |
| `word other` | both words, in any order and in any inflected form that the desk's languages give |
| `"two words"` | these words, one after the other |
| `word*` | words that begin so, from three letters on |
| `-word` | what has no such word |
| `one OR other` | either; OR binds its two neighbours |
| `outlet:` `lang:` | articles of an outlet (a word of its name) and of a language (its code) |
| `after:` `before:` | articles published on a day or later, and before a day |
| `speaker:` `stance:` | claims only: by whom, and how it is said |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, get_args

from stemma.errors import QueryError
from stemma.model import Stance
from stemma.text.searching import chains, is_unspaced, terms

__all__ = ["CLAIM_FIELDS", "FIELDS", "Clause", "Leaf", "Query", "parse"]

CLAIM_FIELDS = ("speaker", "stance")
FIELDS = ("after", "before", "lang", "outlet", *CLAIM_FIELDS)
_DAYS = ("after", "before")
_LEAST_BEGINNING = 3  # letters, under which too many words begin so
_MOST_CLAUSES = 32
_LONGEST = 1000
_MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』＂", '"') | {"＊": "*", "：": ":", "\u3000": " "}
)
_PIECE = re.compile(
    r"""(?P<minus>-+)?(?:(?P<field>[a-z]+):(?!//))?
        (?:"(?P<phrase>[^"]*)"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\S))|(?P<word>[^\s"]+))
        (?P<star>\*)?""",
    re.VERBOSE,
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[a-z0-9-]+)?", re.IGNORECASE)


class Leaf(NamedTuple):
    """What must stand somewhere: terms in a row, in a field or (None) in the words.

    `chain` is the term of words that a hyphen joins. `begins` leaves the last term's end open.
    `word` is the word as it was written where its other forms are found too, else ''.
    """

    field: str | None
    row: tuple[str, ...]
    chain: str = ""
    begins: bool = False
    word: str = ""


class Clause(NamedTuple):
    """One of these leaves must occur, or, where `negative`, none of them."""

    leaves: tuple[Leaf, ...]
    negative: bool = False


class Query(NamedTuple):
    """A query: every clause must hold; `after` is the first day and `before` the day behind."""

    clauses: tuple[Clause, ...]
    after: date | None = None
    before: date | None = None

    @property
    def has_words(self) -> bool:
        """Whether anything but fields of the article is looked for, so that hits have a rank."""
        return any(
            leaf.field in {None, "speaker"}
            for clause in self.clauses
            if not clause.negative
            for leaf in clause.leaves
        )


def parse(query: str) -> Query:
    """Return the query that a line means; raises QueryError where it means none."""
    if len(query) > _LONGEST:
        raise QueryError(f"the query has {len(query)} letters; {_LONGEST} are read")
    line = query.translate(_MARKS)
    if line.count('"') % 2:
        raise QueryError(f"{query!r}: a quotation mark has no partner; close or remove it")
    days: dict[str, date] = {}
    clauses: list[Clause] = []
    waits = False
    for match in _pieces(line):
        if match.group() == "OR":
            if waits or not clauses or clauses[-1].negative:
                raise QueryError(f"{query!r}: OR stands between two things that are looked for")
            waits = True
            continue
        clause = _clause(match, days)
        if clause is None:
            if waits:
                raise QueryError(f"{query!r}: OR stands between two things that are looked for")
            continue
        if waits and clause.negative:
            raise QueryError(f"{query!r}: OR cannot join what must not occur")
        if waits:
            clause = Clause((*clauses.pop().leaves, *clause.leaves))
        clauses.append(clause)
        waits = False
    if waits:
        raise QueryError(f"{query!r}: OR stands between two things that are looked for")
    return _checked(query, clauses, days)


def _checked(query: str, clauses: list[Clause], days: dict[str, date]) -> Query:
    if not clauses and not days:
        raise QueryError(f"{query!r} holds no word to look for; give a word, a phrase or a field")
    if all(c.negative for c in clauses):
        raise QueryError(
            f"{query!r} says only when, or what is left out; give a word, a phrase or a field too"
        )
    if sum(len(c.leaves) for c in clauses) > _MOST_CLAUSES:
        raise QueryError(f"the query has more than {_MOST_CLAUSES} words; give fewer")
    return Query(tuple(clauses), days.get("after"), days.get("before"))


def _pieces(line: str) -> Iterator[re.Match[str]]:
    at = 0
    while (match := _PIECE.search(line, at)) is not None:
        yield match
        at = match.end()


def _clause(match: re.Match[str], days: dict[str, date]) -> Clause | None:
    """Return what a piece of the line asks for; None where it holds no word or is a day."""
    field, negative = match["field"], match["minus"] is not None
    given = next(g for g in (match["phrase"], match["number"], match["word"]) if g is not None)
    if field is not None and field not in FIELDS:
        raise QueryError(
            f"there is no field {field + ':'!r}; the fields are {', '.join(f + ':' for f in FIELDS)} "
            f'(to look for the words, write "{field} {given}")'
        )
    if field is None and given.endswith(":") and given[:-1] in FIELDS:
        raise QueryError(f"{given} has no value; write it without a blank: `{given}value`")
    if field in _DAYS:
        if negative:
            raise QueryError(
                f"-{field}: is not read; `after:` and `before:` are each other's reverse"
            )
        days[field] = _day(field, given)
        return None
    if field == "lang":
        return Clause((Leaf(field, (_language(given),)),), negative)
    leaf = _leaf(field, given, match)
    if leaf is None:
        if field is not None:
            raise QueryError(f"{field}: has no value; write it as `{field}:value`")
        return None
    if field == "stance" and leaf.row[0] not in get_args(Stance):
        raise QueryError(
            f"there is no stance {given!r}; the stances are {', '.join(get_args(Stance))}"
        )
    return Clause((leaf,), negative)


def _leaf(field: str | None, given: str, match: re.Match[str]) -> Leaf | None:
    begins = match["star"] is not None or given.endswith("*")
    plain = given.rstrip("*")
    if "*" in plain:
        raise QueryError(f"{given!r}: a star stands at the end of a word")
    if field == "stance":
        return Leaf(field, (plain.lower(),)) if plain else None
    row = [t.term for t in terms(plain)]
    if not row:
        return None
    if begins and not is_unspaced(row[-1]) and len(row[-1]) < _LEAST_BEGINNING:
        raise QueryError(
            f"{given!r}: too many words begin so; give at least {_LEAST_BEGINNING} letters"
        )
    row, open_end = _open_run(plain, row)
    chain = chains(plain)
    quoted = match["phrase"] is not None
    return Leaf(
        field=field,
        row=tuple(row),
        chain=chain[0].term if len(chain) == 1 and not quoted and not begins else "",
        begins=begins or open_end,
        word=plain if len(row) == 1 and not quoted and not (begins or open_end) else "",
    )


def _open_run(plain: str, row: list[str]) -> tuple[list[str], bool]:
    """Let a stretch of letters that are cut into pairs stand anywhere in a longer one."""
    if not is_unspaced(row[-1]):
        return row, False
    last = terms(plain)[-2:]
    if len(last) == 2 and last[0].end == last[1].end:
        return row[:-1], False
    return row, True


def _day(field: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise QueryError(f"{field}:{given} is no day; write it as {field}:2026-11-01") from error


def _language(given: str) -> str:
    match = _LANGUAGE.fullmatch(given)
    if match is None:
        raise QueryError(f"lang:{given} is no code of a language; write it as lang:de")
    return match[1].lower()
