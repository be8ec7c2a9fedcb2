"""What putting an article on a shelf comes to: known, a new article or a new version of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from stemma.model import Article, stable_id
from stemma.store.records import fingerprint
from stemma.store.shelf import Outcome

__all__ = [
    "Decision",
    "State",
    "decide",
    "last_change",
    "older",
    "settle",
    "state_of",
    "text_digest",
]


class State(msgspec.Struct, frozen=True, gc=False):
    """What is compared of a version: never its text, so that deciding needs no record.

    `digest` is over title and text, `body` over the whole article but its input, `source` that of
    the bytes it was read from, `reading` the reader's stage version, `changed` the ISO moment of
    its last change where the page says one.
    """

    number: int
    digest: str
    body: str
    source: str
    reading: str
    changed: str
    current: bool


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What becomes of an article: its outcome, the version's number, and whether it is current.

    `replaces` is true where it takes the place of the version of that number.
    """

    outcome: Outcome
    number: int
    current: bool
    replaces: bool = False


def text_digest(article: Article) -> str:
    """Return the hash over title and text that tells one version from another."""
    return stable_id("version", article.title or "", article.text)


def last_change(article: Article) -> str:
    """Return the latest moment at which the page says that it was published or modified, or ''."""
    latest = ""
    for seen in article.dates:
        if not latest or older(latest, seen.value):
            latest = seen.value
    return latest


def state_of(article: Article, reading: str) -> State:
    """Return what is compared of an article that a reader of this stage version made."""
    return State(
        number=0,
        digest=text_digest(article),
        body=fingerprint(article),
        source=article.digest,
        reading=reading,
        changed=last_change(article),
        current=True,
    )


def decide(new: State, there: Sequence[State]) -> Decision:
    """Say what a version comes to beside those that are there already, in the order of adding."""
    if not there:
        return Decision("added", 1, current=True)
    current = next((s for s in there if s.current), there[-1])
    for old in reversed(there):
        same = old.digest == new.digest and (old.body == new.body or not _read_anew(new, old))
        if same and not _came_back(new, old, current):
            return Decision("known", old.number, old.current)
    for old in there:
        if (old.digest == new.digest or new.source) and _read_anew(new, old):
            return Decision("version", old.number, old.current, replaces=True)
    stale = bool(new.changed and current.changed) and older(new.changed, current.changed)
    return Decision("version", max(s.number for s in there) + 1, current=not stale)


def settle(new: State, there: list[State]) -> Decision:
    """Decide as `decide` does, and bring the versions that are there up to what comes of it."""
    made = decide(new, there)
    if made.outcome == "known":
        return made
    state = msgspec.structs.replace(new, number=made.number, current=made.current)
    if made.replaces:
        place = next(i for i, s in enumerate(there) if s.number == made.number)
        there[place] = state
        return made
    if made.current:
        there[:] = [msgspec.structs.replace(s, current=False) for s in there]
    there.append(state)
    return made


def _came_back(new: State, old: State, current: State) -> bool:
    """Tell whether a page says that it has an earlier text again, since after the current one."""
    if old.current or not (new.changed and current.changed):
        return False
    return older(old.changed, new.changed) and older(current.changed, new.changed)


def _read_anew(new: State, old: State) -> bool:
    """Tell whether the same bytes were read by another reader."""
    return old.source == new.source and old.reading != new.reading


def older(one: str, other: str) -> bool:
    """Tell whether an ISO moment surely lies before another; days are compared as days."""
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return one[:10] < other[:10]
    return first < second


def _moment(value: str) -> datetime | None:
    """Return a moment in UTC, or None where only the day, or no zone, is given."""
    if len(value) <= len("2026-11-10"):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.astimezone(UTC)
