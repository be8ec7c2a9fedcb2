"""The facade: what users of the library, the commands, the web and the API call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from stemma.analysis import ExampleReport, analyse, check_examples
from stemma.collation import collate, completed_analyses
from stemma.dossier import (
    analyses_markdown,
    analysis_json,
    comparison_html,
    comparison_markdown,
    comparison_terminal,
    dossier_json,
    encode,
    findings,
    on_console,
    print_analyses,
    print_stories,
    render_html,
    render_markdown,
    render_terminal,
    stories_json,
    stories_markdown,
    story_rows,
)
from stemma.errors import NothingToRead, StemmaError, UnreadableInput
from stemma.languages import Language, available, language
from stemma.lineage import trace
from stemma.model import Analysis, Article, Dossier, Story, StoryDossier
from stemma.reading import read_inputs
from stemma.settings import now
from stemma.stories import group, join

if TYPE_CHECKING:
    from stemma.store import ArticleStore

__all__ = [
    "Desk",
    "check_language",
    "examples",
    "languages",
    "render_analyses",
    "render_comparison",
    "render_dossier",
    "render_stories",
]

Progress = Callable[[str, int, int], None]


def _silent(_stage: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Desk:
    """A desk: articles are added, then grouped into stories, traced and collated.

    `progress` is called with a stage's name, how much is done and how much there is (0 where
    that is not known). Without a path (`Desk.open()`) the desk lives in memory.
    """

    def __init__(self, store: ArticleStore | None = None, progress: Progress | None = None) -> None:
        self._store = store
        self._progress = progress or _silent
        self._articles: dict[str, Article] = {}
        self._analyses: dict[str, Analysis] = {}
        self.skipped: list[UnreadableInput] = []
        if store is not None:
            self._articles = {a.id: a for a in store.articles()}

    @classmethod
    def open(cls, path: str | Path | None = None, progress: Progress | None = None) -> Self:
        """Open the desk at a path (an SQLite file, made where there is none) or one in memory.

        Raises DeskError where the file is no desk or cannot be opened.
        """
        if path is None:
            return cls(progress=progress)
        from stemma.store import ArticleStore  # noqa: PLC0415 - SQL is heavy and seldom wanted

        return cls(ArticleStore.open(Path(path)), progress)

    def close(self) -> None:
        """Close the desk's file; a desk in memory has none."""
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace_: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, inputs: Iterable[str]) -> int:
        """Read files, folders and `-`; return how many articles are new on the desk.

        What cannot be read is kept in `skipped`, also an id that stands for two texts and an
        article that is given twice. Raises NothingToRead where no article was found.
        """
        new: dict[str, Article] = {}
        found = 0
        for article in read_inputs(inputs, self.skipped.append, now()):
            found += 1
            known = self._articles.get(article.id) or new.get(article.id)
            if known is None:
                new[article.id] = article
            elif known.text != article.text:
                self.skipped.append(
                    UnreadableInput(
                        article.input,
                        f"its id {article.id!r} already stands for another text, read from "
                        f"{known.input}; give every article an id of its own",
                    )
                )
            elif article.id in new:
                self.skipped.append(
                    UnreadableInput(
                        article.input,
                        f"this is the same text as {known.input}; it is one article",
                    )
                )
            self._progress("reading", found, 0)
        if not found:
            raise NothingToRead(
                "no article was found in the input; give text files, .jsonl files or folders"
            )
        if self._store is not None:
            self._store.add(new.values())
        self._articles |= new
        return len(new)

    def analyses(self) -> Iterator[tuple[Article, Analysis]]:
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
        return self._dossier(self.stories())

    def comparison(self) -> Dossier:
        """Return the dossier of all articles on the desk as one story, related or not."""
        return self._dossier((join([a for a, _ in self.analyses()]),))

    def _dossier(self, stories: tuple[Story, ...]) -> Dossier:
        built: list[StoryDossier] = []
        read = dict(self._analyses)
        for count, story in enumerate(stories, 1):
            articles = [self._articles[i] for i in story.articles]
            analyses = completed_analyses(articles, [self._analyses[i] for i in story.articles])
            read |= {a.article: a for a in analyses}
            lineages = trace(story, articles, analyses)
            collation = collate(story, articles, analyses, lineages)
            built.append(StoryDossier(story, lineages, collation))
            self._progress("collation", count, len(stories))
        return Dossier(
            tuple(self._articles.values()), tuple(read[i] for i in self._articles), tuple(built)
        )


def languages() -> tuple[Language, ...]:
    """Return every language that has a pack, by code."""
    return tuple(language(code) for code in available() if code != "neutral")


def check_language(code: str) -> ExampleReport:
    """Run the examples of a language's pack; raises PackError where it has no pack."""
    return check_examples(code)


def examples() -> tuple[str, ...]:
    """Return the folder of the examples that come with Stemma, as inputs for `Desk.add`."""
    inside = Path(__file__).parent / "examples"
    beside = Path(__file__).parents[2] / "examples"
    for folder in (inside, beside):
        if folder.is_dir():
            return (str(folder),)
    raise StemmaError(f"the examples are missing from the installation: no folder {inside}")


def render_analyses(
    pairs: Iterable[tuple[Article, Analysis]], form: str, *, colour: bool = False
) -> bytes | str:
    """Return the findings of articles in a form: jsonl (contract 1), markdown or terminal."""
    if form == "jsonl":
        return b"".join(encode(analysis_json(a, b)) + b"\n" for a, b in pairs)
    found = findings(pairs)
    if form == "markdown":
        return analyses_markdown(found)
    if form == "terminal":
        return on_console(partial(print_analyses, found), colour=colour)
    raise StemmaError(f"there is no form {form!r} for analyses")


def render_stories(desk: Desk, form: str, *, colour: bool = False) -> bytes | str:
    """Return the stories of a desk in a form: json (contract 1), markdown or terminal."""
    stories = desk.stories()
    if form == "json":
        return encode(stories_json(stories)) + b"\n"
    rows = story_rows(stories, (a for a, _ in desk.analyses()))
    if form == "markdown":
        return stories_markdown(rows)
    if form == "terminal":
        return on_console(partial(print_stories, rows), colour=colour)
    raise StemmaError(f"there is no form {form!r} for stories")


def render_dossier(dossier: Dossier, form: str, *, colour: bool = False) -> bytes | str:
    """Return a dossier in a form: json (contract 1), html, markdown or terminal."""
    if form == "json":
        return encode(dossier_json(dossier)) + b"\n"
    if form == "html":
        return render_html(dossier)
    if form == "markdown":
        return render_markdown(dossier)
    if form == "terminal":
        return on_console(partial(render_terminal, dossier), colour=colour)
    raise StemmaError(f"there is no form {form!r} for dossiers")


def render_comparison(dossier: Dossier, form: str, *, colour: bool = False) -> bytes | str:
    """Return the comparison of two texts in a form: json, html, markdown or terminal."""
    if form == "json":
        return render_dossier(dossier, form)
    if form == "html":
        return comparison_html(dossier)
    if form == "markdown":
        return comparison_markdown(dossier)
    if form == "terminal":
        return on_console(partial(comparison_terminal, dossier), colour=colour)
    raise StemmaError(f"there is no form {form!r} for comparisons")
