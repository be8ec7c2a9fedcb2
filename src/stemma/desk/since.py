"""What changed in a story since a moment, as commands print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from stemma.desk.desk import Desk
from stemma.desk.phrases import about, counted, formed, span_json
from stemma.dossier import Growth, GrowthKind, GrowthLine, encode
from stemma.dossier.sheet import Part, Row, head, item, line, title
from stemma.dossier.wording import amount, moment
from stemma.errors import UnreadableTime
from stemma.model import Article, ClaimMention, Dossier, FigureMention, Span

__all__ = ["moment_of", "render_growth"]

_HEADS: dict[GrowthKind, str] = {
    "denied": "Newly denied",
    "withdrawn": "Withdrawn: told before, told by no article now",
    "revised": "New values",
    "verdict": "Another verdict",
    "new": "New",
}
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST_AGE = 6  # digits
_SHOWN = 4  # mentions of one line that are shown

Articles = Mapping[str, Article]
Mention = FigureMention | ClaimMention


def moment_of(given: str, now: datetime | None = None) -> str:
    """Return a moment in UTC, ISO 8601, from a date, a date with a clock time, or an age.

    `2026-11-10` is that day's beginning, `2026-11-10T14:30` and `…+01:00` are clock times (UTC
    where no zone is given), `90m`, `6h` and `2d` lie so far back from `now`. Raises UnreadableTime.
    """
    number, unit = given[:-1], given[-1:]
    try:
        if number.isascii() and number.isdigit() and unit in _UNITS:
            age = timedelta(**{_UNITS[unit]: int(number[:_LONGEST_AGE])})
            return _iso((now or datetime.now(UTC)) - age)
        read = datetime.fromisoformat(given)
        return _iso(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError) as error:
        raise UnreadableTime(
            f"{given!r} is no moment; give a date (2026-11-10), a date with a time "
            "(2026-11-10T14:30) or how long ago (90m, 6h, 2d)"
        ) from error


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")


def render_growth(
    desk: Desk, story: str, since: str, form: str, *, colour: bool = False
) -> bytes | str:
    """Return what changed in a story since a moment: json, markdown or terminal.

    Raises UnknownStory and UnreadableTime.
    """
    start = moment_of(since)
    now, growth, old = desk.growth(story, start)
    new = {a.id: a for a in now.articles}
    if form == "json":
        return encode(_json(now, growth, start) | _lines_json(growth, old, new)) + b"\n"
    return formed(_rows(now, growth, start, old), form, colour=colour)


def _json(now: Dossier, growth: Growth, since: str) -> dict[str, Any]:
    return {
        "story": now.stories[0].story.id,
        "since": since,
        "new_articles": list(growth.articles),
        "new_versions": list(growth.versions),
    }


def _lines_json(growth: Growth, old: Articles, new: Articles) -> dict[str, Any]:
    return {
        "lines": [
            {
                "change": one.kind,
                "kind": one.thing,
                "id": one.id,
                "label": one.label,
                "verdict": one.verdict,
                "verdict_before": one.was,
                "reason": one.reason,
                "now": [_mention_json(m, new[m.article]) for m in one.mentions],
                "before": [_mention_json(m, old[m.article]) for m in one.before],
            }
            for one in growth.lines
        ]
    }


def _mention_json(mention: Mention, article: Article) -> dict[str, Any]:
    told: dict[str, Any] = {"article": mention.article}
    told |= span_json(article.text, Span(mention.start, mention.end))
    if isinstance(mention, FigureMention):
        told |= {"low": mention.low, "high": mention.high, "modifier": mention.modifier}
    else:
        told["position"] = mention.position
    return told | {"attributed_to": mention.attributed_to}


def _rows(now: Dossier, growth: Growth, since: str, old: Articles) -> Iterator[Row]:
    new = {a.id: a for a in now.articles}
    story = now.stories[0].story
    yield title(f"“{story.title}” since {moment(since)}")
    told = [
        counted(len(growth.articles), "new article"),
        counted(len(growth.versions), "new version"),
        counted(len(growth.lines), "change"),
    ]
    yield line(Part(f"{' · '.join(told)} · id {story.id}", "dim"))
    if growth.articles or growth.versions:
        yield head("Articles")
        yield from _article_rows(growth, new)
    for kind, heading in _HEADS.items():
        lines = [one for one in growth.lines if one.kind == kind]
        if lines:
            yield head(heading)
        for one in lines:
            yield from _line_rows(one, old, new)


def _article_rows(growth: Growth, new: Articles) -> Iterator[Row]:
    for name in growth.articles:
        yield item(new[name].title or name, Part(f" · {about(new[name])} · {name}", "dim"))
    for name in growth.versions:
        said = f"{_edited(new[name])}; `stemma show {name} --versions` shows what changed"
        yield item(new[name].title or name, Part(f" · {about(new[name])} · {said}", "dim"))


def _edited(article: Article) -> str:
    """Return how an outlet told its readers of an edit."""
    if article.notice is None:
        return "edited without a notice"
    if article.notice == "withdrawn":
        return "withdrawn by its outlet"
    return "edited, with a notice of correction"


def _line_rows(one: GrowthLine, old: Articles, new: Articles) -> Iterator[Row]:
    verdict = (one.verdict or "gone").replace("_", " ")
    was = f", before {one.was.replace('_', ' ')}" if one.was and one.was != one.verdict else ""
    yield item(Part(one.label, "strong"), Part(f" · {verdict}{was} · id {one.id}", "dim"))
    yield from _told(one.before, old, "removed")
    yield from _told(one.mentions, new, "added")
    if one.reason and one.kind != "new":
        yield item(Part("Stemma: ", "dim"), Part(one.reason, "note"), level=1)


def _told(
    mentions: Sequence[Mention], texts: Articles, style: Literal["removed", "added"]
) -> Iterator[Row]:
    for mention in mentions[:_SHOWN]:
        article = texts[mention.article]
        words = " ".join(article.text[mention.start : mention.end].split())
        who = f" · {mention.attributed_to}" if mention.attributed_to else ""
        yield item(
            Part(f"{_value(mention)}: ", "value"),
            Part(f"“{words}”", style),
            Part(f"{who} · {about(article)} · {article.id}", "dim"),
            level=1,
        )
    if len(mentions) > _SHOWN:
        yield item(Part(f"and {len(mentions) - _SHOWN} more", "dim"), level=1)


def _value(mention: Mention) -> str:
    if isinstance(mention, FigureMention):
        return amount(mention.low, mention.high, mention.modifier, mention.unit)
    return mention.position.replace("_", " ")
