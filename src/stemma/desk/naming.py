"""From what a person types to the id of an article or a story: whole ids, or how they begin."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from stemma.errors import UnknownArticle, UnknownStory
from stemma.model import StoryChange

__all__ = ["article_id", "story_id"]

# So many first characters of an id are enough, where no other id begins like that.
SHORTEST = 4
_SHOWN = 5
_NEAREST = 3


def article_id(given: str, ids: Sequence[str]) -> str:
    """Return the id of an article; raises UnknownArticle with what is near or what is meant."""
    found = _meant(given, ids)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownArticle(f"{_several(given, found, 'articles')}; give more of the id")
    raise UnknownArticle(
        f"there is no article {given!r} on the desk{_near(given, ids)}; "
        "`stemma search WORDS` finds articles and prints their ids"
    )


def story_id(given: str, ids: Sequence[str], changes: Sequence[StoryChange] = ()) -> str:
    """Return the id of a story; raises UnknownStory with what is near or what is meant.

    An id that a story had before, or that was merged into another story, leads where `changes` do.
    """
    found = _meant(given, ids)
    if not found:
        former = {c.story: c.other for c in changes}
        found = _meant(given, sorted(former))
        while len(found) == 1 and found[0] in former and found[0] not in ids:
            found = [former.pop(found[0])]
        found = [f for f in found if f in ids] if len(found) == 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownStory(f"{_several(given, found, 'stories')}; give more of the id")
    raise UnknownStory(
        f"there is no story {given!r} on the desk{_near(given, ids)}; "
        "`stemma stories` lists them with their ids"
    )


def _meant(given: str, ids: Sequence[str]) -> list[str]:
    """Return the ids that may be meant: the very one, else all that begin so."""
    if given in ids:
        return [given]
    if len(given) < SHORTEST:
        return []
    return [i for i in ids if i.startswith(given)]


def _several(given: str, found: Sequence[str], noun: str) -> str:
    shown = ", ".join(found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{given!r} begins the ids of {len(found)} {noun}: {shown}{more}"


def _near(given: str, ids: Sequence[str]) -> str:
    found = get_close_matches(given, ids, _NEAREST)
    return f"; the nearest ids are {', '.join(found)}" if found else ""
