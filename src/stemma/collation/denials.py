"""Denials without words of their own ('The company denies this'), bound to what they deny."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stemma.collation.bare_denials import Denial, find_denials, overlaps
from stemma.collation.context import Witness
from stemma.collation.polarity import Signals
from stemma.collation.statements import Statement
from stemma.model import Clause, Span

__all__ = ["with_denials"]

# What is denied stands at most this many sentences before, in the same paragraph or the last.
_SENTENCES = 2
_PARAGRAPHS = 1
# What is denied is a statement of this many letters at least.
_SHORTEST = 16
# Of two statements before a denial, one that somebody else is said to say is this much nearer.
_SAID = 120


def with_denials(
    witness: Witness, signals: Signals, statements: Sequence[Statement]
) -> list[Statement]:
    """Return the statements of an article with its bare denials, which answer one of them."""
    kept = list(statements)
    for denial in find_denials(witness, signals):
        if denial.whole:
            kept = [_taken_back(s, denial) for s in kept]
            continue
        told = [s for s in kept if s.answers is None and not overlaps(s.span, denial.span)]
        target = _target(witness, denial, told)
        if target is None:
            continue
        kept = [s for s in kept if s.answers is not None or not overlaps(s.span, denial.span)]
        if _is_clause_of(witness, target, denial):
            kept[kept.index(target)] = msgspec.structs.replace(
                target,
                span=Span(target.span.start, denial.span.end),
                stand=denial.stand,
                negated=False,
                denied=frozenset(),
            )
        else:
            kept.append(_bound(target, denial))
    return kept


def _taken_back(statement: Statement, denial: Denial) -> Statement:
    """Return the statement as what is denied where it stands in the clause of its denial."""
    if statement.answers is not None or not overlaps(statement.span, denial.span):
        return statement
    return msgspec.structs.replace(statement, stand=denial.stand)


def _bound(target: Statement, denial: Denial) -> Statement:
    stand = denial.stand
    if stand.position == "denies" and target.stand.position == "denies":
        stand = msgspec.structs.replace(stand, position="attributes")
    return Statement(
        target.article,
        target.lineage,
        target.order,
        denial.span,
        target.block,
        target.language,
        {},
        stand,
        answers=target.order,
    )


def _target(witness: Witness, denial: Denial, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement that a denial takes back: the nearest before it that can be meant."""
    here = witness.sentence_at(denial.span.start)
    if here is None:
        return None
    best: tuple[int, int] | None = None
    found: Statement | None = None
    for statement in statements:
        at = witness.sentence_at(statement.span.start)
        if at is None or statement.span.end > denial.span.start:
            continue
        if here - at > (1 if denial.points else _SENTENCES):
            continue
        if not _can_be_denied(witness, statement, denial):
            continue
        said = statement.stand.position in {"attributes", "questions"}
        far = denial.span.start - statement.span.end - (_SAID if said or at == here else 0)
        rank = (far, -statement.order)
        if best is None or rank < best:
            best, found = rank, statement
    return found


def _can_be_denied(witness: Witness, statement: Statement, denial: Denial) -> bool:
    if statement.stand.voice == denial.stand.voice or statement.supposed:
        return False
    between = witness.article.text[statement.span.end : denial.span.start]
    if between.count("\n") > 2 * _PARAGRAPHS or statement.block == "title":
        return False
    if denial.reply and statement.stand.position != "attributes":
        return False
    size = statement.span.end - statement.span.start
    return size >= _SHORTEST and any(f[0] in "cq" for f in statement.weights)


def _is_clause_of(witness: Witness, target: Statement, denial: Denial) -> bool:
    """Say whether the target is the subordinate clause that the denial's own sentence begins with."""
    if witness.sentence_at(target.span.start) != witness.sentence_at(denial.span.start):
        return False
    clause = _clause_at(witness, target.span.start)
    between = witness.article.text[target.span.end : denial.span.start]
    return (
        clause is not None
        and clause.kind == "subordinate"
        and target.stand.position == "asserts"
        and len(between.strip(" ,;")) == 0
    )


def _clause_at(witness: Witness, offset: int) -> Clause | None:
    return next((c for c in witness.analysis.clauses if c.start <= offset < c.end), None)
