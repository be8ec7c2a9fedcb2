"""Small stories made by hand: articles with what an analysis would have found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.collation import Context, context_of
from stemma.model import (
    Analysis,
    Article,
    Attribution,
    Block,
    Concept,
    Credit,
    Lineage,
    Member,
    Name,
    Passage,
    Published,
    Quantity,
    Scope,
    Sentence,
    Span,
    Story,
    Token,
)
from stemma.text import fold, words

__all__ = ["Text", "figure", "story"]


def figure(low, words, concept=None, **more):
    """A quantity by its words: unit 'people' and modifier 'exact' where nothing else is said."""
    return {"low": low, "words": words, "concept": concept, "unit": "people"} | more


@dataclass(frozen=True)
class Text:
    """A text with what is found in it; the first line is its title."""

    id: str
    text: str
    figures: tuple = ()
    says: tuple = ()  # (source, content, stance)
    names: tuple = ()  # (words, kind, key)
    concepts: tuple = ()  # (words, id)
    day: str | None = "2026-09-02"
    language: str = "en"
    outlet: str | None = None
    parent: str | None = None
    independent: str = "not_shown"
    level: str = "full"
    lineage: str | None = None


def _at(text, piece, after=0):
    start = text.index(piece, after)
    return Span(start, start + len(piece))


def _article(row):
    cut = row.text.index("\n") if "\n" in row.text else len(row.text)
    blocks = [Block("title", 0, cut)]
    sentences = [Sentence(0, cut, "title")]
    place = cut
    for line in row.text[cut:].split("\n"):
        if line:
            start = row.text.index(line, place)
            blocks.append(Block("body", start, start + len(line)))
            inner = start
            for part in line.replace(". ", ".\0").split("\0"):
                inner = row.text.index(part, inner)
                sentences.append(Sentence(inner, inner + len(part), "body"))
                inner += len(part)
            place = start + len(line)
    return Article(
        row.id, f"{row.id}.txt", row.text, outlet=row.outlet or f"Outlet {row.id}",
        language=row.language, published=Published(row.day) if row.day else None,
        blocks=tuple(blocks), credits=tuple[Credit, ...](),
    ), tuple(sentences)  # fmt: skip


def _quantity(text, row, used):
    span = _at(text, row["words"], used.get(row["words"], 0))
    used[row["words"]] = span.end
    digits = re.search(r"[0-9][0-9.,]*|^\w+", row["words"])
    number = Span(span.start + digits.start(), span.start + digits.end()) if digits else span
    return Quantity(
        span.start, span.end, float(row["low"]), float(row.get("high", row["low"])),
        row.get("modifier", "exact"), row["unit"], row["concept"], number,
        Scope(row.get("place"), row.get("of"), row.get("period")), row.get("as_of"),
    )  # fmt: skip


def _concepts(row, quantities):
    """The concepts of the row; without any, the words of a figure name what it counts."""
    if row.concepts:
        return tuple(Concept(*_at(row.text, piece), id_) for piece, id_ in row.concepts)
    return tuple(Concept(q.start, q.end, q.concept) for q in quantities if q.concept)


def _analysis(row, sentences):
    text, used = row.text, {}
    quantities = sorted((_quantity(text, f, used) for f in row.figures), key=lambda q: q.start)
    return Analysis(
        row.id, 1, row.language, row.level, sentences=sentences,
        tokens=tuple(Token(w.start, w.end, fold(w.text)) for w in words(text)),
        names=tuple(
            Name(*_at(text, piece), kind, key) for piece, kind, key in row.names
        ),
        quantities=tuple(quantities),
        concepts=_concepts(row, quantities),
        attributions=tuple(
            Attribution((_at(text, source),), (), (_at(text, content),), "says", source)
            for source, content in row.says
        ),
    )  # fmt: skip


def story(*rows: Text) -> Context:
    """Return the context of a story made of these texts, one lineage each but for copies."""
    articles, analyses, members = [], [], {}
    for row in rows:
        article, sentences = _article(row)
        articles.append(article)
        analyses.append(_analysis(row, sentences))
        parent = next((p for p in rows if p.id == row.parent), None)
        passages = (Passage(Span(0, len(row.text)), Span(0, len(parent.text))),) if parent else ()
        relation = "copy" if parent else "original"
        members.setdefault(row.lineage or row.parent or row.id, []).append(
            Member(row.id, relation, row.parent, row.independent, "made so", passages)
        )
    lineages = [Lineage(f"of {k}", "unknown", tuple(m)) for k, m in members.items()]
    first = rows[0]
    told = Story("s", tuple(r.id for r in rows), first.text[:10], first.id, Span(0, 10))
    return context_of(told, articles, analyses, lineages)
