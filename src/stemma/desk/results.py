"""What stages made and a shelf keeps: analyses, stories, dossiers; made anew where stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from stemma.analysis import analyse
from stemma.collation import collate, completed_analyses
from stemma.dossier import Traced
from stemma.lineage import trace
from stemma.model import Analysis, Article, Dossier, Judgement, Story, StoryChange, StoryDossier
from stemma.store import Kept, Shelf, stage_version
from stemma.store.records import fingerprint
from stemma.stories import group, join, judged_stories

__all__ = ["Results"]

# Articles that are loaded, and analyses that are made anew, at a time.
_BATCH = 64
# Articles that are placed in one transaction.
_PLACED = 512

Pair = tuple[Article, Analysis]


class Results:
    """Gives what the stages make of a shelf's articles; what is kept and current is not redone."""

    def __init__(self, shelf: Shelf, progress: Callable[[str, int, int], None]) -> None:
        self._shelf = shelf
        self._progress = progress

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[Pair]:
        """Yield articles with current analyses; what an older stage made is renewed in batches."""
        wanted = self._shelf.ids() if ids is None else ids
        for start in range(0, len(wanted), _BATCH):
            yield from self._current(wanted[start : start + _BATCH])
            self._progress("analysis", min(start + _BATCH, len(wanted)), len(wanted))

    def _current(self, ids: Sequence[str]) -> list[Pair]:
        stage = stage_version("analysis")
        pairs: list[Pair] = []
        stale: list[Kept] = []
        found = zip(self._shelf.articles(ids), self._shelf.analyses(ids), strict=True)
        for article, (kept, made_by) in found:
            analysis = kept if made_by == stage else analyse(article)
            if made_by != stage:
                stale.append(Kept(article, analysis))
            pairs.append((article, analysis))
        if stale:
            self._shelf.renew(stale, stage)
        return pairs

    def version(self, article: str, version: int | None) -> Pair:
        """Return a version of an article with an analysis of today's stage."""
        found = self._shelf.article(article, version)
        analysis, made_by = self._shelf.analysis(article, version)
        return found, analysis if made_by == stage_version("analysis") else analyse(found)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of all articles as judgements want them.

        Memory holds the articles and one analysis.
        """
        return judged_stories(self._grouped(), self._shelf.judgements(), self._shelf.articles)

    def _grouped(self) -> tuple[Story, ...]:
        waiting = self._shelf.unplaced(stage_version("stories"))
        if self.place(waiting):
            return self._shelf.stories()
        # A desk that cannot be written to now: all of it is grouped, and nothing kept.
        ids = self._shelf.ids()
        return group(tuple(self._shelf.articles(ids)), (b for _, b in self.analyses(ids)))

    def place(self, ids: Sequence[str]) -> bool:
        """Place articles in their stories, in batches; return whether that was kept."""
        stage = stage_version("stories")
        for start in range(0, len(ids), _PLACED):
            kept = [Kept(a, b) for a, b in self.analyses(ids[start : start + _PLACED])]
            if not self._shelf.place(kept, stage):
                return False
            self._progress("stories", min(start + _PLACED, len(ids)), len(ids))
        return True

    def story_changes(self) -> tuple[StoryChange, ...]:
        """Return what articles did to stories when they were placed, in the order of happening."""
        return self._shelf.story_changes()

    def dossier(self, stories: Sequence[Story]) -> Dossier:
        """Return the dossier of stories; only their articles are loaded."""
        pairs: list[Pair] = []
        built: list[StoryDossier] = []
        for count, story in enumerate(stories, 1):
            mine = list(self.analyses(story.articles))
            articles = [a for a, _ in mine]
            analyses = completed_analyses(articles, [b for _, b in mine])
            built.append(self._story(story, articles, analyses))
            pairs += zip(articles, analyses, strict=True)
            self._progress("collation", count, len(stories))
        place = {i: n for n, i in enumerate(self._shelf.ids())}
        pairs.sort(key=lambda p: place[p[0].id])
        return Dossier(tuple(a for a, _ in pairs), tuple(b for _, b in pairs), tuple(built))

    def lineages(self, stories: Sequence[Story]) -> tuple[Traced, ...]:
        """Return the lineages of stories; only their articles are loaded."""
        found: list[Traced] = []
        for count, story in enumerate(stories, 1):
            mine = list(self.analyses(story.articles))
            articles = [a for a, _ in mine]
            analyses = completed_analyses(articles, [b for _, b in mine])
            found.append(Traced(story, articles, analyses, trace(story, articles, analyses)))
            self._progress("lineage", count, len(stories))
        return tuple(found)

    def earlier(self, story: Story, since: str) -> tuple[StoryDossier | None, dict[str, Article]]:
        """Return what the articles of a story told before a moment, and those articles by id.

        The versions are the last that were added before `since` (UTC, ISO 8601); without any there
        is no dossier.
        """
        pairs: list[Pair] = []
        for article in story.articles:
            there = [v for v in self._shelf.versions(article) if v.added < since]
            if there:
                pairs.append(self.version(article, there[-1].number))
        articles = [a for a, _ in pairs]
        if not articles:
            return None, {}
        analyses = completed_analyses(articles, [b for _, b in pairs])
        judgements = _concerning(self._shelf.judgements(), story)
        was = msgspec.structs.replace(join(articles), id=story.id)
        return _built(was, articles, analyses, judgements), {a.id: a for a in articles}

    def comparison(self) -> Dossier:
        """Return the dossier of all articles as one story."""
        return self.dossier([join(list(self._shelf.articles()))])

    def _story(
        self, story: Story, articles: Sequence[Article], analyses: Sequence[Analysis]
    ) -> StoryDossier:
        if len(articles) == 1:
            return _built(story, articles, analyses)
        judgements = _concerning(self._shelf.judgements(), story)
        parts = [(a.id, fingerprint(a)) for a in articles] + [("", j.id) for j in judgements]
        key = f"dossier {story.id} {_digest(parts)}"
        stage = stage_version("collation")
        kept = self._shelf.recall(stage, key)
        if kept is not None:
            return msgspec.msgpack.decode(kept, type=StoryDossier)
        built = _built(story, articles, analyses, judgements)
        self._shelf.keep(stage, key, msgspec.msgpack.encode(built))
        return built


def _built(
    story: Story,
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    judgements: Sequence[Judgement] = (),
) -> StoryDossier:
    lineages = trace(story, articles, analyses)
    collation = collate(story, articles, analyses, lineages, judgements)
    return StoryDossier(story, lineages, collation)


def _concerning(judgements: Sequence[Judgement], story: Story) -> list[Judgement]:
    """Return the judgements on figures and claims of which a place is in this story."""
    mine = set(story.articles)
    return [
        j
        for j in judgements
        if j.subjects[-1].kind in {"figure", "claim"}
        and any(a.article in mine for s in j.subjects for a in s.anchors)
    ]


def _digest(fingerprints: Iterable[tuple[str, str]]) -> str:
    """Return a digest of a set of articles that changes with anything that a stage reads."""
    rows = sorted(f"{article}\x1f{hashed}\n" for article, hashed in fingerprints)
    return blake2b("".join(rows).encode(), digest_size=16).hexdigest()
