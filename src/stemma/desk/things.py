"""What an id on the command line means: an article, a place in one, a story, a figure or a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from stemma.desk.desk import Desk
from stemma.errors import UnknownThing
from stemma.model import (
    Anchor,
    Article,
    Claim,
    Figure,
    Story,
    StoryDossier,
    Subject,
    SubjectKind,
)

__all__ = ["Found", "figure_or_claim", "subject"]

# So many first characters of an id are enough, where no other id begins like that.
_SHORTEST = 4
_PLACE = re.compile(r"(?P<article>.+):(?P<start>\d+)-(?P<end>\d+)")
_SHOWN = 5


class Found(msgspec.Struct, frozen=True):
    """A figure or a claim with the story that it is in."""

    kind: Literal["figure", "claim"]
    thing: Figure | Claim
    story: StoryDossier


def figure_or_claim(desk: Desk, given: str) -> Found:
    """Return the figure or claim of an id, or of the beginning of one; raises UnknownThing."""
    found = _meant(desk, given)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownThing(_several(given, [f.thing.id for f in found]))
    raise UnknownThing(
        f"there is no figure or claim {given!r} on the desk; `stemma dossier` prints their ids"
    )


def subject(desk: Desk, given: str) -> Subject:
    """Return what an id means, with the places that it has now.

    `ARTICLE:START-END` is a place in an article, in code points of its text. Raises UnknownThing
    where nothing or more than one thing is meant.
    """
    place = _PLACE.fullmatch(given)
    if place:
        return _mention(desk, place["article"], int(place["start"]), int(place["end"]))
    found = [*_articles(desk, given), *_stories(desk, given)]
    if not any(f.id == given for f in found):
        found += [_of(f.kind, f.thing, desk) for f in _meant(desk, given)]
    whole = [f for f in found if f.id == given]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        raise UnknownThing(_several(given, [f"{f.kind} {f.id}" for f in found]))
    raise UnknownThing(
        f"there is no article, story, figure or claim {given!r} on the desk; `stemma stories` "
        "and `stemma dossier` print ids, and ARTICLE:START-END is a place in an article"
    )


def _mention(desk: Desk, name: str, start: int, end: int) -> Subject:
    article = desk.article(name)
    if not start < end <= len(article.text):
        raise UnknownThing(
            f"{start}-{end} is no place in article {article.id}, whose text has "
            f"{len(article.text)} characters"
        )
    return Subject("mention", f"{article.id}:{start}-{end}", (_anchor(article, start, end),))


def _articles(desk: Desk, given: str) -> Iterator[Subject]:
    for article in desk.ids():
        if _means(given, article):
            yield Subject("article", article, (Anchor(article),))


def _stories(desk: Desk, given: str) -> Iterator[Subject]:
    for story in desk.stories():
        if _means(given, story.id):
            yield Subject("story", story.id, tuple(Anchor(a) for a in story.articles))


def _meant(desk: Desk, given: str) -> list[Found]:
    """Return the figures and claims that an id may mean; a whole id ends the search."""
    found = []
    for line in _lines(desk):
        if line.thing.id == given:
            return [line]
        if _means(given, line.thing.id):
            found.append(line)
    return found


def _lines(desk: Desk) -> Iterator[Found]:
    for story in desk.stories():
        yield from _lines_of(story, desk)


def _lines_of(story: Story, desk: Desk) -> Iterator[Found]:
    (made,) = desk.dossier(story.id).stories
    for figure in made.collation.figures:
        yield Found("figure", figure, made)
    for claim in made.collation.claims:
        yield Found("claim", claim, made)


def _of(kind: SubjectKind, thing: Figure | Claim, desk: Desk) -> Subject:
    texts = {m.article: desk.article(m.article) for m in thing.mentions}
    anchors = tuple(_anchor(texts[m.article], m.start, m.end) for m in thing.mentions)
    return Subject(kind, thing.id, anchors)


def _anchor(article: Article, start: int, end: int) -> Anchor:
    return Anchor(article.id, start, end, article.text[start:end])


def _means(given: str, name: str) -> bool:
    return given == name or (len(given) >= _SHORTEST and name.startswith(given))


def _several(given: str, names: Sequence[str] | Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return f"{given!r} may be {', '.join(listed[:_SHOWN])}{more}; give more of the id"
