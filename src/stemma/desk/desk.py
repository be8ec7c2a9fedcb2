"""The desk: articles are added, then grouped into stories, traced, collated and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from stemma.desk.adding import Landed, land
from stemma.desk.naming import article_id, story_id
from stemma.desk.results import Results
from stemma.dossier import Growth, Traced, VersionChange, compare_versions, growth_of
from stemma.errors import NothingToRead, UnreadableInput
from stemma.model import Analysis, Article, Dossier, Judgement, Story, StoryChange
from stemma.reading import read_inputs
from stemma.settings import now
from stemma.store import Hit, MemoryShelf, Problem, Shelf, ShelfStatus, Version

if TYPE_CHECKING:
    from stemma.store.doctor import Report as DoctorReport
    from stemma.store.exporting import Imported

__all__ = ["AddReport", "Desk"]

Progress = Callable[[str, int, int], None]
Inputs = str | PathLike[str] | Iterable[str | PathLike[str]]

# Problems are kept in batches of this size, so that memory stays flat.
_PROBLEMS = 64


class AddReport(NamedTuple):
    """What adding came to: counts of articles by outcome, and of the inputs that were skipped.

    `added` are new articles, `versions` new versions of known ones, `known` those whose text was
    there already.
    """

    added: int = 0
    versions: int = 0
    known: int = 0
    skipped: int = 0


def _silent(_stage: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Desk:
    """A desk: articles are added, then grouped into stories, traced, collated and searched.

    Open one with `Desk.open(path)`; without a path it lives in memory. What a method is called
    is what the command is called: `desk.add(...)` is `stemma add`. `skipped` lists what could not
    be read while this desk was open, `noted` what was read but could not be taken as it stood.
    """

    def __init__(
        self, shelf: Shelf, progress: Progress | None = None, path: Path | None = None
    ) -> None:
        self._shelf = shelf
        self._progress = progress or _silent
        self._results = Results(shelf, self._progress)
        self.path = path
        self.skipped: list[UnreadableInput] = []
        self.noted: list[UnreadableInput] = []

    @classmethod
    def open(
        cls, path: str | PathLike[str] | None = None, progress: Progress | None = None
    ) -> Self:
        """Open the desk at a path (a file, made where there is none) or one in memory.

        `progress` is called with a stage's name, how much is done and how much there is (0 where
        that is not known). Raises DeskError where the file is no desk or cannot be opened.
        """
        if path is None:
            return cls(MemoryShelf(), progress)
        from stemma.store.sqlite import SqliteShelf  # noqa: PLC0415 - SQL is heavy and seldom wanted

        return cls(SqliteShelf.open(Path(path)), progress, Path(path))

    @staticmethod
    def doctor(
        path: str | PathLike[str], rescue: str | PathLike[str] | None = None
    ) -> DoctorReport:
        """Examine a desk's file and return what is whole and what is lost; it is never changed.

        `rescue` is the path of a new desk to which all that can be read is saved. Raises DeskError
        where there is no such file, it is another program's, or the new desk is there already.
        """
        from stemma.store import doctor  # noqa: PLC0415 - SQL is heavy and seldom wanted

        if rescue is None:
            return doctor.examine(Path(path))
        return doctor.rescue(Path(path), Path(rescue))

    def close(self) -> None:
        """Close the desk's file; a desk in memory has none."""
        self._shelf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace_: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, inputs: Inputs, landed: Callable[[Landed], None] | None = None) -> AddReport:
        """Read files, folders and `-`, and keep what is new; return the counts.

        Adding is idempotent: the same text again is known, another text under a known id is a new
        version of that article. It happens in small batches, each whole or not at all; `landed`
        is called for each article with its outcome (`added`, `version`, `known`) once it is safely
        kept. What cannot be read is kept in `skipped` and on the desk. Raises NothingToRead where
        no article was found.
        """
        counts = {"added": 0, "version": 0, "known": 0}
        before = len(self.skipped)
        try:
            for batch in self._landed(_listed(inputs)):
                for one in batch:
                    counts[one.outcome] += 1
                if landed is not None:
                    _tell_all(batch, landed)
        finally:
            self._note(before)
        if not sum(counts.values()):
            raise NothingToRead(
                "no article was found in the input; give text files, saved pages, .jsonl files "
                "or folders"
            )
        skipped = len(self.skipped) - before
        return AddReport(counts["added"], counts["version"], counts["known"], skipped)

    def _landed(self, inputs: Sequence[str]) -> Iterator[list[Landed]]:
        read = analysed = 0

        def articles() -> Iterator[Article]:
            nonlocal read
            for article in read_inputs(inputs, self.skipped.append, now()):
                read += 1
                self.noted += [UnreadableInput(article.input, note) for note in article.notes]
                self._progress("reading", read, 0)
                yield article

        def count() -> None:
            nonlocal analysed
            analysed += 1
            self._progress("analysis", analysed, 0)

        return land(self._shelf, articles(), count)

    def _note(self, since: int) -> None:
        met = datetime.now(UTC).isoformat(timespec="seconds")
        problems = [Problem(p.where, p.why, met) for p in self.skipped[since:]]
        if problems:
            self._shelf.note_problems(problems)

    def analyses(self, articles: Sequence[str] | None = None) -> Iterator[tuple[Article, Analysis]]:
        """Yield articles with their analyses: all in the order of adding, or those of the ids.

        An analysis that an older stage made is made anew and kept. Memory holds a few at a time.
        """
        return self._results.analyses(articles)

    def articles(self) -> Iterator[Article]:
        """Yield the current version of every article in the order of adding."""
        return self._shelf.articles()

    def article(self, article: str, version: int | None = None) -> Article:
        """Return an article, its current version unless one is asked for by number.

        The beginning of an id (4 characters or more) will do where it is the only one. Raises
        UnknownArticle.
        """
        return self._shelf.article(self._named(article), version)

    def show(self, article: str, version: int | None = None) -> tuple[Article, Analysis]:
        """Return a version of an article with its analysis; raises UnknownArticle."""
        return self._results.version(self._named(article), version)

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return the versions of an article in the order of adding; raises UnknownArticle."""
        return self._shelf.versions(self._named(article))

    def changes(self, article: str) -> tuple[VersionChange, ...]:
        """Return what changed from each version of an article to the next.

        Raises UnknownArticle.
        """
        found = self._shelf.versions(self._named(article))
        read = ((v.number, self._results.version(v.article, v.number)) for v in found)
        return tuple(compare_versions(a, b, (m, n)) for (m, a), (n, b) in pairwise(read))

    def _named(self, article: str) -> str:
        return article_id(article, self._shelf.ids())

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of all articles; those of an unchanged desk are kept and not redone."""
        return self._results.stories()

    def story_changes(self) -> tuple[StoryChange, ...]:
        """Return which stories merged, split or got another id, when, and by which article."""
        return self._results.story_changes()

    def dossier(self, story: str | None = None) -> Dossier:
        """Return the dossier of all stories, or that of one story, of which alone it loads articles.

        The beginning of a story's id (4 characters or more) will do. Raises UnknownStory.
        """
        return self._results.dossier(self._chosen(story))

    def lineages(self, story: str | None = None) -> tuple[Traced, ...]:
        """Return the lineages of all stories, or of one, with the reason of every article.

        The beginning of a story's id (4 characters or more) will do. Raises UnknownStory.
        """
        return self._results.lineages(self._chosen(story))

    def _chosen(self, story: str | None) -> tuple[Story, ...]:
        stories = self.stories()
        if story is None:
            return stories
        wanted = story_id(story, [s.id for s in stories], self.story_changes())
        return tuple(s for s in stories if s.id == wanted)

    def comparison(self) -> Dossier:
        """Return the dossier of all articles on the desk as one story, related or not."""
        return self._results.comparison()

    def search(
        self, query: str, kind: Literal["all", "article", "claim"] = "all", limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the best places for a query: words of articles, and of what somebody says."""
        return self._shelf.search(query, kind, limit)

    def remove(self, articles: Inputs) -> tuple[str, ...]:
        """Take articles with all their versions off the desk; return their whole ids.

        Raises UnknownArticle, then nothing is removed.
        """
        ids = self._shelf.ids()
        found = tuple(dict.fromkeys(article_id(a, ids) for a in _listed(articles)))
        self._shelf.remove(found)
        return found

    def export(self, file: str | PathLike[str]) -> int:
        """Write the whole desk to one file with checksums; return the number of versions.

        Raises OutputError where the file cannot be written; then nothing is left there.
        """
        from stemma.store.exporting import export  # noqa: PLC0415 - seldom wanted

        return export(self._shelf, Path(file))

    def import_(self, file: str | PathLike[str]) -> Imported:
        """Put an exported desk on this one, whole or not at all; what is there already stays.

        Returns how many articles and versions the file holds and how many were new. Raises
        ExportDamaged and ExportTooNew.
        """
        from stemma.store.exporting import import_into  # noqa: PLC0415 - seldom wanted

        return import_into(self._shelf, Path(file))

    def growth(self, story: str, since: str) -> tuple[Dossier, Growth, Mapping[str, Article]]:
        """Return a story's dossier, what it tells since a moment, and its articles of before.

        `since` is in UTC, ISO 8601. A judgement of today holds for what was told before, too.
        Raises UnknownStory.
        """
        now = self.dossier(story)
        (only,) = now.stories
        before, old = self._results.earlier(only.story, since)
        return now, growth_of(before, only, old, {a.id: a for a in now.articles}), old

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in the order of adding."""
        return self._shelf.ids()

    def keep_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Keep what somebody decided; `stemma.desk.judge` makes a judgement from ids."""
        self._shelf.judge(judgements)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what was decided and not taken back, in the order of keeping."""
        return self._shelf.judgements()

    def withdraw_judgements(self, judgements: Sequence[str]) -> None:
        """Take judgements back, given by their whole ids; raises UnknownJudgement."""
        self._shelf.withdraw(judgements)

    def status(self) -> ShelfStatus:
        """Return how much is on the desk, and how many analyses are out of date."""
        return self._shelf.status()

    def problems(self) -> tuple[Problem, ...]:
        """Return what was skipped while adding and has not been read since, with the reasons."""
        return self._shelf.problems()


def _tell_all(batch: Sequence[Landed], landed: Callable[[Landed], None]) -> None:
    """Tell what is kept; a person who stops it hears of the whole batch, for all of it is kept."""
    waiting = iter(batch)
    try:
        for one in waiting:
            landed(one)
    except KeyboardInterrupt:
        for one in waiting:
            landed(one)
        raise


def _listed(given: Inputs) -> list[str]:
    """Return one or several paths or ids as a list of strings."""
    if isinstance(given, str | PathLike):
        return [fspath(given)]
    return [fspath(g) for g in given]
