"""The dossier as Markdown, clean for pasting into a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.dossier.assemble import view_dossier
from stemma.dossier.findings import ArticleFindings, StoryRow
from stemma.dossier.records import (
    Cite,
    DossierView,
    Hearing,
    Line,
    StoryView,
    Telling,
    TimeRow,
    Words,
)
from stemma.dossier.wording import SECTIONS, count, more_phrase, one_line, who
from stemma.model import Dossier

__all__ = ["analyses_markdown", "markdown", "render_markdown", "stories_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown: words of sources in quotation marks, the span in bold."""
    return markdown(view_dossier(dossier))


def markdown(view: DossierView) -> str:
    """Return what a reader sees as Markdown."""
    lines: list[str] = []
    if len(view.stories) > 1:
        lines += [f"# {view.counts}", ""]
    for story in view.stories:
        lines += _story(story, "##" if len(view.stories) > 1 else "#")
    if view.alone:
        lines += [f"## {SECTIONS['alone']}", ""]
        lines += [f"- {_quoted(s.title)} {_place(s.title.cite)}" for s in view.alone]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """Return text of a source for one line of Markdown: white space as one blank, marks escaped."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _quoted(words: Words) -> str:
    before = ("… " if words.cut_before else "") + plain(words.before)
    after = plain(words.after) + (" …" if words.cut_after or words.cut_words else "")
    return f"“{before}**{plain(words.words).strip()}**{after}”"


def _place(cite: Cite) -> str:
    return f"({plain(cite.outlet)}, {cite.language}, {cite.short})"


def _places(cites: Sequence[Cite]) -> str:
    also = ", ".join(c.short for c in cites[1:])
    return f"{plain(cites[0].outlet)}, {cites[0].language}, {cites[0].short}" + (
        f"; also {also}" if also else ""
    )


def _telling(telling: Telling) -> str:
    head = telling.value or telling.position
    return f"- **{head}**: {_quoted(telling.words)}  \n  {plain(who(telling))} ({_places(telling.cites)})"


def _story(story: StoryView, mark: str) -> Iterator[str]:
    yield from (f"{mark} {plain(story.heading or story.title.words)}", "")
    if story.heading:
        headlines = [a.headline for x in story.lineages for a in x.articles if a.headline]
        yield from (f"- {_quoted(h)} {_place(h.cite)}" for h in headlines)
        yield ""
    yield from (f"**{' · '.join(story.counts)}**  ", f"published {story.period}  ")
    yield from (story.lines_counted, "")
    if story.heading:
        yield from _coverage(story, mark)
    for section in story.sections:
        yield from (f"{mark}# {plain(section.title)}", "")
        for line in section.lines.shown:
            yield from _row(line) if section.form in {"row", "pair"} else _block(line)
        yield from _more(len(section.lines.folded))
    if story.timeline:
        yield from (f"{mark}# {SECTIONS['timeline']}", "")
        yield from (_time(row) for row in story.timeline)
        yield from _more(len(story.timeline_folded))
    yield from _hearing(story.hearing, mark)
    if story.gaps:
        yield from (f"{mark}# {SECTIONS['gaps']}", "")
        yield from (f"- *{plain(g.what)}*: {plain(g.why)}" for g in story.gaps)
        yield from _more(len(story.gaps_folded))
    if not story.heading:
        yield from _coverage(story, mark)


def _hearing(hearing: Hearing, mark: str) -> Iterator[str]:
    if hearing.heard:
        yield from (f"{mark}# {SECTIONS['heard']}", "")
        for row in hearing.heard:
            yield f"- **{plain(row.name)}**: {row.said} ({_places(row.cites)})"
        yield from _more(len(hearing.heard_folded))
    if hearing.quotations:
        yield from (f"{mark}# {SECTIONS['quotations']}", "")
        for quotation in hearing.quotations:
            yield f"- **{plain(quotation.speaker)}**: *{quotation.note}*"
            for wording in quotation.wordings:
                yield f"  - {_quoted(wording.words)} ({_places(wording.cites)})"
        yield from _more(len(hearing.quotations_folded))
    if hearing.silence:
        yield from (f"{mark}# {SECTIONS['silence']}", "")
        yield from (f"- *{plain(s.what)}*: {plain(s.why)}" for s in hearing.silence)
        yield ""


def _more(number: int) -> Iterator[str]:
    if number:
        yield f"*{more_phrase(number)}*"
    yield ""


def _block(line: Line) -> Iterator[str]:
    yield f"**[{line.badge}]** {plain(line.label)}".rstrip()
    yield ""
    yield from (_telling(t) for t in line.sides)
    if line.sides and line.others:
        yield from ("", "*Also told:*", "")
    yield from (_telling(t) for t in line.others)
    yield from ("", f"*Stemma: {plain(line.reason)}* ({line.voices})", "")


def _row(line: Line) -> Iterator[str]:
    if line.sides:
        yield f"- *{plain(line.label)}{'; ' if line.label else ''}{line.voices}*"
        for telling in line.sides:
            yield "\n".join(f"  {row}" for row in _telling(telling).split("\n"))
        return
    first = line.others[0]
    label = f"**{first.value}** " if first.value else ""
    about = f"{plain(line.label)}; " if line.label else ""
    yield (
        f"- {label}{_quoted(first.words)}  \n"
        f"  *{about}{line.voices}*: {plain(who(first))} ({_places(first.cites)})"
    )


def _time(row: TimeRow) -> str:
    anchors = f"; completed from {plain(', '.join(row.anchors))}" if row.anchors else ""
    return f"- **{row.when}** {_quoted(row.words)} ({_places(row.cites)}{anchors})"


def _coverage(story: StoryView, mark: str) -> Iterator[str]:
    heading = SECTIONS["relation" if story.heading else "coverage"]
    yield from (f"{mark}# {heading}", "")
    yield "| | outlet | language | published | origin | relation | independent | reason |"
    yield "| ---: | --- | --- | --- | --- | --- | --- | --- |"
    for lineage in story.lineages:
        for a in lineage.articles:
            cells = (
                str(a.number), a.outlet, a.language, a.published, lineage.origin, a.relation,
                a.independent, a.reason,
            )  # fmt: skip
            yield f"| {' | '.join(plain(c) for c in cells)} |"
    yield ""


def stories_markdown(rows: Sequence[StoryRow]) -> str:
    """Return stories as a list: title, size, time, articles, saga and changes."""
    lines = [f"# {count(len(rows), 'story', 'stories')}", ""]
    for row in rows:
        lines.append(f"- “{plain(row.title)}” ({row.counts}; {row.period}; `{row.id}`)")
        lines += [f"  - {plain(a)}" for a in row.articles]
        lines += [f"  - *{plain(note)}*" for note in row.notes]
    return "\n".join(lines) + "\n"


def analyses_markdown(found: Sequence[ArticleFindings]) -> str:
    """Return what was found in each article, by kind, with words and values."""
    lines: list[str] = []
    for article in found:
        lines += [f"# {plain(article.heading)}", "", plain(article.about), ""]
        for group in article.groups:
            lines += [f"## {group.title}", ""]
            lines += [f"- “{plain(r.words)}” {plain(r.value)} ({r.place})" for r in group.rows]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
