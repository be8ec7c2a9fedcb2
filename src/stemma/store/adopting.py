"""A file whose text was edited: the article that it held before is found again on the shelf."""

from __future__ import annotations

import re

import msgspec

from stemma.model import Article, stable_id
from stemma.store.shelf import Shelf
from stemma.text.similar import shared_words

__all__ = ["adopt"]

# A version shares at least so many percent of its words with the one before.
_SAME_ARTICLE = 50
# Rows of a file move when others are put before them; what is at a row says nothing about it.
_ROW = re.compile(r":\d+$")


def adopt(shelf: Shelf, article: Article) -> Article:
    """Return an article under the id of the one that its file held before, where it is an edit.

    This is for articles that have neither an address nor an id of their own: the same file held
    an article of the same outlet that shares at least half of its words. Ask before analysing,
    for an analysis names its article.
    """
    if not _is_named_by_its_text(article):
        return article
    others = shelf.by_input(article.input)
    if not others or shelf.which([article]) != ("added",):
        return article
    best = 0
    found = article.id
    for other in shelf.articles(others):
        if other.outlet != article.outlet or other.url is not None:
            continue
        shared = shared_words(other.text, article.text)
        if shared > best:
            best, found = shared, other.id
    if best < _SAME_ARTICLE:
        return article
    return msgspec.structs.replace(article, id=found)


def _is_named_by_its_text(article: Article) -> bool:
    if article.url is not None or article.input == "-" or _ROW.search(article.input):
        return False
    return article.id == stable_id("article", "", article.text)
