"""The lineages of stories by themselves: as JSON, as a tree on a terminal, as one SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from stemma.dossier.contract import CONTRACT, lineage_json, story_json
from stemma.dossier.coverage import cover, ordered_articles, ordered_lineages
from stemma.dossier.drawing import draw_lineages
from stemma.dossier.html import environment
from stemma.dossier.places import Places
from stemma.dossier.records import ArticleRow, Tree, Words
from stemma.dossier.wording import count, one_line
from stemma.model import Analysis, Article, Lineage, Member, Story

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Traced", "lineages_json", "lineages_svg", "print_lineages"]

# Passages that are printed of each article, the longest first, and how much of each.
_PASSAGES = 3
_LONGEST = 110

_WIDTH, _MARGIN = 760, 20
_HEAD, _ROW, _GAP = 40, 16, 24
_TITLE = 84
_DRAWN = 16


class Traced(NamedTuple):
    """A story with its articles, their analyses and its lineages."""

    story: Story
    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    lineages: Sequence[Lineage]


def lineages_json(found: Sequence[Traced]) -> dict[str, Any]:
    """Return stories with their lineages as contract 1 writes them in a dossier."""
    return {
        "contract": CONTRACT,
        "stories": [
            story_json(x.story) | {"lineages": [lineage_json(y) for y in x.lineages]} for x in found
        ],
    }


class _Sheet:
    """A story as it is laid out: rows by lineage, members by article, the drawing."""

    def __init__(self, traced: Traced, prefix: str) -> None:
        members = ordered_articles(traced.articles)
        analyses = {b.article: b for b in traced.analyses}
        self.places = Places(members, [analyses[a.id] for a in members], traced.lineages, prefix)
        self.lineages = ordered_lineages(traced.lineages, self.places)
        self.rows = cover(self.lineages, self.places, analyses)
        story = traced.story
        self.title = self.places.words(
            story.title_article, *story.title_span, around=story.title_span
        ).words
        self.title = one_line(self.title)
        self.about = f"{count(len(members), 'article')} · {count(len(self.lineages), 'lineage')}"
        self.members = {m.article: m for x in self.lineages for m in x.members}

    @property
    def tree(self) -> Tree:
        """The drawing."""
        return draw_lineages(self.lineages, self.places)

    def pairs(self, member: Member) -> list[tuple[Words, Words]]:
        """Return the longest aligned passages of an article and its parent, in their order."""
        if member.derived_from not in self.places.cited:
            return []
        longest = sorted(member.passages, key=lambda p: (p.span.start - p.span.end, p.span.start))[
            :_PASSAGES
        ]
        return [
            (
                self.places.words(member.article, *p.span, around=p.span),
                self.places.words(member.derived_from, *p.parent_span, around=p.parent_span),
            )
            for p in sorted(longest, key=lambda p: p.span)
        ]


def print_lineages(found: Sequence[Traced], console: Console) -> None:
    """Print every story's lineages as trees, each article with its reason and passages."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is heavy and seldom wanted
    from rich.text import Text  # noqa: PLC0415
    from rich.tree import Tree as Branch  # noqa: PLC0415

    for number, traced in enumerate(found, 1):
        sheet = _Sheet(traced, f"s{number}")
        if number > 1:
            console.print()
        console.print(Text(f"“{one_line(sheet.title)}”", "bold underline"), highlight=False)
        console.print(Text(f"{sheet.about} · {traced.story.id}", "dim"), highlight=False)
        for row, lineage in zip(sheet.rows, sheet.lineages, strict=True):
            trunk = Branch(Text(one_line(row.origin), "bold"), guide_style="dim")
            branches: dict[str | None, Branch] = {}
            by_id = {a.article: a for a in row.articles}
            for member in lineage.members:
                above = branches.get(member.derived_from, trunk)
                branches[member.article] = above.add(
                    _described(by_id[member.article], sheet.pairs(member))
                )
            console.print(Padding(trunk, (1, 0, 0, 0)), highlight=False)


def _described(row: ArticleRow, pairs: Sequence[tuple[Words, Words]]) -> Any:
    from rich.text import Text  # noqa: PLC0415 - rich is heavy and seldom wanted

    text = Text()
    text.append(f"{row.number} {one_line(row.outlet)} ", "bold")
    text.append(f"({row.language}), {row.published}: ", "dim")
    text.append(f"{row.relation}, {row.independent}", "cyan")
    text.append(f"\n{one_line(row.reason)}", "italic dim")
    for ours, theirs in pairs:
        text.append(f"\n“{_cut(ours)}”")
        if one_line(ours.words) != one_line(theirs.words):
            text.append(f" = “{_cut(theirs)}”", "dim")
        text.append(f"  {ours.cite.short} = {theirs.cite.short}", "dim")
    return text


def _cut(words: Words) -> str:
    said = one_line(words.words)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()} …"


class _Drawn(NamedTuple):
    """A story in the SVG: where it begins, its drawing and the list of its articles below."""

    top: int
    title: str
    about: str
    tree: Tree
    rows: Sequence[tuple[int, str]]


def lineages_svg(found: Sequence[Traced]) -> str:
    """Return the drawings of all stories, one below the other, with their articles, as one SVG."""
    drawn: list[_Drawn] = []
    top = _MARGIN
    widest = _WIDTH
    for number, traced in enumerate(found, 1):
        sheet = _Sheet(traced, f"s{number}")
        tree = sheet.tree
        widest = max(widest, tree.width)
        articles = sorted((a for r in sheet.rows for a in r.articles), key=lambda a: a.number)
        first = _HEAD + tree.height + _DRAWN + _ROW
        rows = [(first + n * _ROW, _listed(a)) for n, a in enumerate(articles)]
        drawn.append(_Drawn(top, _short(sheet.title), sheet.about, tree, rows))
        top += first + len(rows) * _ROW + _GAP
    template = environment().get_template("lineages.svg")
    return template.render(
        stories=drawn, width=widest + 2 * _MARGIN, inner=widest, margin=_MARGIN,
        height=top + _MARGIN,
        head=_HEAD,
    )  # fmt: skip


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def _listed(row: ArticleRow) -> str:
    return (
        f"{row.number} {one_line(row.outlet)} ({row.language}), {row.published}: {row.relation}, "
        f"{row.independent}"
    )
