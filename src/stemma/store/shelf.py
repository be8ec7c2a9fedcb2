"""What a desk keeps and how it is asked for: the records and the Protocol of every shelf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from stemma.model import Analysis, Article, Judgement, Span, Story, StoryChange

__all__ = [
    "Added",
    "Hit",
    "Kept",
    "Outcome",
    "Problem",
    "Shelf",
    "ShelfStatus",
    "Stored",
    "Version",
]

Outcome = Literal["added", "version", "known"]


class Kept(msgspec.Struct, frozen=True):
    """An article with its analysis, as it is put on a shelf."""

    article: Article
    analysis: Analysis


class Added(msgspec.Struct, frozen=True):
    """What became of one article that was put on a shelf, told after it is safely there.

    `outcome` is `added` (a new article), `version` (a new version of one) or `known` (it was
    there already, nothing changed). `version` counts from 1.
    """

    id: str
    outcome: Outcome
    version: int


class Version(msgspec.Struct, frozen=True):
    """One captured state of an article; `number` counts from 1 in the order of adding.

    `digest` is a hash over title and text, `added` the UTC moment of adding (ISO 8601, seconds),
    `input` where it was read from. `current` marks the version that dossiers read.
    """

    article: str
    number: int
    digest: str
    added: str
    input: str
    current: bool


class Stored(msgspec.Struct, frozen=True):
    """A version with its article, as an export, an import and a rescue carry it.

    `reading` is the stage version of the reader that made the article.
    """

    version: Version
    article: Article
    reading: str


class Problem(msgspec.Struct, frozen=True):
    """An input that was skipped while adding: where, why, and the UTC moment it was met."""

    where: str
    why: str
    met: str


class Hit(msgspec.Struct, frozen=True):
    """A place that a search found: the article, the span to show, and who says it.

    `kind` is `article` (words of the title or text) or `claim` (what somebody says). `span` is
    in code points of the article's text; `marks` are the found words inside it. `speaker` and
    `stance` are those of a claim. `score` is higher for a better hit.
    """

    article: str
    kind: Literal["article", "claim"]
    span: Span
    marks: tuple[Span, ...]
    score: int
    speaker: str | None = None
    stance: str | None = None


class ShelfStatus(msgspec.Struct, frozen=True):
    """How much a shelf holds: counts, the size of its file in bytes, and what is out of date.

    `stale` is the number of analyses that an older stage made. `languages` and `outlets` give
    articles by code and by name, the most frequent first.
    """

    articles: int
    versions: int
    stale: int
    problems: int
    size: int
    languages: Mapping[str, int]
    outlets: Mapping[str, int]


class Shelf(Protocol):
    """Where the articles of a desk are kept; in memory or in a file, with the same behaviour.

    Everything that writes is one transaction: it happens whole or not at all. Raises DeskError
    where the shelf cannot be read or written; the message says what to do.
    """

    def put(self, kept: Sequence[Kept], stage: str) -> tuple[Added, ...]:
        """Put articles with their analyses, made by the stage version `stage`, in one transaction.

        The same text again is `known`. Another text under a known id is a new version; it becomes
        the current one unless both versions say when they were last changed and the new one is
        the older. When the same bytes are read anew by a newer reader, the version is replaced:
        the outcome is `version` with the number that it had.
        """

    def which(self, articles: Sequence[Article]) -> tuple[Outcome, ...]:
        """Say what putting each article would come to, so that known ones need no analysis."""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in the order of adding."""

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """Yield each id with a hash over all of its current version but where it was read from."""

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield current versions: all in the order of adding, or those of `ids` in their order.

        Raises UnknownArticle for an id that is not there.
        """

    def article(self, article: str, version: int | None = None) -> Article:
        """Return a version of an article, the current one by default; raises UnknownArticle."""

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return the versions of an article in the order of adding; raises UnknownArticle."""

    def analysis(self, article: str, version: int | None = None) -> tuple[Analysis, str]:
        """Return the analysis of a version and the stage version that made it."""

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[tuple[Analysis, str]]:
        """Yield the analyses of current versions with their stage versions, as `articles` does."""

    def stale(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current analysis another stage version made."""

    def by_input(self, where: str) -> tuple[str, ...]:
        """Return the ids of articles of which a version was read from this input."""

    def renew(self, kept: Sequence[Kept], stage: str) -> bool:
        """Replace the analyses of versions by newer ones, in one transaction; return whether.

        What was removed meanwhile is left out. A desk that can only be read, or that another
        process writes to now, keeps nothing, as with `keep`.
        """

    def remove(self, ids: Sequence[str]) -> None:
        """Remove articles with all their versions, and all results; raises UnknownArticle.

        Judgements that hold words of them go as well, and those about one of them alone. Where one
        of the ids is not there nothing is removed.
        """

    def note_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what was skipped, one row for each `where`; the newest reason stays."""

    def note_read(self, inputs: Sequence[str]) -> None:
        """Take inputs that were read off the list of what was skipped."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what was skipped and has not been read since, in the order of meeting."""

    def recall(self, stage: str, key: str) -> bytes | None:
        """Return a result that was kept for this stage version and key, or None."""

    def keep(self, stage: str, key: str, result: bytes) -> bool:
        """Keep a result of a stage under a key; return whether it was kept.

        Results of the same key and of the stage's other versions go, and the oldest where there
        are too many. What is kept only saves time, so a desk that can only be read, or that
        another process writes to now, is no error: nothing is kept.
        """

    def search(
        self, query: str, kind: Literal["all", "article", "claim"], limit: int
    ) -> tuple[Hit, ...]:
        """Return the best places for a query, best first, ties by article id and place."""

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keep judgements, in one transaction; one that is there already stays as it is."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order of keeping."""

    def withdraw(self, judgements: Sequence[str]) -> None:
        """Take judgements back, given by their ids; raises UnknownJudgement, then none is."""

    def unplaced(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current version a stage version has not placed yet."""

    def place(self, kept: Sequence[Kept], stage: str) -> bool:
        """Place current versions of articles in their stories, in one transaction; return whether.

        Stories are kept by one version of the stage; where another made them, they go first. A
        desk that can only be read, or that another process writes to now, places nothing, as with
        `keep`.
        """

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of the articles that were placed, those with most articles first."""

    def story_changes(self) -> tuple[StoryChange, ...]:
        """Return what articles that were placed did to stories, in the order of happening."""

    def stored(self) -> Iterator[Stored]:
        """Yield every version of every article, in the order of adding."""

    def restore(
        self,
        stored: Iterable[Stored],
        problems: Sequence[Problem] = (),
        judgements: Sequence[Judgement] = (),
    ) -> int:
        """Put exported versions back in one transaction; return how many were not there before.

        Articles that are new keep order, version numbers and the current version; what is there
        already stays. Analyses are made anew by the next command that needs them.
        """

    def status(self) -> ShelfStatus:
        """Return how much is kept."""

    def close(self) -> None:
        """Give back what the shelf holds open."""
