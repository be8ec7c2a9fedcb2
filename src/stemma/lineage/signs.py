"""Signs on the page of how a text came about: own reporting, a source in another language."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from urllib.parse import urlsplit

from stemma.languages import language
from stemma.languages.regions import main_language
from stemma.model import Analysis, Article, Span
from stemma.text import PhraseMatcher, fold

__all__ = ["foreign_source", "own_reporting"]

# How far behind the cue the outlet stands that was told.
_REACH = 60
# How many letters of a word an ending may change ('Radio', 'Radiem').
_ENDING = 3
_WORD = re.compile(r"\w+")


@cache
def _own(code: str) -> PhraseMatcher[None]:
    part = language(code).reporting
    return PhraseMatcher((phrase, None) for phrase in (part.own if part else ()))


@cache
def _told(code: str) -> PhraseMatcher[None]:
    part = language(code).reporting
    return PhraseMatcher((phrase, None) for phrase in (part.told if part else ()))


def own_reporting(article: Article, analysis: Analysis) -> Span | None:
    """Return where the outlet first says that it reported itself, quotations aside, or None.

    Somebody told this outlet, its reporter was there, or the outlet is named as whom one told.
    """
    quoted = [(q.start, q.end) for q in analysis.quotes]
    read = article.spans("lede", "body", "heading", "byline")
    for hit in _own(analysis.language).longest(fold(article.text)):
        inside = any(s.start <= hit.start < s.end for s in read)
        if inside and not any(start <= hit.start < end for start, end in quoted):
            return Span(hit.start, hit.end)
    return _told_by_name(article, analysis) or _told_outlet(article, analysis)


def _told_by_name(article: Article, analysis: Analysis) -> Span | None:
    """Return the phrase of telling with the outlet's name behind it, whatever its endings."""
    name = _WORD.findall(fold(article.outlet or ""))
    folded = fold(article.text)
    for hit in _told(analysis.language).longest(folded) if name else ():
        behind = list(_WORD.finditer(folded, hit.end, hit.end + _REACH))
        words = [m[0] for m in behind[: len(name) + 1]]
        for skipped in (0, 1):  # an article may stand before the name
            found = words[skipped : skipped + len(name)]
            if len(found) == len(name) and all(map(_same_word, found, name)):
                return Span(hit.start, behind[skipped + len(name) - 1].end())
    return None


def _same_word(one: str, other: str) -> bool:
    """Say whether two words are the same but for an ending."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    shared = sum(1 for _ in alike)
    rest = max(len(one), len(other)) - shared
    return rest == 0 or (shared >= _ENDING and rest <= _ENDING)


def _told_outlet(article: Article, analysis: Analysis) -> Span | None:
    """Return the words that say that somebody told the outlet, by its name."""
    outlet = fold(article.outlet or "")
    for attribution in analysis.attributions:
        if not outlet or not attribution.cue or fold(attribution.via or "") != outlet:
            continue
        start, end = attribution.cue[0]
        at = fold(article.text).find(outlet, end, end + _REACH)
        return Span(start, at + len(outlet) if at >= 0 else end)
    return None


def foreign_source(article: Article, link: Span) -> bool:
    """Say whether a source's address is of a country that mostly speaks another language."""
    host = urlsplit(article.text[link.start : link.end]).hostname or ""
    spoken = main_language(host.rsplit(".", maxsplit=1)[-1]) if "." in host else None
    return spoken is not None and spoken != article.language
