"""What every dimension of the collation reads: one story, its witnesses, who copied whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.collation.places import Places
from stemma.model import (
    Analysis,
    Article,
    Attribution,
    BlockKind,
    Concept,
    Independence,
    Lineage,
    Member,
    Name,
    Quantity,
    Sentence,
    Story,
    Time,
)

__all__ = ["Context", "Witness", "context_of"]


@dataclass(frozen=True, eq=False)
class Witness:
    """One article of the story with what was found in it and its place in its lineage."""

    article: Article
    analysis: Analysis
    lineage: Lineage
    member: Member

    @cached_property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def independent(self) -> Independence:
        """Whether the article is shown to be independent of all others."""
        return self.member.independent

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.analysis.sentences]

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that covers the offset, None in furniture."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.analysis.sentences[at].end:
            return None
        return at

    def sentence_of(self, offset: int) -> Sentence | None:
        """Return the sentence that covers the offset, None in furniture."""
        at = self.sentence_at(offset)
        return None if at is None else self.analysis.sentences[at]

    @cached_property
    def names(self) -> Places[Name]:
        """The names, by place."""
        return Places(self.analysis.names, lambda n: ((n.start, n.end),))

    @cached_property
    def concepts(self) -> Places[Concept]:
        """The concepts, by place."""
        return Places(self.analysis.concepts, lambda c: ((c.start, c.end),))

    @cached_property
    def quantities(self) -> Places[Quantity]:
        """The quantities, by place."""
        return Places(self.analysis.quantities, lambda q: ((q.start, q.end),))

    @cached_property
    def times(self) -> Places[Time]:
        """The times, by place."""
        return Places(self.analysis.times, lambda t: ((t.start, t.end),))

    @cached_property
    def told(self) -> Places[Attribution]:
        """The attributions, by the place of their source, cue and content."""
        return Places(self.analysis.attributions, lambda a: (*a.source, *a.cue, *a.content))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.article.blocks]

    def block_at(self, offset: int) -> BlockKind | None:
        """Return the kind of the block that covers the offset, None between blocks."""
        at = bisect_right(self._block_starts, offset) - 1
        if at < 0 or offset >= self.article.blocks[at].end:
            return None
        return self.article.blocks[at].kind


@dataclass(frozen=True, eq=False)
class Context:
    """A story with its witnesses in the order of day and id, whatever order they came in."""

    story: Story
    witnesses: tuple[Witness, ...]
    lineages: tuple[Lineage, ...]

    @cached_property
    def by_id(self) -> dict[str, Witness]:
        """The witnesses by the id of their article."""
        return {w.id: w for w in self.witnesses}

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order of the witnesses."""
        return tuple(w.article for w in self.witnesses)

    @cached_property
    def analyses(self) -> tuple[Analysis, ...]:
        """The analyses, in the order of the witnesses."""
        return tuple(w.analysis for w in self.witnesses)


def context_of(
    story: Story,
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    lineages: Sequence[Lineage],
) -> Context:
    """Return the context of a story; its articles and analyses may come in any order.

    Raises KeyError where an article has no analysis or stands in no lineage.
    """
    found = {a.article: a for a in analyses}
    place = {m.article: (x, m) for x in lineages for m in x.members}
    ordered = sorted(articles, key=lambda a: (a.day or "9999", a.id))
    witnesses = tuple(Witness(a, found[a.id], *place[a.id]) for a in ordered)
    return Context(story, witnesses, tuple(sorted(lineages, key=lambda x: x.id)))
