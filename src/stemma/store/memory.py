"""The shelf in memory: for one command, or a library's user who keeps nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Literal
from weakref import finalize

import msgspec

from stemma.errors import UnknownArticle
from stemma.model import Analysis, Article, Judgement, Story, StoryChange
from stemma.store import search
from stemma.store.judging import holding, unknown_judgement
from stemma.store.records import fingerprint, moment, unread
from stemma.store.shelf import Added, Hit, Kept, Outcome, Problem, ShelfStatus, Stored, Version
from stemma.store.stages import stage_version
from stemma.store.versions import Decision, State, settle, state_of
from stemma.stories import MemoryLedger, Row, Stream, read_traits

__all__ = ["MemoryShelf"]


class _Held(msgspec.Struct):
    """A version as it is held: its state, article, analysis with its stage, and when it came.

    `place` counts the versions of the shelf in the order of adding.
    """

    state: State
    article: Article
    analysis: Analysis
    stage: str
    added: str
    place: int = 0

    def version(self) -> Version:
        state = self.state
        return Version(
            self.article.id,
            state.number,
            state.digest,
            self.added,
            self.article.input,
            state.current,
        )


class MemoryShelf:
    """Articles in memory, with the behaviour of a shelf in a file; gone when it is closed.

    `reading` is the stage version of the reader whose articles are put here.
    """

    def __init__(self, reading: str = "") -> None:
        self._reading = reading
        self._held: dict[str, list[_Held]] = {}
        self._count = 0
        self._problems: dict[str, Problem] = {}
        self._results: dict[str, tuple[str, bytes]] = {}
        self._ledger = MemoryLedger()
        self._stream = Stream(self._ledger)
        # What was placed: the id of each article with the hash of its version.
        self._placed: dict[str, str] = {}
        self._judgements: dict[str, Judgement] = {}
        # Made by a search and kept until something changes; it is closed with the shelf.
        self._index: sqlite3.Connection | None = None
        self._drop: finalize[[], MemoryShelf] | None = None
        self._searching = Lock()

    def put(self, kept: Sequence[Kept], stage: str) -> tuple[Added, ...]:
        """Put articles with their analyses, as Shelf.put says."""
        added = []
        for one in kept:
            state = state_of(one.article, self._reading)
            made = self._settle(one.article.id, state)
            if made.outcome != "known":
                self._hold(made, _Held(state, one.article, one.analysis, stage, moment()))
            self._problems.pop(one.article.input, None)
            added.append(Added(one.article.id, made.outcome, made.number))
        return tuple(added)

    def _settle(self, article: str, state: State) -> Decision:
        return settle(state, [h.state for h in self._held.get(article, ())])

    def _hold(self, made: Decision, new: _Held) -> None:
        """Take up a version; every version then has the state that was decided."""
        there = self._held.setdefault(new.article.id, [])
        new.state = msgspec.structs.replace(new.state, number=made.number, current=made.current)
        if made.replaces:
            place = next(i for i, h in enumerate(there) if h.state.number == made.number)
            new.added, new.place = there[place].added, there[place].place
            there[place] = new
        else:
            if made.current:
                for held in there:
                    held.state = msgspec.structs.replace(held.state, current=False)
            self._count += 1
            new.place = self._count
            there.append(new)
        self._changed()

    def which(self, articles: Sequence[Article]) -> tuple[Outcome, ...]:
        """Say what putting each article would come to."""
        seen: dict[str, list[State]] = {}
        outcomes = []
        for article in articles:
            there = seen.get(article.id)
            if there is None:
                there = seen[article.id] = [h.state for h in self._held.get(article.id, ())]
            outcomes.append(settle(state_of(article, self._reading), there).outcome)
        return tuple(outcomes)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in the order of adding."""
        return tuple(self._held)

    def _found(self, article: str, version: int | None = None) -> _Held:
        for held in self._versions(article):
            if held.state.current if version is None else held.state.number == version:
                return held
        raise UnknownArticle(f"there is no version {version} of article {article!r} on this desk")

    def _versions(self, article: str) -> list[_Held]:
        if article not in self._held:
            raise UnknownArticle(f"there is no article {article!r} on this desk")
        return self._held[article]

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """Yield each id with a hash over all of its current version but its input."""
        for article in self._held:
            yield article, self._found(article).state.body

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield current versions: all, or those of `ids` in their order."""
        for article in self.ids() if ids is None else ids:
            yield self._found(article).article

    def article(self, article: str, version: int | None = None) -> Article:
        """Return a version of an article, the current one by default."""
        return self._found(article, version).article

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return the versions of an article in the order of adding."""
        return tuple(held.version() for held in self._versions(article))

    def analysis(self, article: str, version: int | None = None) -> tuple[Analysis, str]:
        """Return the analysis of a version and the stage version that made it."""
        held = self._found(article, version)
        return held.analysis, held.stage

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[tuple[Analysis, str]]:
        """Yield the analyses of current versions with their stage versions."""
        for article in self.ids() if ids is None else ids:
            yield self.analysis(article)

    def stale(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current analysis another stage version made."""
        return tuple(a for a in self._held if self._found(a).stage != stage)

    def by_input(self, where: str) -> tuple[str, ...]:
        """Return the ids of articles of which a version was read from this input."""
        return tuple(
            a for a, there in self._held.items() if any(h.article.input == where for h in there)
        )

    def renew(self, kept: Sequence[Kept], stage: str) -> bool:
        """Replace the analyses of versions by newer ones; what was removed is left out."""
        for one in kept:
            body = fingerprint(one.article)
            for held in self._held.get(one.article.id, ()):
                if held.state.body == body:
                    held.analysis, held.stage = one.analysis, stage
        self._changed()
        return True

    def remove(self, ids: Sequence[str]) -> None:
        """Remove articles with all their versions."""
        for article in ids:
            self._versions(article)
        for article in ids:
            self._held.pop(article, None)
            self._placed.pop(article, None)
            self._stream.drop(article, moment())
        for judgement in holding(self._judgements.values(), ids):
            del self._judgements[judgement]
        self._changed()
        self._results = {}

    def note_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what was skipped, one for each `where`; the newest reason stays."""
        for problem in problems:
            self._problems[problem.where] = problem

    def note_read(self, inputs: Sequence[str]) -> None:
        """Take inputs that were read off the list of what was skipped."""
        for where in inputs:
            self._problems.pop(where, None)

    def problems(self) -> tuple[Problem, ...]:
        """Return what was skipped and has not been read since, in the order of meeting."""
        return tuple(self._problems.values())

    def recall(self, stage: str, key: str) -> bytes | None:
        """Return a result that was kept for this stage version and key, or None."""
        by, result = self._results.get(key, ("", b""))
        return result if by == stage else None

    def keep(self, stage: str, key: str, result: bytes) -> bool:
        """Keep a result of a stage under a key; those of the stage's other versions go."""
        family = stage.rpartition("-")[0]
        self._results = {
            k: (by, kept)
            for k, (by, kept) in self._results.items()
            if by == stage or not family or by.rpartition("-")[0] != family
        }
        self._results[key] = stage, result
        return True

    def search(
        self, query: str, kind: Literal["all", "article", "claim"], limit: int
    ) -> tuple[Hit, ...]:
        """Return the best places for a query, best first, ties by article id and place."""
        with self._searching:
            if self._index is None:
                self._index = self._indexed()
                self._drop = finalize(self, self._index.close)
            return search.find(self._index, query, kind, limit)

    def _indexed(self) -> sqlite3.Connection:
        """Return a database in memory in which the current versions are found."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        current = [self._found(a) for a in self._held]
        search.create(connection)
        search.index(
            connection, [(i, Kept(h.article, h.analysis)) for i, h in enumerate(current, 1)]
        )
        return connection

    def _changed(self) -> None:
        """Let the next search make its index anew."""
        with self._searching:
            if self._drop is not None:
                self._drop()
            self._index = self._drop = None

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keep judgements; one that is there already stays as it is."""
        for judgement in judgements:
            self._judgements.setdefault(judgement.id, judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order of keeping."""
        return tuple(self._judgements.values())

    def withdraw(self, judgements: Sequence[str]) -> None:
        """Take judgements back; raises UnknownJudgement."""
        for judgement in judgements:
            if judgement not in self._judgements:
                raise unknown_judgement(judgement)
        for judgement in judgements:
            del self._judgements[judgement]

    def unplaced(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current version is not placed yet."""
        del stage  # a desk in memory lives no longer than its stage
        return tuple(a for a, body in self.fingerprints() if self._placed.get(a) != body)

    def place(self, kept: Sequence[Kept], stage: str) -> bool:
        """Place current versions of articles in their stories."""
        del stage
        read = (read_traits(one.article, one.analysis) for one in kept)
        if self._placed:
            for traits in read:
                self._stream.place(traits, moment())
        else:
            self._stream.fill(Row(traits) for traits in read)
        self._placed |= {one.article.id: fingerprint(one.article) for one in kept}
        return True

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of the articles that were placed, those with most articles first."""
        return self._stream.stories()

    def story_changes(self) -> tuple[StoryChange, ...]:
        """Return what articles that were placed did to stories, in the order of happening."""
        return tuple(self._ledger.changes)

    def stored(self) -> Iterator[Stored]:
        """Yield every version of every article, in the order of adding."""
        every = (held for there in self._held.values() for held in there)
        for held in sorted(every, key=lambda h: h.place):
            yield Stored(held.version(), held.article, held.state.reading)

    def restore(
        self,
        stored: Iterable[Stored],
        problems: Sequence[Problem] = (),
        judgements: Sequence[Judgement] = (),
    ) -> int:
        """Put exported versions back; return how many were not there before."""
        before = set(self._held)
        new = 0
        for one in stored:
            article, version = one.article, one.version
            state = state_of(article, one.reading)
            there = self._held.get(article.id, [])
            if any(
                h.state.digest == state.digest and h.state.number == version.number for h in there
            ):
                continue
            made = Decision("version", version.number, version.current)
            if article.id in before:
                made = self._settle(article.id, state)
            if made.outcome == "known" or made.replaces:
                continue
            self._hold(made, _Held(state, article, unread(article), "", version.added))
            new += 1
        for problem in problems:
            self._problems.setdefault(problem.where, problem)
        self.judge(judgements)
        return new

    def status(self) -> ShelfStatus:
        """Return how much is kept."""
        current = [self._found(a).article for a in self._held]
        return ShelfStatus(
            articles=len(current),
            versions=sum(len(there) for there in self._held.values()),
            stale=len(self.stale(stage_version("analysis"))),
            problems=len(self._problems),
            size=0,
            languages=_counted([a.language for a in current]),
            outlets=_counted([a.outlet for a in current if a.outlet]),
        )

    def close(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._changed()


def _counted(names: list[str]) -> dict[str, int]:
    """Return how often each name occurs, the most frequent first, ties by name."""
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
