"""What a stream of stories remembers between two articles: the Protocol, and its form in memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from stemma.model import Story, StoryChange
from stemma.stories.similarity import Likeness
from stemma.stories.traits import Row, Traits

__all__ = ["Ledger", "MemoryLedger", "Shelfmark"]


class Shelfmark(NamedTuple):
    """A list of articles that are looked up together: by a key, in a window of time."""

    key: int
    window: int


class Ledger(Protocol):
    """Where a stream keeps its articles (by mark), the links between them and their stories."""

    def row(self, mark: int) -> Row | None:
        """Return an article as it is compared, or None where it is not here."""

    def rows(self, marks: Sequence[int]) -> list[Row]:
        """Return articles as they are compared, in the order of their marks given."""

    def add(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Take up an article and put it on its lists."""

    def drop(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Forget an article, its links and its places on these lists."""

    def first(self, where: Shelfmark, limit: int | None) -> list[int]:
        """Return the articles of a list in ascending order: the first ones, or all."""

    def links(self, mark: int) -> Mapping[int, Likeness]:
        """Return the articles that an article is linked with, and how alike they are."""

    def link(self, mark: int, found: Mapping[int, Likeness]) -> None:
        """Link an article with others, both ways."""

    def unlink(self, mark: int, others: Iterable[int]) -> None:
        """Take links back, both ways."""

    def story_of(self, marks: Sequence[int]) -> dict[int, str]:
        """Return the ids of the stories of those articles that have one."""

    def story(self, story: str) -> Story | None:
        """Return a story by its id, or None where there is none."""

    def tell(self, old: Iterable[str], new: Iterable[tuple[Story, Sequence[int]]]) -> None:
        """Forget stories, then keep new ones with the marks of their articles."""

    def stories(self) -> Iterator[Story]:
        """Yield all stories."""

    def kin(self, bar: int) -> Iterator[tuple[str, str]]:
        """Yield pairs of different stories that a link of this kinship or more connects."""

    def note(self, changes: Sequence[StoryChange]) -> None:
        """Write down what happened to stories."""


class MemoryLedger:
    """The ledger in memory; gone with the process."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        self._lists: dict[Shelfmark, list[int]] = defaultdict(list)
        self._links: dict[int, dict[int, Likeness]] = defaultdict(dict)
        self._story_of: dict[int, str] = {}
        self._stories: dict[str, Story] = {}
        self.changes: list[StoryChange] = []

    def row(self, mark: int) -> Row | None:
        """Return an article as it is compared, or None where it is not here."""
        return self._rows.get(mark)

    def rows(self, marks: Sequence[int]) -> list[Row]:
        """Return articles as they are compared, in the order of their marks given."""
        return [self._rows[mark] for mark in marks]

    def traits(self) -> Iterator[Traits]:
        """Yield what is kept of every article."""
        return (row.traits for row in self._rows.values())

    def add(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Take up an article and put it on its lists."""
        self._rows[row.traits.mark] = row
        for where in lists:
            insort(self._lists[where], row.traits.mark)

    def drop(self, row: Row, lists: Iterable[Shelfmark]) -> None:
        """Forget an article, its links and its places on these lists."""
        mark = row.traits.mark
        self.unlink(mark, list(self._links[mark]))
        del self._rows[mark], self._links[mark]
        self._story_of.pop(mark, None)
        for where in lists:
            there = self._lists[where]
            del there[bisect_left(there, mark)]

    def first(self, where: Shelfmark, limit: int | None) -> list[int]:
        """Return the articles of a list in ascending order: the first ones, or all."""
        return self._lists[where][:limit] if where in self._lists else []

    def links(self, mark: int) -> Mapping[int, Likeness]:
        """Return the articles that an article is linked with, and how alike they are."""
        return self._links.get(mark, {})

    def link(self, mark: int, found: Mapping[int, Likeness]) -> None:
        """Link an article with others, both ways."""
        for other, alike in found.items():
            self._links[mark][other] = self._links[other][mark] = alike

    def unlink(self, mark: int, others: Iterable[int]) -> None:
        """Take links back, both ways."""
        for other in others:
            del self._links[mark][other], self._links[other][mark]

    def story_of(self, marks: Sequence[int]) -> dict[int, str]:
        """Return the ids of the stories of those articles that have one."""
        return {mark: self._story_of[mark] for mark in marks if mark in self._story_of}

    def story(self, story: str) -> Story | None:
        """Return a story by its id, or None where there is none."""
        return self._stories.get(story)

    def tell(self, old: Iterable[str], new: Iterable[tuple[Story, Sequence[int]]]) -> None:
        """Forget stories, then keep new ones with the marks of their articles."""
        for story in old:
            self._stories.pop(story, None)
        for told, marks in new:
            self._stories[told.id] = told
            self._story_of |= dict.fromkeys(marks, told.id)

    def stories(self) -> Iterator[Story]:
        """Yield all stories."""
        return iter(self._stories.values())

    def kin(self, bar: int) -> Iterator[tuple[str, str]]:
        """Yield pairs of different stories that a link of this kinship or more connects."""
        for mark, found in self._links.items():
            for other, alike in found.items():
                one, two = self._story_of[mark], self._story_of[other]
                if alike.kin >= bar and one != two:
                    yield one, two

    def note(self, changes: Sequence[StoryChange]) -> None:
        """Write down what happened to stories."""
        self.changes += changes
