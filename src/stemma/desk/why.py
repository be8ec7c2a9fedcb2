"""Why a figure, a claim or an article's lineage is as it is: the words, the rule, the weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stemma.collation import context_of
from stemma.collation.why import Link, claim_links, figure_links
from stemma.desk.desk import Desk
from stemma.desk.phrases import about, formed, span_json
from stemma.desk.things import Found, figure_or_claim
from stemma.dossier import encode
from stemma.dossier.sheet import Part, Row, head, item, line, title
from stemma.dossier.wording import amount, origin_name
from stemma.model import (
    Article,
    Claim,
    ClaimMention,
    Dossier,
    FigureMention,
    Lineage,
    Member,
    Span,
)

__all__ = ["render_why"]

_PASSAGES = 5  # aligned passages of an article that are shown
_LONGEST = 160  # code points of a passage that are shown

Articles = Mapping[str, Article]
Mention = FigureMention | ClaimMention


def render_why(desk: Desk, given: str, form: str, *, colour: bool = False) -> bytes | str:
    """Return why something is as it is, in a form: json, markdown or terminal.

    `given` is the id of a figure, a claim or an article, or how it begins. Raises UnknownThing.
    """
    if any(given == a or (len(given) >= 4 and a.startswith(given)) for a in desk.ids()):
        return _article(desk, desk.article(given), form, colour=colour)
    found = figure_or_claim(desk, given)
    dossier = desk.dossier(found.story.story.id)
    links = _links(dossier, found)
    texts = {a.id: a for a in dossier.articles}
    if form == "json":
        return encode(_json(found, links, texts)) + b"\n"
    return formed(_rows(found, links, texts), form, colour=colour)


def _links(dossier: Dossier, found: Found) -> tuple[Link, ...]:
    story = found.story
    context = context_of(story.story, dossier.articles, dossier.analyses, story.lineages)
    if isinstance(found.thing, Claim):
        return claim_links(context, found.thing)
    return figure_links(context, found.thing)


def _json(found: Found, links: Sequence[Link], texts: Articles) -> dict[str, Any]:
    thing = found.thing
    return {
        "id": thing.id,
        "kind": found.kind,
        "story": found.story.story.id,
        "label": thing.label,
        "verdict": thing.verdict,
        "type": thing.type if isinstance(thing, Claim) else None,
        "reason": thing.reason,
        "compared": list(thing.compared),
        "mentions": [_mention_json(m, texts[m.article]) for m in thing.mentions],
        "links": [
            {
                "one": link.one,
                "other": link.other,
                "weights": [{"what": w.what, "points": w.points} for w in link.weights],
                "total": link.total,
                "bar": link.bar,
                "unit": link.unit,
            }
            for link in links
        ],
    }


def _mention_json(mention: Mention, article: Article) -> dict[str, Any]:
    return {
        "article": mention.article,
        **span_json(article.text, Span(mention.start, mention.end)),
        "attributed_to": mention.attributed_to,
        "lineage": mention.lineage,
        "voice": mention.voice,
    }


def _rows(found: Found, links: Sequence[Link], texts: Articles) -> Iterator[Row]:
    thing = found.thing
    kind = f" ({thing.type})" if isinstance(thing, Claim) and thing.type else ""
    yield title(thing.label)
    yield line(Part(f"{found.kind} {thing.id} · story {found.story.story.id}", "dim"))
    yield head(f"Verdict: {thing.verdict.replace('_', ' ')}{kind}")
    yield line(Part("Stemma: ", "dim"), Part(thing.reason, "note"))
    for place in thing.compared:
        yield item(*_mention(thing.mentions[place], texts))
    yield head("Why these words are of one thing")
    for link in links:
        one, other = thing.mentions[link.one], thing.mentions[link.other]
        yield item(
            Part(_short(one, texts), "strong"), " with ", Part(_short(other, texts), "strong")
        )
        for weight in link.weights:
            yield item(Part(f"{weight.points:+} ", "value"), weight.what, level=1)
        enough = "enough alone" if link.total >= link.bar else "joined by the mean over all pairs"
        told = f"{link.total:+} {link.unit}; {link.bar} are needed: {enough}"
        yield item(Part(told, "dim"), level=1)
    alone = _alone(thing.mentions, links)
    if alone:
        yield head("Joined by the rule of the verdict, not by an equal value")
    for place in alone:
        yield item(*_mention(thing.mentions[place], texts))


def _alone(mentions: Sequence[Mention], links: Sequence[Link]) -> list[int]:
    linked = {n for link in links for n in (link.one, link.other)}
    return [n for n in range(len(mentions)) if n not in linked]


def _mention(mention: Mention, texts: Articles) -> Iterator[Part]:
    article = texts[mention.article]
    told = (
        amount(mention.low, mention.high, mention.modifier, mention.unit)
        if isinstance(mention, FigureMention)
        else mention.position.replace("_", " ")
    )
    who = f" · {mention.attributed_to}" if mention.attributed_to else ""
    yield Part(f"{told}: ", "value")
    yield Part(f"“{_cut(article.text[mention.start : mention.end])}”")
    yield Part(f"{who} · {about(article)} · {article.id}:{mention.start}-{mention.end}", "dim")


def _short(mention: Mention, texts: Articles) -> str:
    article = texts[mention.article]
    return f"“{_cut(article.text[mention.start : mention.end])}” ({article.outlet or article.id})"


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rpartition(' ')[0]} …"


def _article(desk: Desk, article: Article, form: str, *, colour: bool) -> bytes | str:
    (story,) = [s for s in desk.stories() if article.id in s.articles]
    dossier = desk.dossier(story.id)
    lineage, member = next(
        (x, m) for x in dossier.stories[0].lineages for m in x.members if m.article == article.id
    )
    parent = next((a for a in dossier.articles if a.id == member.derived_from), None)
    if form == "json":
        return encode(_member_json(article, parent, lineage, member)) + b"\n"
    return formed(_member_rows(article, parent, lineage, member), form, colour=colour)


def _member_json(
    article: Article, parent: Article | None, lineage: Lineage, member: Member
) -> dict[str, Any]:
    return {
        "id": article.id,
        "kind": "article",
        "origin": lineage.origin,
        "relation": member.relation,
        "derived_from": member.derived_from,
        "independent": member.independent,
        "reason": member.reason,
        "passages": [
            {
                "here": span_json(article.text, p.span),
                "there": span_json(parent.text, p.parent_span),
            }
            for p in member.passages
            if parent is not None
        ],
    }


def _member_rows(
    article: Article, parent: Article | None, lineage: Lineage, member: Member
) -> Iterator[Row]:
    yield title(article.title or article.id)
    yield line(Part(f"{about(article)} · article {article.id}", "dim"))
    yield head(f"Origin: {origin_name(lineage.origin)}; {member.relation}")
    yield line(Part("Stemma: ", "dim"), Part(member.reason, "note"))
    if parent is None or not member.passages:
        return
    yield head(f"The same in {parent.outlet or parent.id}")
    for passage in member.passages[:_PASSAGES]:
        yield item(f"“{_cut(article.text[passage.span.start : passage.span.end])}”")
        there = parent.text[passage.parent_span.start : passage.parent_span.end]
        yield item(Part(f"“{_cut(there)}”", "dim"), level=1)
    if len(member.passages) > _PASSAGES:
        yield item(Part(f"and {len(member.passages) - _PASSAGES} more passages", "dim"))
