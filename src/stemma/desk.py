"""The facade: what users of the library, the commands, the web and the API call."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stemma.analysis import analyse
from stemma.collation import collate
from stemma.errors import NothingToRead, UnreadableInput
from stemma.lineage import trace
from stemma.model import Analysis, Article, Dossier, Story, StoryDossier
from stemma.reading import read_inputs
from stemma.stories import group

__all__ = ["Desk"]


class Desk:
    """A desk in memory: articles are added, then grouped, traced and collated.

    `progress` is called with a stage's name, how much is done and how much there is (0 where
    that is not known).
    """

    def __init__(self, progress: Callable[[str, int, int], None] | None = None) -> None:
        self._progress = progress or (lambda _stage, _done, _all: None)
        self._articles: dict[str, Article] = {}
        self._analyses: dict[str, Analysis] = {}
        self.skipped: list[UnreadableInput] = []

    def add(self, inputs: Iterable[str]) -> int:
        """Read files, folders and `-`; return how many articles are new on the desk.

        What cannot be read is kept in `skipped`. Raises NothingToRead where no article was found.
        """
        before = len(self._articles)
        found = False
        for count, article in enumerate(read_inputs(inputs, self.skipped.append), 1):
            found = True
            self._articles.setdefault(article.id, article)
            self._progress("reading", count, 0)
        if not found:
            raise NothingToRead(
                "no article was found in the input; give text files, .jsonl files or folders"
            )
        return len(self._articles) - before

    def analyses(self) -> Iterable[tuple[Article, Analysis]]:
        """Yield every article with its analysis, in the order of adding."""
        for count, article in enumerate(self._articles.values(), 1):
            if article.id not in self._analyses:
                self._analyses[article.id] = analyse(article)
            self._progress("analysis", count, len(self._articles))
            yield article, self._analyses[article.id]

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of all articles on the desk."""
        pairs = list(self.analyses())
        return group([a for a, _ in pairs], [b for _, b in pairs])

    def dossier(self) -> Dossier:
        """Return the dossier of all stories on the desk."""
        stories = self.stories()
        built: list[StoryDossier] = []
        for count, story in enumerate(stories, 1):
            built.append(self._collated(story))
            self._progress("collation", count, len(stories))
        return Dossier(
            tuple(self._articles.values()),
            tuple(self._analyses[i] for i in self._articles),
            tuple(built),
        )

    def _collated(self, story: Story) -> StoryDossier:
        articles = [self._articles[i] for i in story.articles]
        analyses = [self._analyses[i] for i in story.articles]
        lineages = trace(story, articles, analyses)
        return StoryDossier(story, lineages, collate(story, articles, analyses, lineages))
