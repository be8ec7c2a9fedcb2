"""One article out of what an input gave: fields that are checked, blocks, dates, names, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import regex

from stemma.errors import UnreadableInput
from stemma.model import Article, Credit, Published, stable_id
from stemma.reading.blocks import lay_out
from stemma.reading.credits import link_name
from stemma.reading.dates import find_date
from stemma.reading.tongue import detect_language
from stemma.settings import longest

__all__ = ["build_article"]

# Half of a pair that UTF-16 writes one character with; alone it is no character.
_HALF = re.compile("[\ud800-\udfff]")
_URL_DAY = regex.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_ISO_DAY = regex.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$")
_LONGEST_DATE = 100
_ISO_PART = regex.compile(r"\d{4}(?:-\d\d)?$")


def build_article(
    row: Mapping[str, Any], where: str, now: date | None, page_date: str | None = None
) -> Article:
    """Return the article of a row (`id, url, outlet, language, published, text, title`).

    Everything but `text` may be absent; `page_date` is what a page's metadata say. No date after
    `now` is read out of a text or an address. Without an id given, the address without its
    trackers is the identity, so that an edited page stays one article. Raises UnreadableInput where there is no text, where
    it is longer than an article may be, or where a field is no string.
    """
    text = _field(row, "text", where)
    if text is None or not text.strip():
        raise UnreadableInput(where, "there is no text in it: the field 'text' is missing or empty")
    if len(text) > (most := longest()):
        raise UnreadableInput(
            where,
            f"this text has {len(text):,} characters; more than {most:,} are not read as one "
            "article (the setting STEMMA_LONGEST)",
        )
    url, outlet, title = (_field(row, k, where) for k in ("url", "outlet", "title"))
    given = _field(row, "language", where)
    code = given.replace("_", "-").split("-")[0].lower() if given else detect_language(text)
    layout = lay_out(text, title, outlet, code, now)
    said = _field(row, "published", where)
    given_day = _given_date(said, code)
    published = (
        given_day
        or _page_date(page_date, now)
        or _settled(layout.published, url)
        or _url_date(url, now)
    )
    names = tuple(n for n in (layout.outlet, outlet) if n)
    return Article(
        id=_identity(row, url, text, where),
        input=where,
        text=text,
        url=url,
        outlet=outlet or layout.outlet or _host(url),
        title=title or layout.title,
        language=code,
        published=published,
        byline=layout.byline,
        dateline=layout.dateline,
        notice=layout.notice,
        blocks=layout.blocks,
        credits=tuple(_named(c, text, names) for c in layout.credits),
        notes=tuple(_notes(None if given_day else said, text)),
    )


def _notes(no_date: str | None, text: str) -> Iterator[str]:
    """Yield what of the input could not be taken as it stands."""
    if no_date is not None and no_date.strip():
        yield f"the field 'published' is {no_date!r:.60} and no date; it counts as not told"
    if lost := text.count("\ufffd"):
        yield f"{lost} signs of the text were lost before or while it was read (U+FFFD)"


def _identity(row: Mapping[str, Any], url: str | None, text: str, where: str) -> str:
    given = row.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return _field(row, "id", where) or _own_id(url, text)


def _own_id(url: str | None, text: str) -> str:
    """Return an id that an edited page keeps: a hash of its address, or of the text without one.

    The address of a site as a whole names none of its articles; there the text tells them apart.
    """
    if url is None:
        return stable_id("article", "", text)
    from stemma.text.addresses import canonical, names_a_page  # noqa: PLC0415 - slow to import

    address = canonical(url)
    if address is None or not names_a_page(address):
        return stable_id("article", address or "", text)
    return stable_id("article", address)


def _field(row: Mapping[str, Any], name: str, where: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableInput(where, f"the field {name!r} must be a string and is {value!r:.60}")
    if half := _HALF.search(value):
        raise UnreadableInput(
            where,
            f"the field {name!r} holds half a character ({half[0]!a} at {half.start()}): "
            "its encoding was broken before it came here",
        )
    return value


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # an address with half a bracket names no host
        return None
    return host.removeprefix("www.") if host else None


def _named(credit: Credit, text: str, names: tuple[str, ...]) -> Credit:
    """Return a source link under the name by which the page itself calls that site."""
    if credit.kind != "source_link":
        return credit
    address = text[credit.start : credit.end]
    if "/" not in address:
        return credit
    return Credit(credit.kind, link_name(address, names), credit.start, credit.end)


def _given_date(raw: str | None, language: str) -> Published | None:
    """Return what the input says of the day; a value that is no date counts as not said."""
    if raw is None:
        return None
    value = raw.strip()
    if len(value) > _LONGEST_DATE:
        return None
    if _ISO_PART.match(value):
        return Published(value, "month" if len(value) > 4 else "year", "given")
    if _ISO_DAY.match(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return None
        return Published(value, "minute" if len(value) > 10 else "day", "given")
    found = find_date(value, language)
    if found is not None:
        return Published(found.value, found.precision, "given", certain=found.other is None)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return Published(moment.isoformat(timespec="minutes"), "minute", "given")


def _page_date(raw: str | None, now: date | None) -> Published | None:
    found = _given_date(raw, "und")
    if found is None or (now is not None and found.value[:10] > now.isoformat()):
        return None
    return Published(found.value, found.precision, "page")


def _settled(read: Published | None, url: str | None) -> Published | None:
    """Return the day that was read; where day and month may be exchanged the address decides."""
    if read is None or read.certain:
        return read
    said = _url_date(url, None)
    if said is None:
        return read
    year, month, day = said.value.split("-")
    if read.value[:10] not in {said.value, f"{year}-{day}-{month}"}:
        return read
    value = said.value + read.value[10:]
    return Published(value, read.precision, "text", read.start, read.end)


def _url_date(url: str | None, now: date | None) -> Published | None:
    match = _URL_DAY.search(url) if url else None
    if match is None:
        return None
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return None
    if now is not None and day > now:
        return None
    return Published(day.isoformat(), "day", "url")
