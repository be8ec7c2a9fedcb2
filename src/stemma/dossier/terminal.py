"""The dossier on a terminal: as wide as the console, coloured only where it can show colour."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from stemma.dossier.assemble import view_dossier
from stemma.dossier.findings import ArticleFindings, StoryRow
from stemma.dossier.records import Cite, DossierView, Hearing, Line, StoryView, Telling, Words
from stemma.dossier.wording import SECTIONS, count, more_phrase, one_line, who
from stemma.model import Dossier

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["on_console", "print_analyses", "print_stories", "print_view", "render_terminal"]

_COLOURS = {"conflict": "red", "update": "blue", "precision": "yellow"}


def on_console(draw: Callable[[Console], None], *, colour: bool) -> str:
    """Return what `draw` prints on a console as wide as the terminal (100 columns in a pipe)."""
    from rich.console import Console  # noqa: PLC0415 - rich is heavy and seldom wanted

    console = Console(
        file=io.StringIO(),
        width=min(shutil.get_terminal_size((100, 24)).columns, 120),
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    with console.capture() as captured:
        draw(console)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def render_terminal(dossier: Dossier, console: Console) -> None:
    """Print the dossier: words of sources in quotation marks, Stemma's own words dimmed."""
    print_view(view_dossier(dossier), console)


def print_view(view: DossierView, console: Console) -> None:
    """Print what a reader sees."""
    page = _Page(console)
    if len(view.stories) > 1:
        page.say((view.counts, "bold"))
    for story in view.stories:
        page.story(story)
    if view.alone:
        page.head(SECTIONS["alone"])
        for story in view.alone:
            page.say(*_quoted(story.title), (f" · {_place([story.title.cite])}", "dim"))


def print_stories(rows: Sequence[StoryRow], console: Console) -> None:
    """Print stories as a list: title, size, time, articles, saga and changes."""
    page = _Page(console)
    page.say((count(len(rows), "story", "stories"), "bold"))
    for row in rows:
        page.gap()
        page.say((f"“{row.title}”", "bold"))
        page.say((f"{row.counts} · {row.period} · {row.id}", "dim"), indent=2)
        for article in row.articles:
            page.say((article, "dim"), indent=4)
        for note in row.notes:
            page.say((note, "dim"), indent=2)


def print_analyses(found: Sequence[ArticleFindings], console: Console) -> None:
    """Print what was found in each article, by kind, with words and values."""
    page = _Page(console)
    for article in found:
        page.gap()
        page.say((article.heading, "bold"))
        page.say((article.about, "dim"))
        for group in article.groups:
            page.head(group.title)
            for row in group.rows:
                page.say(
                    (f"“{row.words}” ", ""),
                    (f"{row.value} ", "cyan"),
                    (row.place, "dim"),
                    indent=2,
                )


def _quoted(words: Words) -> list[tuple[str, str]]:
    return [
        ("“" + ("… " if words.cut_before else "") + words.before, "dim"),
        (words.words, "bold"),
        (words.after + (" …" if words.cut_after or words.cut_words else "") + "”", "dim"),
    ]


def _place(cites: Sequence[Cite]) -> str:
    first = cites[0]
    also = f" also {' '.join(c.short for c in cites[1:])}" if len(cites) > 1 else ""
    return f"{first.outlet} ({first.language}) {first.short}{also}"


class _Page:
    """Writes paragraphs with an indent to a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def say(self, *parts: tuple[str, str], indent: int = 0) -> None:
        """Write one paragraph of parts with their styles; what a source wrote stays harmless."""
        from rich.padding import Padding  # noqa: PLC0415 - rich is heavy and seldom wanted
        from rich.text import Text  # noqa: PLC0415

        text: Text = Text.assemble(*((one_line(words), style) for words, style in parts))
        self._console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)

    def gap(self) -> None:
        """Leave a line empty."""
        self._console.print()

    def head(self, title: str) -> None:
        """Write a heading with a rule as wide as the console."""
        self.gap()
        self._console.rule(title, align="left", style="dim", characters="─")

    def story(self, story: StoryView) -> None:
        """Write one story."""
        self.gap()
        if story.heading:
            self.say((story.heading, "bold underline"))
            for words in (a.headline for x in story.lineages for a in x.articles if a.headline):
                self.say(*_quoted(words), (f" · {_place([words.cite])}", "dim"))
        else:
            self.say((f"“{story.title.words}”", "bold underline"))
        self.say((" · ".join(story.counts), "bold"))
        self.say((f"published {story.period}", "dim"))
        self.say((story.lines_counted, ""))
        if story.heading:
            self._coverage(story)
        for section in story.sections:
            self.head(section.title)
            for line in section.lines.shown:
                if section.form in {"row", "pair"}:
                    self._row(line)
                else:
                    self._block(line)
            self._more(len(section.lines.folded))
        self._timeline(story)
        self._hearing(story.hearing)
        self._gaps(story)
        if not story.heading:
            self._coverage(story)

    def _more(self, number: int) -> None:
        if number:
            self.say((more_phrase(number), "dim italic"), indent=2)

    def _block(self, line: Line) -> None:
        self.say(
            (line.badge.upper(), f"bold {_COLOURS[line.verdict]}"),
            (f": {line.label}" if line.label else "", ""),
        )
        for telling in line.sides:
            self._telling(telling)
        if line.sides and line.others:
            self.say(("also told", "dim italic"), indent=2)
        for telling in line.others:
            self._telling(telling)
        self.say(("Stemma: ", "dim"), (line.reason, "italic"), indent=2)
        self.say((f"{line.voices} · id {line.thing}", "dim"), indent=2)
        self.gap()

    def _telling(self, telling: Telling) -> None:
        self.say(
            (f"{telling.value or telling.position}: ", "bold cyan"),
            *_quoted(telling.words),
            indent=2,
        )
        self.say((who(telling), ""), (f" · {_place(telling.cites)}", "dim"), indent=4)

    def _row(self, line: Line) -> None:
        if line.sides:
            self.say((f"{line.label} · " if line.label else "", ""), (line.voices, "dim"), indent=2)
            for telling in line.sides:
                self._telling(telling)
            return
        first = line.others[0]
        head = [(f"{first.value}: ", "bold cyan")] if first.value else []
        self.say(*head, *_quoted(first.words), indent=2)
        label = f"{line.label} · " if line.label else ""
        self.say(
            (f"{label}{line.voices}: ", "dim"),
            (who(first), ""),
            (f" · {_place(first.cites)}", "dim"),
            indent=4,
        )

    def _timeline(self, story: StoryView) -> None:
        if not story.timeline:
            return
        self.head(SECTIONS["timeline"])
        for row in story.timeline:
            anchors = f" completed from {', '.join(row.anchors)}" if row.anchors else ""
            self.say((f"{row.when}: ", "bold cyan"), *_quoted(row.words), indent=2)
            self.say((f"{_place(row.cites)}{anchors}", "dim"), indent=4)
        self._more(len(story.timeline_folded))

    def _hearing(self, hearing: Hearing) -> None:
        if hearing.heard:
            self.head(SECTIONS["heard"])
        for row in hearing.heard:
            self.say((row.name, "bold"), (f" · {row.said}: {_place(row.cites)}", "dim"), indent=2)
        self._more(len(hearing.heard_folded))
        if hearing.quotations:
            self.head(SECTIONS["quotations"])
        for quotation in hearing.quotations:
            self.say((quotation.speaker, "bold"), (f" · {quotation.note}", "dim"), indent=2)
            for wording in quotation.wordings:
                self.say(*_quoted(wording.words), (f" · {_place(wording.cites)}", "dim"), indent=4)
            self._more(quotation.more)
        self._more(len(hearing.quotations_folded))
        if hearing.silence:
            self.head(SECTIONS["silence"])
        for gap in hearing.silence:
            self.say((gap.what, "bold"), (f": {gap.why}", ""), indent=2)

    def _gaps(self, story: StoryView) -> None:
        if not story.gaps:
            return
        self.head(SECTIONS["gaps"])
        for gap in story.gaps:
            self.say((gap.what, "bold"), (f": {gap.why}", ""), indent=2)
        self._more(len(story.gaps_folded))

    def _coverage(self, story: StoryView) -> None:
        self.head(SECTIONS["relation" if story.heading else "coverage"])
        for lineage in story.lineages:
            self.say((lineage.origin, "bold"), indent=2)
            for a in lineage.articles:
                self.say(
                    (f"{a.number:>3} {a.outlet} ", ""),
                    (f"({a.language}), {a.published}: ", "dim"),
                    (f"{a.relation}, {a.independent}. ", "cyan"),
                    (a.reason, "italic dim"),
                    indent=4,
                )
