"""Blocks: every line of a text gets one role on the page; together they tile the text."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import regex

from stemma.model import Block, BlockKind, Credit, Dateline, Notice, Published
from stemma.reading.agencies import find_agencies
from stemma.reading.credits import (
    agency_credits,
    credit_line,
    end_credit,
    owned_by,
    photo_credits,
    reported_credits,
    signed_by,
)
from stemma.reading.datelines import Opening, find_opening
from stemma.reading.dates import PageDate, find_date
from stemma.reading.forms import forms
from stemma.reading.furniture import Reason, begins_with_outlet
from stemma.reading.lines import Line, split_lines
from stemma.reading.phrases import bare, page_phrases
from stemma.reading.regions import weigh_lines
from stemma.reading.running import give_running_roles
from stemma.reading.smalllines import byline_name, date_line, is_byline, is_partial_date
from stemma.reading.titles import find_title
from stemma.text import fold

__all__ = ["Layout", "lay_out"]

_SMALL = 400
_NOTICE = 1500
_OWN = 240
_SIGNED = 14
_NAME_WORDS = 5
_CELL = regex.compile(r"\s*[|•·▪☰»>]\s*|\s+[–—]\s+| {2,}|\t")


class Layout(NamedTuple):
    """What the lines of a text say: blocks, credits, and what was read beside them.

    `title` is the text of the title's block, `outlet` a name glued to a date or at the top of the page, `byline` the
    author's line without its label; `notice` is what a notice says of the text; `reasons` are those
    of every line, in order.
    """

    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    title: str | None
    byline: str | None
    dateline: Dateline | None
    published: Published | None
    outlet: str | None
    notice: Notice | None
    reasons: tuple[tuple[Reason, ...], ...]


class _Page:
    """The lines of one text while their roles are being found."""

    def __init__(self, text: str, outlet: str | None, language: str, now: date | None) -> None:
        self.text, self.outlet, self.language, self.now = text, outlet, language, now
        self.form = forms(language)
        self.folded = fold(text)
        self.lines = split_lines(text, self.folded)
        self.weighed = weigh_lines(self.lines, self.folded, outlet, language)
        self.kinds: list[BlockKind | None] = [None] * len(self.lines)
        self.credits: list[Credit] = []
        self.dateline: Dateline | None = None
        self.published: Published | None = None
        self.byline: str | None = None
        self.page_outlet: str | None = None
        self.notice: Notice | None = None

    def date_seen(self, line: Line, found: PageDate) -> None:
        """Keep the first date of a date line as the day of publication."""
        if self.published is None:
            self.published = _published(found, line.start)


def _published(found: PageDate, base: int) -> Published:
    return Published(
        found.value,
        found.precision,
        "text",
        base + found.start,
        base + found.end,
        found.other is None,
    )


def lay_out(
    text: str, title: str | None, outlet: str | None, language: str, now: date | None = None
) -> Layout:
    """Return the blocks of a text with the title, dates, names and credits that its lines show.

    `title` and `outlet` are what the input says, where it does. No date after `now` is read.
    """
    page = _Page(text, outlet, language, now)
    for at, line in enumerate(page.lines):
        if page.weighed.furniture[at]:
            page.kinds[at] = _own_line(page, at, line) or "furniture"
            if page.kinds[at] == "furniture":
                _read_furniture(page, line)
        elif len(line.text) <= _SMALL:
            page.kinds[at] = _small_line(page, at, line)
        elif len(line.text) <= _NOTICE and _notice(page, at, line):
            page.kinds[at] = "correction"
    _captions_above(page)
    heading = find_title(page.lines, page.kinds, page.weighed.first, title)
    if heading is not None:
        page.kinds[heading] = "title"
    give_running_roles(page.lines, page.kinds, page.weighed.first, page.weighed.last, heading)
    blocks = _cut(page)
    body_credits = [c for c in reported_credits(text, page.folded, page.form) if _outside(page, c)]
    every = sorted({(c.start, c.end, c.kind, c.name) for c in (*page.credits, *body_credits)})
    return Layout(
        blocks,
        tuple(Credit(kind, name, start, end) for start, end, kind, name in every),
        None if heading is None else page.lines[heading].text,
        page.byline,
        page.dateline,
        page.published or _any_date(page),
        page.page_outlet or _site_name(page),
        page.notice,
        page.weighed.reasons,
    )


def _own_line(page: _Page, at: int, line: Line) -> BlockKind | None:
    """Return the role of a line that looks like furniture and credits or dates this article."""
    if line.prose or len(line.text) > _OWN or page.weighed.owned[at]:
        return None
    found = credit_line(page.text, line.start, line.end, page.form, page.language)
    if found and found[0].kind in {"agency", "source_link"}:
        page.credits += found
        return "credit"
    return _signature(page, at, line) if at < page.weighed.first else None


def _site_name(page: _Page) -> str | None:
    """Return the name at the very top of a page that is no word of its menu."""
    if page.outlet is not None:
        return None
    phrases = page_phrases(page.language)
    for at in range(min(2, page.weighed.first)):
        if not page.weighed.furniture[at] or page.weighed.owned[at]:
            continue
        name = str(_CELL.split(page.lines[at].text)[0]).strip()
        plain = name and name[0].isupper() and not any(c.isdigit() for c in name)
        if plain and name.count(" ") < _NAME_WORDS and not phrases.kinds(bare(name)):
            return name
    return None


def _read_furniture(page: _Page, line: Line) -> None:
    """Read what furniture says of the article: an agency's copyright, a date, a source's address."""
    if line.text[0] in "©(Cc" and len(line.text) < 200:
        found = credit_line(page.text, line.start, line.end, page.form, page.language)
        page.credits += [c for c in found or [] if c.kind == "agency"]
    elif "©" in line.text and len(line.text) < 200:
        page.credits += owned_by(page.text, line.start, line.end)
    if len(line.text) <= 160:
        dated = date_line(line.text, page.language, page.outlet, page.form, page.now)
        if dated is not None:
            page.date_seen(line, dated.date)


def _small_line(page: _Page, at: int, line: Line) -> BlockKind | None:
    """Return the role of a line that is no running text: credit, caption, date, correction."""
    if _notice(page, at, line):
        return "correction"
    if not line.prose:
        found = credit_line(page.text, line.start, line.end, page.form, page.language)
        if found is not None:
            page.credits += found
            return "credit"
    barred = "|" in line.text and is_byline(line.text, page.form)
    shown = [] if barred else photo_credits(page.text, line.start, line.end, page.form)
    if shown:
        page.credits += shown
        return "caption"
    if line.prose and line.words > _SIGNED:
        return None
    return _signature(page, at, line)


def _notice(page: _Page, at: int, line: Line) -> bool:
    """Say whether a line is a notice that the text was corrected or taken back, and keep which.

    A label in the headline tells it of the whole text and leaves the headline what it is.
    """
    labels = page.form.opens(line.folded)
    if "withdrawn" in labels and (match := page.form.withdrawn.match(line.text)):
        page.notice = "withdrawn"
        return line.prose or at > page.weighed.first or match.end() == len(line.text)
    if "correction" not in labels or not page.form.correction.match(line.text):
        return False
    page.notice = page.notice or "correction"
    return line.prose or at > page.weighed.first


def _signature(page: _Page, at: int, line: Line) -> BlockKind | None:
    dated = date_line(line.text, page.language, page.outlet, page.form, page.now)
    if dated is not None:
        page.date_seen(line, dated.date)
        if dated.kind == "furniture":
            page.page_outlet = page.page_outlet or dated.glued
        else:
            _read_signature(page, line, dated.rest)
        if dated.kind == "dateline" and page.dateline is None:
            hits = find_agencies(page.text, line.start, line.end)
            opening = find_opening(page.text, line.start, line.end)
            place = opening.place if opening else _place_beside(dated.rest)
            name = hits[0].name if hits else None
            page.dateline = Dateline(place, name, line.start, line.end)
        return dated.kind
    if line.prose or page.weighed.first < at < page.weighed.last:
        return None
    signed = signed_by(page.text, line.start, line.end, page.form)
    if signed or is_byline(line.text, page.form):
        _read_signature(page, line, line.text)
        return "byline"
    if is_partial_date(line.text, page.form, page.language):
        return "byline"
    return None


def _place_beside(rest: str) -> str | None:
    """Return the place in what a date line says beside its date: `AFP, Maputo`."""
    parts = (p.strip(" .()") for p in rest.replace("|", ",").replace("/", ",").split(","))
    return next((p for p in parts if p and not find_agencies(p)), None)


def _captions_above(page: _Page) -> None:
    """Make a line a caption that stands upon the caption of a picture: the same in other words."""
    for at in range(page.weighed.first + 1, len(page.lines) - 1):
        line, below = page.lines[at], page.lines[at + 1]
        alone = page.kinds[at] is None and line.gap and not line.ends and not line.prose
        if alone and page.kinds[at + 1] == "caption" and not below.gap:
            page.kinds[at] = "caption"


def _read_signature(page: _Page, line: Line, words: str) -> None:
    hits = find_agencies(page.text, line.start, line.end)
    page.credits += agency_credits(hits)
    if not hits and page.byline is None and not begins_with_outlet(words, page.outlet):
        page.byline = byline_name(words, page.form)


def _cut(page: _Page) -> tuple[Block, ...]:
    """Return the blocks of all lines; a dateline and a closing credit are cut off their paragraph."""
    running = [at for at, kind in enumerate(page.kinds) if kind in {"lede", "body"}]
    opening = _opening(page, running[:2])
    closing = _closing(page, running[-2:])
    blocks: list[Block] = []
    for at, line in enumerate(page.lines):
        kind = page.kinds[at] or "body"
        start, end = line.start, line.end
        if opening is not None and opening[0] == at:
            blocks.append(Block("dateline", start, opening[1].end))
            start = _skip(page.text, opening[1].end, end)
        tag = closing.get(at)
        if tag is not None and tag < start:  # the agency of the opening is no closing credit
            tag = None
        stop = end if tag is None else _back(page.text, start, tag)
        if stop > start:
            blocks.append(Block(kind, start, stop))
        if tag is not None:
            blocks.append(Block("credit", tag, end))
    return tuple(blocks)


def _opening(page: _Page, running: list[int]) -> tuple[int, Opening] | None:
    for at in running:
        line = page.lines[at]
        found = find_opening(page.text, line.start, line.end)
        if found is None:
            continue
        page.credits += agency_credits(found.agencies)
        name = found.agencies[0].name if found.agencies else None
        if page.dateline is None or page.dateline.agency is None:
            page.dateline = Dateline(found.place, name, found.start, found.end)
        dated = find_date(page.text[found.start : found.end], page.language, page.now)
        if dated is not None:
            page.date_seen(line, dated)
        return at, found
    return None


def _closing(page: _Page, running: list[int]) -> dict[int, int]:
    """Return where the closing credit begins, by line."""
    found: dict[int, int] = {}
    for at in running:
        line = page.lines[at]
        tag = end_credit(page.text, line.start, line.end)
        if tag is not None:
            found[at] = tag[0]
            page.credits += agency_credits(tag[1])
    return found


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _back(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _outside(page: _Page, credit: Credit) -> bool:
    """Say whether a credit stands in the article and not in its furniture."""
    for line, kind in zip(page.lines, page.kinds, strict=True):
        if line.start <= credit.start < line.end:
            return kind != "furniture"
    return False


def _any_date(page: _Page) -> Published | None:
    """Return a full date in the title or the lines around it, where no line of its own has one."""
    for line, kind in zip(page.lines, page.kinds, strict=True):
        if kind in {"title", "heading"} and len(line.text) <= 160:
            found = find_date(line.text, page.language, page.now)
            if found is not None:
                return _published(found, line.start)
    return None
